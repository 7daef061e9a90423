import * as virtual from '@tanstack/react-virtual'
import type { RefObject } from 'react'

interface RowsOptions {
  readonly count: number
  /** Expected height in pixels; rows measure themselves as they are drawn. */
  readonly rowHeight: number
  readonly scroller: RefObject<HTMLElement | null>
  keyAt(index: number): string | number
}

/**
 * The rows of a long list that are in sight. The answer changes by itself while scrolling, so it must be used
 * where it was asked for and not be handed on to memoised components.
 */
export function useRows({ count, rowHeight, scroller, keyAt }: RowsOptions) {
  return virtual.useVirtualizer<HTMLElement, HTMLElement>({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: keyAt,
    overscan: 8,
  })
}
