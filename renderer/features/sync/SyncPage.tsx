import { useQuery } from '@tanstack/react-query'
import { DeskError } from '../../../main/contract/errors.ts'
import { useTRPC } from '../../app/api.ts'
import { useTexts } from '../../app/i18n.ts'
import { useMay } from '../../app/session.ts'
import { ErrorNote, ErrorState } from '../../components/ErrorState.tsx'
import { Loading } from '../../components/Loading.tsx'
import { Page } from '../../components/Page.tsx'
import '../settings/settings.css'
import { HistoryPart } from './HistoryPart.tsx'
import { JoinPart } from './JoinPart.tsx'
import { NetworkPart } from './network/NetworkPart.tsx'
import { ReceiptPart } from './ReceiptPart.tsx'
import { SaidPart } from './SaidPart.tsx'
import { SendPart } from './SendPart.tsx'
import { StandingPart } from './StandingPart.tsx'
import './sync.css'
import { texts } from './texts.ts'

/** How this site and its headquarters stand: joining, sending, receipts, and what was said. */
export function SyncPage() {
  const t = useTexts(texts)
  const may = useMay()('sync.run')
  return (
    <Page title={t('title')}>
      {may ? (
        <Exchange />
      ) : (
        <ErrorNote error={new DeskError('permission.denied', { permission: 'sync.run' })} />
      )}
    </Page>
  )
}

function Exchange() {
  const trpc = useTRPC()
  const overview = useQuery(trpc.sync.overview.queryOptions())
  if (overview.isPending) return <Loading rows={6} rowHeight={40} />
  if (!overview.data) return <ErrorState error={overview.error} retry={overview.refetch} />
  const { link } = overview.data
  return (
    <div className="settings">
      {link ? (
        <>
          <StandingPart overview={{ ...overview.data, link }} />
          <NetworkPart />
          <SendPart />
          <ReceiptPart />
          <SaidPart receipt={overview.data.lastReceipt} />
          <HistoryPart />
        </>
      ) : null}
      <JoinPart joined={link !== null} />
    </div>
  )
}
