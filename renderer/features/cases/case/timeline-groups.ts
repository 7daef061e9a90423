import type { StoryEntry } from './story-entry.ts'

type FileEntry = Extract<StoryEntry, { type: 'case.fileAttached' }>

/** One line of the timeline: an entry, or files that one person added together. */
export type TimelineLine =
  | { readonly key: string; readonly entry: Exclude<StoryEntry, FileEntry> }
  | { readonly key: string; readonly files: readonly [FileEntry, ...FileEntry[]] }

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
