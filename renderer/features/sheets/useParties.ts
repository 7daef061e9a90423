import { useQuery } from '@tanstack/react-query'
import type { Recipient } from '../../../main/contract/sheet-views.ts'
import { recipientKindWords } from '../../../main/contract/sheet-words.ts'
import { useTRPC } from '../../app/api.ts'
import { useWord } from '../cases/words.ts'

/** Everybody a new sheet can go to or come from, by kind, for a select. */
export function useParties() {
  const trpc = useTRPC()
  const word = useWord()
  const found = useQuery(trpc.sheets.recipients.queryOptions(undefined, { staleTime: 60_000 }))
  const all: readonly Recipient[] = found.data ?? []
  const inUse = all.filter(one => !one.retired)
  const kinds = [...new Set(inUse.map(one => one.kind))]
  return {
    all,
    /** What of them was read so far, for a page that is about nothing else. */
    found,
    options: kinds.map(kind => ({
      label: word(recipientKindWords[kind]),
      title: kind,
      options: inUse.filter(one => one.kind === kind).map(one => ({ value: one.id, label: word(one.name) })),
    })),
  }
}
