import { useMutation } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { useRef } from 'react'
import { useTRPC } from '../../app/api.ts'
import { useTexts } from '../../app/i18n.ts'
import { ErrorNote } from '../../components/ErrorState.tsx'
import { FileDrop } from '../cases/files/FileDrop.tsx'
import { upload } from '../cases/files/upload.ts'
import { useRefreshSync } from './refresh.ts'
import { texts } from './texts.ts'

/** Takes in a receipt by file. What it says stands below. */
export function ReceiptPart() {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const refresh = useRefreshSync()
  const { message } = App.useApp()
  const input = useRef<HTMLInputElement>(null)
  const take = useMutation(trpc.sync.takeReceipt.mutationOptions())
  const bring = useMutation({
    mutationFn: async (file: File) => take.mutateAsync({ uploadId: await upload(file) }),
    onSuccess: ({ number, taken }) => {
      message.success(t(taken > 0 ? 'takenNews' : 'taken', { number }))
      refresh()
    },
  })
  const chosen = (files: readonly File[]) => {
    const [file] = files
    if (file && !bring.isPending) bring.mutate(file)
  }
  return (
    <section className="settings-part" aria-label={t('receipt')}>
      <h2>{t('receipt')}</h2>
      <p className="desk-soft">{t('receiptHint')}</p>
      <FileDrop onFiles={chosen} disabled={bring.isPending}>
        <div className="settings-buttons">
          <Button loading={bring.isPending} onClick={() => input.current?.click()}>
            {t('chooseReceipt')}
          </Button>
          <span className="desk-soft" role="status">
            {t(bring.isPending ? 'taking' : 'dropReceipt')}
          </span>
          <input
            ref={input}
            type="file"
            hidden
            accept=".desk-receipt"
            aria-label={t('chooseReceipt')}
            onChange={event => {
              chosen([...(event.target.files ?? [])])
              event.target.value = ''
            }}
          />
        </div>
      </FileDrop>
      <ErrorNote error={bring.error} />
    </section>
  )
}
