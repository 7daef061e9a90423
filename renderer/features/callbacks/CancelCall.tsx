import { Button, Dropdown } from 'antd'
import { cancelReasonWords } from '../../../main/contract/callback-words.ts'
import { useCommand, useTRPC } from '../../app/api.ts'
import { useTexts } from '../../app/i18n.ts'
import { ErrorNote } from '../../components/ErrorState.tsx'
import { useWord } from '../cases/words.ts'
import { texts } from './texts.ts'

const reasons = ['owner-declined', 'anonymous', 'other'] as const

/** Nobody is called, for a reason. */
export function CancelCall({ callbackId }: { readonly callbackId: string }) {
  const t = useTexts(texts)
  const word = useWord()
  const trpc = useTRPC()
  const cancel = useCommand(trpc.callbacks.cancel)
  return (
    <>
      <Dropdown
        trigger={['click']}
        menu={{
          items: reasons.map(reason => ({ key: reason, label: word(cancelReasonWords[reason]) })),
          onClick: ({ key }) => {
            const reason = reasons.find(one => one === key)
            if (reason) cancel.send({ callbackId, reason })
          },
        }}
      >
        <Button type="text" loading={cancel.pending}>
          {t('cancel')}
        </Button>
      </Dropdown>
      <ErrorNote error={cancel.error} />
    </>
  )
}
