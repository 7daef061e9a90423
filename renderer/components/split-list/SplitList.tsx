import { type ReactNode, useRef } from 'react'
import { EmptyState } from '../EmptyState.tsx'
import { ErrorState } from '../ErrorState.tsx'
import { Loading } from '../Loading.tsx'
import { VirtualList } from '../VirtualList.tsx'
import './split-list.css'
import type { PagedRows } from './usePages.ts'
import { useWide } from './useWide.ts'

interface SplitListProps<Row extends { readonly id: string }> {
  readonly list: PagedRows<Row>
  /** Name of the list for people who hear the screen. */
  readonly label: string
  readonly rowHeight: number
  /** Id of the row whose thing is shown at the right; it comes from the address. */
  readonly selected: string | undefined
  /** Puts the row into the address. */
  onSelect(row: Row): void
  /** Opens the thing in full. */
  onOpen(row: Row): void
  renderRow(row: Row): ReactNode
  /** The thing itself, as it stands beside the list. */
  renderThing(id: string): ReactNode
  /** Shown where the list has no row. */
  readonly empty: ReactNode
  /** Shown at the right while nothing is chosen. */
  readonly chooseOne: string
  readonly keyLabels: { readonly next: string; readonly previous: string }
}

/**
 * A list with the chosen thing at its right; on narrow screens the list alone, and a row opens its thing in full.
 * `J` and `K` move, `Enter` opens. Give it a page that fills its place.
 */
export function SplitList<Row extends { readonly id: string }>(props: SplitListProps<Row>) {
  const { list, selected, onSelect, onOpen } = props
  const wide = useWide()
  const pane = useRef<HTMLDivElement>(null)
  const select = (row: Row) => {
    if (!wide) {
      onOpen(row)
      return
    }
    onSelect(row)
    // Whoever moves with J and K opens with Enter: the list takes the focus where nothing else has it.
    if (document.activeElement === document.body || document.activeElement?.id === 'content')
      pane.current?.querySelector<HTMLElement>('[role=listbox]')?.focus({ preventScroll: true })
  }
  return (
    <div className={wide ? 'split-list' : 'split-list-alone'}>
      <div ref={pane} className={list.stale ? 'split-list-rows split-list-stale' : 'split-list-rows'}>
        {list.error ? (
          <ErrorState error={list.error} retry={list.retry} />
        ) : list.loading ? (
          <Loading rows={8} rowHeight={props.rowHeight} />
        ) : list.rows.length === 0 ? (
          props.empty
        ) : (
          <VirtualList
            items={list.rows}
            keyOf={row => row.id}
            label={props.label}
            rowHeight={props.rowHeight}
            selected={selected}
            onSelect={select}
            onOpen={onOpen}
            onEnd={list.more}
            hasMore={list.hasMore}
            keyLabels={props.keyLabels}
            render={props.renderRow}
          />
        )}
      </div>
      {wide ? (
        <div className="split-list-thing">
          {selected !== undefined ? (
            props.renderThing(selected)
          ) : list.rows.length > 0 ? (
            <EmptyState text={props.chooseOne} />
          ) : null}
        </div>
      ) : null}
    </div>
  )
}
