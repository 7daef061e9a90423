import type { ReadDatabase } from '../database/read.ts'
import { countUnit } from '../documents/completeness.ts'
import { isSettled } from '../documents/settle.ts'
import { daysBehind } from '../estate/stage-rules.ts'
import type { JobContext } from '../jobs/job.ts'
import { profileOf } from '../profiles/profiles.ts'
import { readSite } from '../site/queries.ts'
import { owedThings } from './verify-search.ts'
import { maxProblems, partOf, type VerifyOptions, type VerifyPart } from './verify-part.ts'

/** Homes counted in one go. */
const batchSize = 200
/** Homes counted in a quick check. */
const sampleSize = 1_000
/** A count without a day on which it may be another holds on every later day. */
const anyLaterDay = '9999-12-31'

interface Stored {
  readonly id: string
  readonly building_id: string
  readonly required: number
  readonly present: number
  readonly missing: string
  readonly recount_on: string | null
}

/**
 * How complete the files of homes are said to be, against what counting them anew says. A count holds until the day
 * on which it may be another (`recount_on`), so each is made for the day before that: no clock is asked, and a home
 * whose day has come and that is not counted yet is in order. After the checklist changed all are counted anew when
 * the desk is open; until then only homes that there are not any more are looked for.
 */
export function verifyCompleteness(
  { read, readConnection, progress }: Pick<JobContext, 'read' | 'readConnection' | 'progress'>,
  { quick = false }: VerifyOptions,
): VerifyPart {
  const problems: string[] = []
  let problemCount = 0
  let checked = 0
  const note = (problem: string) => {
    problemCount += 1
    if (problems.length < maxProblems) problems.push(problem)
  }
  const limit = quick ? sampleSize : Number.POSITIVE_INFINITY
  // Without a site there is no checklist to count by.
  let after: string | undefined = readSite(read) && isSettled(read) ? '' : undefined
  while (after !== undefined && checked < limit) {
    progress(0, 1)
    // Homes and their counts as of one moment, while people work.
    readConnection.exec('begin')
    try {
      const ids = unitsBehind(read, after)
      checkUnits(read, ids, note)
      checked += ids.length
      after = ids.at(-1)
    } finally {
      readConnection.exec('rollback')
    }
  }
  for (const { id } of read.all<{ id: string }>(
    `select id from unit_completeness c
     where not exists (select 1 from unit u where u.id=c.id and u.merged_into is null) limit 100`,
  ))
    note(`unit ${id}: counted though there is no such home`)
  return partOf(checked, problems, problemCount)
}

const unitsBehind = (read: ReadDatabase, after: string): string[] =>
  read
    .all<{ id: string }>('select id from unit where id>? and merged_into is null order by id limit ?', [
      after,
      batchSize,
    ])
    .map(({ id }) => id)

function checkUnits(read: ReadDatabase, ids: readonly string[], note: (problem: string) => void): void {
  const profile = profileOf(read)
  // Asked for where something differs only: nearly always there is nothing.
  let owed: ReadonlySet<string> | undefined
  const differs = (id: string, how: string) => {
    owed ??= owedThings(read)
    if (!owed.has(id)) note(`unit ${id}: ${how}`)
  }
  for (const id of ids) {
    const stored = read.get<Stored>(
      'select id, building_id, required, present, missing, recount_on from unit_completeness where id=?',
      [id],
    )
    if (!stored) {
      differs(id, 'its papers are not counted')
      continue
    }
    const today = stored.recount_on === null ? anyLaterDay : daysBehind(stored.recount_on, -1)
    const counted = countUnit(read, { profile, today }, id)
    const columns = counted
      ? (['building_id', 'required', 'present', 'missing', 'recount_on'] as const).filter(
          column => counted[column] !== stored[column],
        )
      : []
    if (columns.length > 0) differs(id, `counted otherwise than its papers are (${columns.join(', ')})`)
  }
}
