import { type BesideEntry, isTold } from './beside.ts'
import type { StoryEntry } from './story-entry.ts'

type FileEntry = Extract<StoryEntry, { type: 'case.fileAttached' }>

/** One line of the timeline: an entry, or files that one person added together. */
export type TimelineLine =
  | { readonly key: string; readonly entry: Exclude<StoryEntry, FileEntry> }
  | { readonly key: string; readonly files: readonly [FileEntry, ...FileEntry[]] }

/** A line of the story, or something that happened around the case. */
export type StoryLine = TimelineLine | { readonly key: string; readonly beside: BesideEntry }

/**
 * Entries of other things among the lines, in the order they were recorded; those behind what is loaded wait until
 * it is.
 */
export function withBeside(
  lines: readonly TimelineLine[],
  beside: readonly BesideEntry[],
  hasMore: boolean,
): readonly StoryLine[] {
  const positionOf = (line: TimelineLine) => ('files' in line ? line.files[0] : line.entry).position
  const last = lines.at(-1)
  const end = hasMore && last ? positionOf(last) : Number.MAX_SAFE_INTEGER
  const merged: StoryLine[] = []
  const waiting = beside.filter(entry => isTold(entry) && entry.position <= end)
  for (const line of lines) {
    while (waiting[0] && waiting[0].position < positionOf(line)) {
      const entry = waiting.shift()
      if (entry) merged.push({ key: entry.id, beside: entry })
    }
    merged.push(line)
  }
  return [...merged, ...waiting.map(entry => ({ key: entry.id, beside: entry }))]
}

/** Files within this time of each other were added together, in milliseconds. */
const together = 10 * 60_000

/** Entries as lines: twelve photos of one moment are one line, not twelve. */
export function linesOf(entries: readonly StoryEntry[]): readonly TimelineLine[] {
  const lines: TimelineLine[] = []
  for (const entry of entries) {
    if (entry.type !== 'case.fileAttached') {
      lines.push({ key: entry.id, entry })
      continue
    }
    const last = lines.at(-1)
    const before = last && 'files' in last ? last.files.at(-1) : undefined
    if (
      last &&
      'files' in last &&
      before &&
      before.actorId === entry.actorId &&
      entry.at - before.at <= together
    ) {
      lines[lines.length - 1] = { key: last.key, files: [...last.files, entry] }
    } else lines.push({ key: entry.id, files: [entry] })
  }
  return lines
}
