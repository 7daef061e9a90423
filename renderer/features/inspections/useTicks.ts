import { useState } from 'react'

/** Rows that are ticked; those no longer in the list are forgotten. */
export function useTicks<Row extends { readonly id: string }>(rows: readonly Row[]) {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set())
  const ticked = rows.filter(({ id }) => ids.has(id))
  return {
    ticked,
    has: (id: string) => ids.has(id),
    toggle(id: string) {
      setIds(current => {
        const next = new Set(current)
        if (!next.delete(id)) next.add(id)
        return next
      })
    },
    all: () => setIds(new Set(rows.map(({ id }) => id))),
    none: () => setIds(new Set()),
  }
}
