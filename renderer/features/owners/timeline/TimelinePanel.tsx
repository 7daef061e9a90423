import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Button, Segmented } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import type { Words } from '../../../../main/contract/words.ts'
import { useTRPC, useTRPCClient } from '../../../app/api.ts'
import { useLanguage, useTexts } from '../../../app/i18n.ts'
import { ErrorState } from '../../../components/ErrorState.tsx'
import { Loading } from '../../../components/Loading.tsx'
import { ownerWords } from '../../../components/owner-words.ts'
import { Time } from '../../../components/Time.tsx'
import '../file.css'
import { sheetPath } from '../../sheets/paths.ts'
import { describe, type Entry, type EntryGroup, entryGroups, groupOf, type Names } from './describe.ts'
import { texts } from './texts.ts'

interface TimelinePanelProps extends Names {
  /** A unit or a person. */
  readonly subjectId: string
}

const pageSize = 50

/** Everything that ever happened to a unit or person, newest first, narrowed by kind. */
export function TimelinePanel({ subjectId, nameOf, numberOf }: TimelinePanelProps) {
  const t = useTexts(texts)
  const words = useTexts(ownerWords)
  const language = useLanguage()
  const word = (one: Words) => one[language]
  const client = useTRPCClient()
  const trpc = useTRPC()
  const types = useQuery(trpc.documents.types.queryOptions(undefined, { staleTime: 60_000 }))
  const paper = (type: string) => types.data?.find(({ id }) => id === type)?.name[language]
  const [group, setGroup] = useState<EntryGroup>('all')
  const found = useInfiniteQuery({
    queryKey: [...trpc.timeline.ofSubject.queryKey({ subjectId }), 'pages'],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) =>
      client.timeline.ofSubject.query(
        { subjectId, limit: pageSize, ...(pageParam === '' ? {} : { before: pageParam }) },
        { signal },
      ),
    getNextPageParam: last => last.next ?? undefined,
  })
  const entries = found.data?.pages.flatMap(page => page.rows) ?? []
  const shown = entries.filter(entry => group === 'all' || groupOf(entry) === group)
  return (
    <section className="owner-panel">
      <header>
        <h2>{t('title')}</h2>
        <Segmented<EntryGroup>
          size="small"
          aria-label={t('filter')}
          value={group}
          onChange={setGroup}
          options={entryGroups.map(value => ({ value, label: t(`filter.${value}`) }))}
        />
      </header>
      {found.isError ? <ErrorState error={found.error} retry={found.refetch} /> : null}
      {found.isPending ? <Loading rows={5} rowHeight={34} /> : null}
      {found.isSuccess && shown.length === 0 ? <p className="desk-soft">{t('none')}</p> : null}
      <ol className="timeline">
        {shown.map(entry => (
          <Line
            key={entry.position}
            entry={entry}
            {...describe(entry, { t, word, words, subjectId, names: { nameOf, numberOf }, paper })}
          />
        ))}
      </ol>
      {found.hasNextPage ? (
        <Button
          size="small"
          type="link"
          loading={found.isFetchingNextPage}
          onClick={() => {
            found.fetchNextPage().catch(reportError)
          }}
        >
          {t('earlier')}
        </Button>
      ) : null}
    </section>
  )
}

function Line(props: { readonly entry: Entry; readonly what: string; readonly words?: string | undefined }) {
  const { entry, what, words } = props
  const t = useTexts(texts)
  return (
    <li>
      <Time at={entry.happenedAt ?? entry.at} />
      <span className="timeline-what">
        <span>{what}</span>
        {entry.type === 'other' ? (
          entry.aggregate === 'sheet' ? (
            <Link to={sheetPath(entry.aggregateId)}>{t('open')}</Link>
          ) : null
        ) : (
          <Link to={`/cases/${entry.caseId}`} className="desk-figures">
            {entry.caseNumber}
          </Link>
        )}
        <span className="desk-soft">{entry.actorName ?? (entry.actorId === null ? t('program') : '—')}</span>
      </span>
      {words || (entry.erased && entry.type !== 'other') ? (
        <span className="timeline-words">{words ?? t('erasedWords')}</span>
      ) : null}
    </li>
  )
}
