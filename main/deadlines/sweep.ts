import type { DeskCore } from '../desk/core.ts'
import { sweepSheetClocks } from '../sheets/clock-sweep.ts'
import { sweepWarningAnswers } from '../warnings/sweep.ts'
import { profileOf } from '../profiles/profiles.ts'
import { noteSettled, noteWatch, settleDeadlines, sweepDeadlines } from './commands.ts'
import { hasStepsDue, openCases, settledBy } from './queries.ts'
import { rulesMark } from './rules-mark.ts'
import { lookAtClock, readWatch, type Watch } from './watch.ts'

/** Deadlines whose steps are recorded in one turn of the writer: some milliseconds. */
const slice = 200
/** How often the last look at the clock is written down while nothing is odd. */
const noteEvery = 600_000
const systemActor = { staffId: null, role: 'system' } as const

/** Looks at all clocks, now and then. */
export interface Sweeper {
  /** Records what was reached since; cheap where nothing was. @returns how many steps were recorded */
  round(): Promise<number>
}

/**
 * The sweep of one open desk.
 * @param elapsed a clock nobody sets, milliseconds
 */
export function createSweeper(
  core: DeskCore,
  elapsed: () => number,
  isStopped: () => boolean = () => false,
): Sweeper {
  let last: { readonly watch: Watch; readonly elapsed: number } | undefined

  async function look(now: number): Promise<boolean> {
    const ticked = elapsed()
    const noted = readWatch(core.read)
    const { watch, trusted } = lookAtClock(last?.watch ?? noted, now, last && ticked - last.elapsed)
    last = { watch, elapsed: ticked }
    const differs = !noted || JSON.stringify(noted.jump) !== JSON.stringify(watch.jump)
    if (differs || Math.abs(now - noted.lookedAt) >= noteEvery)
      await core.execute(noteWatch, { actor: systemActor, input: watch })
    return trusted
  }

  return {
    async round() {
      const now = core.environment.now()
      if (!core.head() || !(await look(now))) return 0
      await settleAll(core, isStopped)
      let steps = 0
      while (!isStopped() && hasStepsDue(core.read, now)) {
        const done = await core.execute(sweepDeadlines, { actor: systemActor, input: { most: slice } })
        steps += done.steps
        if (done.steps === 0) break
      }
      steps += await sweepSheetClocks(core, isStopped)
      return isStopped() ? steps : steps + (await sweepWarningAnswers(core))
    },
  }
}

/**
 * Looks at every open case again where rules or calendars are other ones than last time, in slices so that people go
 * on working. Broken off, it begins anew in the next round.
 */
async function settleAll(core: DeskCore, isStopped: () => boolean): Promise<void> {
  const rules = rulesMark(profileOf(core.read))
  if (settledBy(core.read) === rules) return
  const ids = openCases(core.read)
  for (let first = 0; first < ids.length; first += slice) {
    if (isStopped()) return
    const caseIds = ids.slice(first, first + slice)
    await core.execute(settleDeadlines, { actor: systemActor, input: { caseIds } })
  }
  await core.execute(noteSettled, { actor: systemActor, input: { rules } })
}
