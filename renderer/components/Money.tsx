import { formatMoney } from '../app/format.ts'

/** `¥12,345.00` from integer cents, figures of equal width. */
export function Money({ cents }: { readonly cents: number }) {
  return <span className="desk-figures">{formatMoney(cents)}</span>
}
