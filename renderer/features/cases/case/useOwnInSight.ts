import { type RefObject, useEffect, useRef } from 'react'
import type { StoryEntry } from './story-entry.ts'

/** Written in the list of damage and costs above the story, where it is seen at once. */
const seenAbove = /^leak\.(damage|cost|loss)/

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
    if (before === undefined) return
    // Whoever enters losses adds files to their form and stays there.
    const atLosses = list.current?.closest('.case')?.querySelector('.leak-losses form') != null
    const stays = ({ type }: StoryEntry) => seenAbove.test(type) || (atLosses && type === 'case.fileAttached')
    if (entries.some(one => one.position > before && one.actorId === staffId && !stays(one)))
      list.current?.lastElementChild?.scrollIntoView({ block: 'nearest' })
  }, [entries, staffId])
  return list
}
