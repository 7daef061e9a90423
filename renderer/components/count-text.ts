import type { BoundedCount } from '../../main/contract/case-views.ts'

/** A count as it stands on a screen: `12`, `1000+`; `…` where counting stopped before it found any. */
export const countText = ({ count, more }: BoundedCount): string =>
  more ? (count === 0 ? '…' : `${count}+`) : String(count)
