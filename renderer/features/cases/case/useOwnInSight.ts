import { type RefObject, useEffect, useRef } from 'react'
import type { StoryEntry } from './story-entry.ts'

/** Brings what one has just written into sight: in a long story it stands below what is shown. */
export function useOwnInSight(
  entries: readonly StoryEntry[],
  staffId: string,
): RefObject<HTMLOListElement | null> {
  const list = useRef<HTMLOListElement>(null)
  const known = useRef<number>(undefined)
  useEffect(() => {
    const last = entries.at(-1)
    if (!last) return
    const before = known.current
    known.current = last.position
    // What is there when the page opens was written before.
    if (before !== undefined && entries.some(one => one.position > before && one.actorId === staffId))
      list.current?.lastElementChild?.scrollIntoView({ block: 'nearest' })
  }, [entries, staffId])
  return list
}
