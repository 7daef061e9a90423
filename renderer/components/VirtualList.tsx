import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef } from 'react'
import { isPlainEnter, useHotkey } from '../app/hotkeys.ts'
import { useTexts } from '../app/i18n.ts'
import { useRows } from './rows.ts'
import { texts } from './texts.ts'
import './virtual-list.css'

interface VirtualListProps<Item> {
  readonly items: readonly Item[]
  keyOf(item: Item): string
  render(item: Item, state: { selected: boolean; index: number }): ReactNode
  /** Name of the list for people who hear the screen. */
  readonly label: string
  /** Expected height of a row in pixels; rows measure themselves. */
  readonly rowHeight?: number
  /** Key of the selected item; it comes from the address, so that the address leads back to it. */
  readonly selected?: string | undefined
  onSelect?(item: Item): void
  /** Enter or a double click: opens the thing in full. */
  onOpen?(item: Item): void
  /** Called when the end comes near and `hasMore`. */
  onEnd?(): void
  readonly hasMore?: boolean
  /** `J` and `K` move from anywhere on the page, not only while the list has the focus. Default true. */
  readonly pageKeys?: boolean
  /** Names of `J` and `K` in the help; without them they are not listed. */
  readonly keyLabels?: { readonly next: string; readonly previous: string }
}

/**
 * A list of any length that draws only what is seen. `J`/`K` and the arrows move the selection, `Enter` opens.
 * Give it a parent of definite height; it fills it and scrolls.
 */
export function VirtualList<Item>(props: VirtualListProps<Item>) {
  const { items, keyOf, selected, onSelect, onOpen, onEnd, hasMore = false, rowHeight = 44 } = props
  const t = useTexts(texts)
  const scroller = useRef<HTMLDivElement>(null)
  const virtualizer = useRows({
    count: items.length,
    rowHeight,
    scroller,
    keyAt: index => {
      const item = items[index]
      return item === undefined ? index : keyOf(item)
    },
  })
  const rows = virtualizer.getVirtualItems()
  const listId = useId()
  const rowId = (index: number) => `${listId}-${index}`
  const selectedIndex = selected === undefined ? -1 : items.findIndex(item => keyOf(item) === selected)

  const lastRow = rows.at(-1)?.index ?? -1
  useEffect(() => {
    if (hasMore && lastRow >= items.length - 5) onEnd?.()
  }, [hasMore, lastRow, items.length, onEnd])

  // The address follows a moment later; keys pressed meanwhile go on from where the last one led.
  const reached = useRef(selectedIndex)
  useEffect(() => {
    reached.current = selectedIndex
    // The address may name a row far down; one in sight stays where it is.
    if (selectedIndex !== -1) virtualizer.scrollToIndex(selectedIndex)
  }, [selectedIndex, virtualizer])
  const move = (step: number) => {
    const from = reached.current
    // With nothing chosen yet, any key begins at the top, only End at the bottom.
    const start = step === items.length ? items.length - 1 : 0
    const index = from === -1 ? start : Math.max(0, Math.min(items.length - 1, from + step))
    choose(index)
  }
  const choose = (index: number) => {
    const item = items[index]
    if (item === undefined) return
    reached.current = index
    onSelect?.(item)
  }
  const open = () => {
    const item = items[reached.current]
    if (item !== undefined) onOpen?.(item)
  }

  const disabled = props.pageKeys === false || !onSelect
  const { next = t('listNext'), previous = t('listPrevious') } = props.keyLabels ?? {}
  const moveFromPage = (step: number) => {
    // Enter opens what these keys chose, so the list takes the keys over where nothing else has them.
    if (document.activeElement === document.body) scroller.current?.focus({ preventScroll: true })
    move(step)
  }
  useHotkey({ keys: 'J', label: next, disabled }, () => moveFromPage(1))
  useHotkey({ keys: 'K', label: previous, disabled }, () => moveFromPage(-1))

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget) return
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 400) / rowHeight) - 1)
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: 1,
      ArrowUp: -1,
      PageDown: page,
      PageUp: -page,
      Home: -items.length,
      End: items.length,
    }
    const step = steps[event.key]
    if (step !== undefined) move(step)
    else if (isPlainEnter(event)) open()
    else return
    event.preventDefault()
  }

  return (
    <div
      ref={scroller}
      className="virtual-list"
      role="listbox"
      aria-label={props.label}
      aria-activedescendant={rows.some(row => row.index === selectedIndex) ? rowId(selectedIndex) : undefined}
      tabIndex={0}
      onKeyDown={onKeyDown}
    >
      <div className="virtual-list-space" style={{ height: virtualizer.getTotalSize() }}>
        {rows.map(row => {
          const item = items[row.index]
          if (item === undefined) return null
          const isSelected = row.index === selectedIndex
          return (
            <div
              key={row.key}
              id={rowId(row.index)}
              ref={virtualizer.measureElement}
              data-index={row.index}
              role="option"
              aria-selected={isSelected}
              aria-posinset={row.index + 1}
              aria-setsize={hasMore ? -1 : items.length}
              className={isSelected ? 'virtual-list-row virtual-list-row-selected' : 'virtual-list-row'}
              style={{ transform: `translateY(${row.start}px)` }}
              onClick={() => choose(row.index)}
              onDoubleClick={() => onOpen?.(item)}
            >
              {props.render(item, { selected: isSelected, index: row.index })}
            </div>
          )
        })}
      </div>
      {hasMore ? <div className="virtual-list-more">{t('moreRows')}</div> : null}
    </div>
  )
}
