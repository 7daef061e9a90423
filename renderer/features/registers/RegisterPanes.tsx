import type { ReactNode } from 'react'
import { useTexts } from '../../app/i18n.ts'
import { EmptyState } from '../../components/EmptyState.tsx'
import { ErrorState } from '../../components/ErrorState.tsx'
import { Loading } from '../../components/Loading.tsx'
import type { PagedRows } from '../../components/split-list/usePages.ts'
import '../../components/two-panes.css'
import { VirtualList } from '../../components/VirtualList.tsx'
import { commonTexts } from './common-texts.ts'
import './registers.css'

export interface RegisterPanesProps<Row extends { readonly id: string }> {
  readonly list: PagedRows<Row>
  readonly label: string
  /** Id in the address, or `new`. */
  readonly chosen: string | undefined
  onChoose(id: string): void
  renderRow(row: Row): ReactNode
  /** What stands at the right for what is chosen; null asks to choose. */
  readonly detail: ReactNode
  /** Stands at the right while nothing is chosen; on narrow screens below the list. */
  readonly beside?: ReactNode
  readonly empty: string
  readonly emptyAction?: ReactNode
  readonly choose: string
}

/** A register: its list at the left, the chosen thing at the right; on narrow screens one or the other. */
export function RegisterPanes<Row extends { readonly id: string }>(props: RegisterPanesProps<Row>) {
  const t = useTexts(commonTexts)
  const { list, chosen, onChoose, detail, beside } = props
  const select = (row: Row) => onChoose(row.id)
  return (
    <div
      className={
        detail === null ? (beside ? 'two-panes two-panes-beside' : 'two-panes') : 'two-panes two-panes-open'
      }
    >
      <div className="two-panes-list">
        {list.error ? (
          <ErrorState error={list.error} retry={list.retry} />
        ) : list.loading ? (
          <Loading rows={6} rowHeight={56} />
        ) : list.rows.length === 0 ? (
          <EmptyState text={props.empty} action={props.emptyAction} />
        ) : (
          <VirtualList
            items={list.rows}
            keyOf={row => row.id}
            label={props.label}
            rowHeight={56}
            selected={chosen}
            onSelect={select}
            onOpen={select}
            onEnd={list.more}
            hasMore={list.hasMore}
            keyLabels={{ next: t('next'), previous: t('previous') }}
            render={props.renderRow}
          />
        )}
      </div>
      <div className="two-panes-detail">
        {detail ?? beside ?? <p className="two-panes-choose">{props.choose}</p>}
      </div>
    </div>
  )
}

interface WholeQuery<Row> {
  readonly data: readonly Row[] | undefined
  readonly isPending: boolean
  readonly error: unknown
  refetch(): Promise<unknown>
}

/** A list that comes whole, as a list of pages. */
export function wholeList<Row>(
  found: WholeQuery<Row>,
  rows: readonly Row[] = found.data ?? [],
): PagedRows<Row> {
  return {
    rows,
    loading: found.isPending,
    stale: false,
    error: found.data ? null : found.error,
    hasMore: false,
    more: () => undefined,
    retry: () => {
      found.refetch().catch(() => undefined)
    },
  }
}
