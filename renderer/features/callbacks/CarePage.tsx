import { useInfiniteQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useRef } from 'react'
import { useSearchParams } from 'react-router'
import { careWords } from '../../../main/contract/callback-words.ts'
import { CareState, careStates } from '../../../main/contract/callbacks.ts'
import { useTRPC, useTRPCClient } from '../../app/api.ts'
import { useHotkey } from '../../app/hotkeys.ts'
import { useTexts } from '../../app/i18n.ts'
import { EmptyState } from '../../components/EmptyState.tsx'
import { ErrorState } from '../../components/ErrorState.tsx'
import { Loading } from '../../components/Loading.tsx'
import { Page } from '../../components/Page.tsx'
import '../cases/cases.css'
import { useWord } from '../cases/words.ts'
import './callbacks.css'
import { CareCard } from './CareCard.tsx'
import { texts } from './texts.ts'

/** Dissatisfied owners: who goes to see whom and when, and what came of it. */
export function CarePage() {
  const t = useTexts(texts)
  const word = useWord()
  const trpc = useTRPC()
  const [params, setParams] = useSearchParams()
  const asked = CareState.safeParse(params.get('state'))
  const state = asked.success ? asked.data : 'open'
  const client = useTRPCClient()
  const pages = useInfiniteQuery({
    queryKey: [...trpc.callbacks.care.pathKey(), state],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam: cursor, signal }) => client.callbacks.care.query({ state, cursor }, { signal }),
    getNextPageParam: page => page.next ?? undefined,
  })
  const rows = pages.data?.pages.flatMap(page => page.rows)
  const list = useRef<HTMLUListElement>(null)
  /** To the step that comes next for the owner above or below; Enter takes it. */
  const move = (step: 1 | -1) => {
    const cards = [...(list.current?.querySelectorAll<HTMLElement>('.care-card') ?? [])]
    const here = cards.findIndex(card => card.contains(document.activeElement))
    const card = cards[here === -1 ? 0 : Math.max(0, Math.min(cards.length - 1, here + step))]
    const next = card?.querySelector<HTMLElement>('.care-next') ?? card?.querySelector('a')
    next?.focus()
  }
  useHotkey({ keys: 'J', label: t('keyNext') }, () => move(1))
  useHotkey({ keys: 'K', label: t('keyPrevious') }, () => move(-1))
  return (
    <Page
      title={t('care')}
      aside={
        <div className="state-tabs" role="group" aria-label={t('careViews')}>
          {careStates.map(one => (
            <button
              key={one}
              type="button"
              aria-pressed={one === state}
              className={one === state ? 'state-tab state-tab-on' : 'state-tab'}
              onClick={() => setParams(one === 'open' ? {} : { state: one }, { replace: true })}
            >
              {word(careWords[one])}
            </button>
          ))}
        </div>
      }
    >
      {rows ? (
        rows.length === 0 ? (
          <EmptyState
            text={t(
              state === 'open' ? 'careEmpty' : state === 'planned' ? 'carePlannedEmpty' : 'careSettledEmpty',
            )}
          />
        ) : (
          <>
            <ul ref={list} className="call-list-of care-list" aria-label={t('careList')}>
              {rows.map(row => (
                <CareCard key={row.id} row={row} begin={params.get('callback') === row.id} />
              ))}
            </ul>
            {pages.hasNextPage ? (
              <Button
                loading={pages.isFetchingNextPage}
                onClick={() => {
                  // A page that could not be read is asked for again by the next press.
                  pages.fetchNextPage().catch(() => undefined)
                }}
              >
                {t('careMore')}
              </Button>
            ) : null}
          </>
        )
      ) : pages.error ? (
        <ErrorState
          error={pages.error}
          retry={() => {
            pages.refetch().catch(() => undefined)
          }}
        />
      ) : (
        <Loading rows={5} rowHeight={110} />
      )}
    </Page>
  )
}
