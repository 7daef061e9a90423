import type { SourceHome } from '../../../main/contract/leak-sources.ts'
import type { TeamStep } from '../../../main/contract/leaks.ts'
import { maySend, mayStop, nextStep } from '../leaks/next-step.ts'

/** What can be done on a source now, and for how many homes. */
export interface SourceChoices {
  readonly send: number
  /** The step most teams take next. */
  readonly advance: { readonly to: TeamStep; readonly homes: number } | undefined
  readonly stop: number
  readonly plan: number
  readonly repair: number
  readonly test: number
  /** Homes whose test passed: each accepts for itself. */
  readonly accept: number
  readonly behind: number
}

const count = (homes: readonly SourceHome[], fits: (home: SourceHome) => boolean) => homes.filter(fits).length

export function choicesOf(all: readonly SourceHome[]): SourceChoices {
  const homes = all.filter(home => !home.over)
  const next = Map.groupBy(
    homes.filter(home => nextStep(home) !== undefined),
    home => nextStep(home),
  )
  const [most] = [...next].sort(([, one], [, other]) => other.length - one.length)
  return {
    send: count(homes, home => maySend(home) && home.state === 'reported'),
    advance: most?.[0] ? { to: most[0], homes: most[1].length } : undefined,
    stop: count(homes, mayStop),
    plan: count(homes, ({ state }) => state === 'stopped'),
    repair: count(homes, ({ state }) => state === 'stopped' || state === 'planned'),
    test: count(homes, ({ state }) => state === 'repaired'),
    accept: count(homes, ({ state }) => state === 'proven'),
    behind: count(homes, ({ behind }) => behind),
  }
}

/** The one thing that sensibly comes next; the others stand beside it. */
export function firstOf(choices: SourceChoices): 'send' | 'advance' | 'plan' | 'repair' | 'test' | undefined {
  if (choices.send > 0 && choices.send >= (choices.advance?.homes ?? 0)) return 'send'
  if (choices.advance) return 'advance'
  if (choices.plan > 0) return 'plan'
  if (choices.repair > 0) return 'repair'
  return choices.test > 0 ? 'test' : undefined
}
