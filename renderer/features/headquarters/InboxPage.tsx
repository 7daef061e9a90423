import { Alert, Button, Progress } from 'antd'
import { useRef } from 'react'
import type { ReceivedAll } from '../../../main/contract/headquarters.ts'
import { useTexts } from '../../app/i18n.ts'
import { useMay } from '../../app/session.ts'
import { ErrorNote } from '../../components/ErrorState.tsx'
import { Page } from '../../components/Page.tsx'
import { FileDrop } from '../cases/files/FileDrop.tsx'
import './headquarters.css'
import { InboxList } from './InboxList.tsx'
import { ReceiptButton } from './ReceiptButton.tsx'
import { texts } from './texts.ts'
import { type Receiving, useReceiving } from './useReceiving.ts'

/** Parcels of sites: brought in here, and what became of each. */
export function InboxPage() {
  const t = useTexts(texts)
  const may = useMay()
  const chooser = useRef<HTMLInputElement>(null)
  const { receiving, result, error, take, cancel } = useReceiving()
  const brings = may('sync.run')
  return (
    <FileDrop onFiles={take} disabled={!brings || receiving !== undefined}>
      <Page
        title={t('inbox')}
        actions={
          brings ? (
            <Button
              type="primary"
              disabled={receiving !== undefined}
              onClick={() => chooser.current?.click()}
            >
              {t('choose')}
            </Button>
          ) : null
        }
        aside={brings ? <span className="desk-soft">{t('dropHint')}</span> : null}
      >
        <input
          ref={chooser}
          type="file"
          multiple
          hidden
          aria-label={t('choose')}
          accept=".desk-bundle"
          onChange={event => {
            take([...(event.target.files ?? [])])
            // The same files can be chosen again.
            event.target.value = ''
          }}
        />
        {receiving ? <Working receiving={receiving} onStop={cancel} /> : null}
        <ErrorNote error={error} />
        {result === 'stopped' ? <Alert type="info" showIcon role="status" title={t('stopped')} /> : null}
        {result && result !== 'stopped' ? <Outcome result={result} /> : null}
        <InboxList />
      </Page>
    </FileDrop>
  )
}

function Working({ receiving, onStop }: { readonly receiving: Receiving; onStop(): void }) {
  const t = useTexts(texts)
  return (
    <div className="hq-working" role="status">
      <span>
        {receiving.step === 'upload'
          ? t('uploading', { done: receiving.done, of: receiving.of })
          : t('receiving')}
      </span>
      <Progress percent={receiving.percent} size="small" />
      <Button onClick={onStop}>{t('stop')}</Button>
    </div>
  )
}

function Outcome({ result: { taken, refused, waiting, receipts } }: { readonly result: ReceivedAll }) {
  const t = useTexts(texts)
  const counts = [
    t('came', { count: taken }),
    ...(refused > 0 ? [t('refusedCount', { count: refused })] : []),
    ...(waiting > 0 ? [t('waitingCount', { count: waiting })] : []),
  ]
  return (
    <Alert
      className="hq-outcome"
      type={refused > 0 || waiting > 0 ? 'warning' : 'success'}
      showIcon
      role="status"
      title={counts.join(' · ')}
      description={
        receipts.length > 0 ? (
          <>
            <p>{t('receiptsReady')}</p>
            <div className="hq-buttons">
              {receipts.map(({ hqSiteId, name, number }) => (
                <ReceiptButton key={hqSiteId} hqSiteId={hqSiteId}>
                  {t('receiptOf', { name, number })}
                </ReceiptButton>
              ))}
            </div>
          </>
        ) : null
      }
    />
  )
}
