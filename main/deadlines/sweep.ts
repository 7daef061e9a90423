import type { DeskCore } from '../desk/core.ts'
import { catchUp, noteWatch, refreshProvisional, sweepDeadlines } from './commands.ts'
import { casesWithoutDeadlines, hasStepsDue } from './queries.ts'
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
  let refreshed = false

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
      if (!refreshed) {
        refreshed = true
        await catchUpAll(core, isStopped)
        await refreshAll(core, isStopped)
      }
      let steps = 0
      while (!isStopped() && hasStepsDue(core.read, now)) {
        const done = await core.execute(sweepDeadlines, { actor: systemActor, input: { most: slice } })
        steps += done.steps
        if (done.steps === 0) break
      }
      return steps
    },
  }
}

/** Cases of a desk that was brought up to date from a program without deadlines. */
async function catchUpAll(core: DeskCore, isStopped: () => boolean): Promise<void> {
  const ids = casesWithoutDeadlines(core.read)
  for (let first = 0; first < ids.length && !isStopped(); first += slice)
    await core.execute(catchUp, { actor: systemActor, input: { caseIds: ids.slice(first, first + slice) } })
}

/** What depended on a year that was not known may be certain by now: the program or headquarters brought it. */
async function refreshAll(core: DeskCore, isStopped: () => boolean): Promise<void> {
  let after: string | null = ''
  while (after !== null && !isStopped()) {
    const done: { last: string | null } = await core.execute(refreshProvisional, {
      actor: systemActor,
      input: { after, most: slice },
    })
    after = done.last
  }
}
