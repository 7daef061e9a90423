import type { BundleContent, Unsent } from '../contract/sync.ts'
import type { ReadDatabase } from '../database/read.ts'
import { type KeptFile, keptFilesAfter } from '../desk/kept-files.ts'
import type { LogRow } from '../log/content.ts'

/** How far one incarnation goes, and how far headquarters holds it. */
interface OwnEnd {
  readonly incarnation: string
  readonly last: number
  readonly sequence: number
  readonly words: number
}

/**
 * Incarnations of this site, and those of headquarters' own that it has: one that came back from a backup is given
 * back what it sent. In the order in which they began.
 */
export const ownEnds = (read: ReadDatabase): readonly OwnEnd[] =>
  read.all<OwnEnd>(
    `select i.id as incarnation, (select max(o.sequence) from operation o where o.incarnation=i.id) as last,
        coalesce(e.sequence, 0) as sequence, coalesce(e.words, 0) as words
      from (select id, started_at from incarnation union all select id, began_at from hq_channel) i
      left join sync_end e on e.id=i.id order by i.started_at, i.id`,
  )

/** From where on a bundle tells an incarnation: figures need not be told again because words are missing. */
const toldUntil = ({ sequence, words }: OwnEnd, content: BundleContent): number =>
  content === 'figures' ? sequence : Math.min(sequence, words)

/** What there is to send. Counts only; nothing of the log is read. */
export function readUnsent(read: ReadDatabase): Unsent {
  const ends = ownEnds(read)
  const sum = (of: (end: OwnEnd) => number) => ends.reduce((total, end) => total + of(end), 0)
  const begun = ends
    .filter(({ last, sequence }) => last > sequence)
    .map(({ incarnation, sequence }) =>
      read.get<{ at: number }>('select at from operation where incarnation=? and sequence=?', [
        incarnation,
        sequence + 1,
      ]),
    )
    .flatMap(row => (row ? [row.at] : []))
  return {
    operations: sum(({ last, sequence }) => Math.max(0, last - sequence)),
    withoutWords: sum(({ sequence, words }) => Math.max(0, sequence - words)),
    since: begun.length === 0 ? null : Math.min(...begun),
  }
}

/** Rows read at once. */
const slice = 2_000

/** Operations that a bundle tells, in the order of the log, up to a position. */
export function* rowsToSend(read: ReadDatabase, content: BundleContent, until: number): Generator<LogRow> {
  const told = new Map(ownEnds(read).map(end => [end.incarnation, toldUntil(end, content)]))
  for (let done = positionBefore(read, told); ; ) {
    const rows = read.all<LogRow>(
      'select * from operation where position>? and position<=? order by position limit ?',
      [done, until, slice],
    )
    for (const row of rows) {
      const from = told.get(row.incarnation)
      if (from !== undefined && row.sequence > from) yield row
    }
    done = rows.at(-1)?.position ?? done
    if (rows.length < slice) return
  }
}

/** The last position behind which everything untold stands. */
function positionBefore(read: ReadDatabase, told: ReadonlyMap<string, number>): number {
  const first = [...told].flatMap(([incarnation, sequence]) => {
    const row = read.get<{ position: number }>(
      'select position from operation where incarnation=? and sequence=?',
      [incarnation, sequence + 1],
    )
    return row ? [row.position] : []
  })
  return first.length === 0 ? Number.MAX_SAFE_INTEGER : Math.min(...first) - 1
}

/** Which of them headquarters does not hold. */
function notHeld(read: ReadDatabase, kept: readonly Pick<KeptFile, 'hash'>[]): string[] {
  const held = new Set(
    read
      .all<{ id: string }>(
        'select id from sync_file where held=1 and id in (select value from json_each(?))',
        [JSON.stringify(kept.map(({ hash }) => hash))],
      )
      .map(({ id }) => id),
  )
  return kept.map(({ hash }) => hash).filter(hash => !held.has(hash))
}

/** Files that rows refer to and headquarters does not hold, in the order of their hashes. */
export function* filesToSend(read: ReadDatabase): Generator<string> {
  for (let after = ''; ; ) {
    const kept = keptFilesAfter(read, after, slice)
    yield* notHeld(read, kept)
    after = kept.at(-1)?.hash ?? after
    if (kept.length < slice) return
  }
}

/** Changes that are packed and sealed within a few dozen milliseconds. */
const fewChanges = 500
/** Files looked at to find out whether there is one to send. */
const filesLookedAt = 3 * slice

/** Whether a bundle would be a few changes and no file. A site with very many files is not looked through for it. */
export function isLittleToSend(read: ReadDatabase, content: BundleContent): boolean {
  const { operations, withoutWords } = readUnsent(read)
  if (operations + (content === 'figures' ? 0 : withoutWords) > fewChanges) return false
  if (content !== 'everything') return true
  const kept = keptFilesAfter(read, '', filesLookedAt)
  return kept.length < filesLookedAt && notHeld(read, kept).length === 0
}

/** Whether a bundle would hold anything. */
export function isAnythingToSend(read: ReadDatabase, content: BundleContent, until: number): boolean {
  if (!rowsToSend(read, content, until).next().done) return true
  return content === 'everything' && !filesToSend(read).next().done
}
