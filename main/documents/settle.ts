import { createHash } from 'node:crypto'
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Profile } from '../contract/profile.ts'
import type { ReadDatabase } from '../database/read.ts'
import type { DeskCore } from '../desk/core.ts'
import { canonicalJson } from '../log/canonical.ts'
import { profileOf } from '../profiles/profiles.ts'
import { todayOf } from '../site/queries.ts'
import { noteChecklist, settleCompleteness, settledAtOnce } from './inbox-commands.ts'

const systemActor = { staffId: null, role: 'system' } as const
const marks = new WeakMap<Profile, string>()

/** Counts change with this: another shape of counting is another mark. */
const countedAs = 2

/** A mark of the checklist and the stages by which homes are counted. */
function markOf(profile: Profile): string {
  const known = marks.get(profile)
  if (known !== undefined) return known
  const decided = canonicalJson({ documents: profile.documents, stages: profile.stages, countedAs })
  const mark = createHash('sha256').update(decided).digest('hex')
  marks.set(profile, mark)
  return mark
}

/** Whether every home was counted by the checklist that holds now. */
export function isSettled(read: ReadDatabase): boolean {
  const row = read.get<{ mark: string }>(`select mark from checklist_mark where id='own'`)
  return row?.mark === markOf(profileOf(read))
}

/**
 * Counts every home again where checklist or stages are others than last time, whether a manager changed them, a newer
 * program or a restored backup brought them, and on each day the homes that may reach another stage on it; in slices,
 * so that people go on working. Broken off, it begins anew.
 * @returns whether anything was counted
 */
export async function settleChecklist(
  core: DeskCore,
  isStopped: () => boolean = () => false,
): Promise<boolean> {
  if (!core.head()) return false
  if (isSettled(core.read)) return recountDue(core, isStopped)
  const mark = markOf(profileOf(core.read))
  let after = ''
  for (;;) {
    if (isStopped()) return true
    const unitIds = core.read
      .all<{ id: string }>('select id from unit where id > ? order by id limit ?', [after, settledAtOnce])
      .map(({ id }) => id)
    const last = unitIds.at(-1)
    if (last === undefined) break
    await core.execute(settleCompleteness, { actor: systemActor, input: { unitIds } })
    after = last
    await nextTurn()
  }
  await core.execute(noteChecklist, { actor: systemActor, input: { mark } })
  return true
}

/** Counts the homes whose stage may be another since the day they were counted. */
async function recountDue(core: DeskCore, isStopped: () => boolean): Promise<boolean> {
  const today = todayOf(core.read, core.environment.now())
  let counted = false
  while (!isStopped()) {
    // Each gets a later day, or none, as it is counted.
    const unitIds = core.read
      .all<{ id: string }>('select id from unit_completeness where recount_on <= ? limit ?', [
        today,
        settledAtOnce,
      ])
      .map(({ id }) => id)
    if (unitIds.length === 0) break
    await core.execute(settleCompleteness, { actor: systemActor, input: { unitIds } })
    counted = true
    await nextTurn()
  }
  return counted
}
