import { useQuery } from '@tanstack/react-query'
import { z } from 'zod'
import { Id } from '../../../main/contract/values.ts'
import { useAddress } from '../../app/address.ts'
import { useTRPC } from '../../app/api.ts'
import { useTexts } from '../../app/i18n.ts'
import { EmptyState } from '../../components/EmptyState.tsx'
import { ErrorState } from '../../components/ErrorState.tsx'
import { Loading } from '../../components/Loading.tsx'
import { Page } from '../../components/Page.tsx'
import { VirtualList } from '../../components/VirtualList.tsx'
import { LeakLine } from './LeakLine.tsx'
import './leaks.css'
import { LeaksTabs } from './LeaksTabs.tsx'
import { texts } from './texts.ts'

/** What is late changes with the time alone, in milliseconds. */
const askAgain = 30_000

const Address = z.object({ leak: Id.optional() })

/** Every open leak, what has to be done first in front. */
export function BoardPage() {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const [{ leak }, change] = useAddress(Address)
  const open = useQuery(trpc.leaks.open.queryOptions(undefined, { refetchInterval: askAgain }))
  return (
    <Page title={t('title')} aside={<LeaksTabs />} fill>
      {open.error && !open.data ? <ErrorState error={open.error} retry={open.refetch} /> : null}
      {open.isPending ? <Loading rows={8} rowHeight={56} /> : null}
      {open.data?.length === 0 ? <EmptyState text={t('empty')} /> : null}
      {open.data && open.data.length > 0 ? (
        <VirtualList
          items={open.data}
          keyOf={row => row.caseId}
          label={t('title')}
          rowHeight={58}
          selected={leak}
          onSelect={row => change({ leak: row.caseId })}
          keyLabels={{ next: t('nextRow'), previous: t('previousRow') }}
          render={row => <LeakLine leak={row} />}
        />
      ) : null}
    </Page>
  )
}
