import { useState } from 'react'
import type { StoryEntry } from './story-entry.ts'

/** What colleagues did with the case since the page was opened or they were last noticed. */
export interface News {
  isNew(entry: StoryEntry): boolean
  /** The last thing somebody else did; null where nobody did anything. */
  readonly latest: StoryEntry | null
  seen(): void
}

export function useNews(entries: readonly StoryEntry[], loading: boolean, staffId: string): News {
  const last = entries.at(-1)?.position ?? 0
  const [since, setSince] = useState<number>()
  // What is there when the page opens is no news.
  if (since === undefined && !loading) setSince(last)
  const start = since ?? Number.MAX_SAFE_INTEGER
  const isNew = (entry: StoryEntry) => entry.position > start && entry.actorId !== staffId
  return { isNew, latest: entries.findLast(isNew) ?? null, seen: () => setSince(last) }
}
