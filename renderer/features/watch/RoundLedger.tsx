import { useInfiniteQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { Link } from 'react-router'
import { roundOutcomeWords } from '../../../main/contract/knowledge-words.ts'
import type { RoundRow } from '../../../main/contract/watch.ts'
import { useTRPC, useTRPCClient } from '../../app/api.ts'
import { useTexts } from '../../app/i18n.ts'
import { casePath } from '../../app/paths.ts'
import { EmptyState } from '../../components/EmptyState.tsx'
import { ErrorState } from '../../components/ErrorState.tsx'
import { Loading } from '../../components/Loading.tsx'
import { StateTag } from '../../components/StateTag.tsx'
import { Time } from '../../components/Time.tsx'
import { useWord } from '../cases/words.ts'
import { texts } from './texts.ts'

const tones = { nothing: 'done', finding: 'dueSoon', unreachable: 'off' } as const

/** Rounds and what they found, newest first. */
export function RoundLedger() {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const client = useTRPCClient()
  const pages = useInfiniteQuery({
    queryKey: [...trpc.watch.ledger.pathKey(), 'pages'],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      client.watch.ledger.query(pageParam === undefined ? {} : { before: pageParam }, { signal }),
    getNextPageParam: page => page.next ?? undefined,
  })
  const rows = pages.data?.pages.flatMap(page => [...page.rows]) ?? []
  if (pages.error && rows.length === 0) return <ErrorState error={pages.error} retry={pages.refetch} />
  if (pages.isPending) return <Loading rows={8} />
  if (rows.length === 0) return <EmptyState text={t('ledgerEmpty')} />
  return (
    <div
      className="round-ledger"
      // Whoever has no mouse scrolls it by the arrow keys.
      tabIndex={0}
      role="region"
      aria-label={t('tabLedger')}
    >
      <table>
        <thead>
          <tr>
            {(['when', 'place', 'outcome', 'by', 'cases'] as const).map(name => (
              <th key={name} scope="col">
                {t(name)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(row => (
            <Round key={row.id} row={row} />
          ))}
        </tbody>
      </table>
      {pages.hasNextPage ? (
        <Button
          loading={pages.isFetchingNextPage}
          onClick={() => {
            pages.fetchNextPage().catch(reportError)
          }}
        >
          {t('more')}
        </Button>
      ) : null}
    </div>
  )
}

function Round({ row }: { readonly row: RoundRow }) {
  const word = useWord()
  return (
    <tr>
      <td>
        <Time at={row.at} as="moment" />
      </td>
      <td>{row.placeName}</td>
      <td>
        <StateTag tone={tones[row.outcome]}>{word(roundOutcomeWords[row.outcome])}</StateTag>
      </td>
      <td>{row.byName}</td>
      <td>
        <div className="round-cases">
          {row.findings.map(({ caseId, caseNumber }) => (
            <Link key={caseId} to={casePath(caseId)}>
              {caseNumber}
            </Link>
          ))}
        </div>
      </td>
    </tr>
  )
}
