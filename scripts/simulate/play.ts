import { checkAll, closeLooks } from './checks.ts'
import { getThrough } from './closing.ts'
import type { Templates } from './computers.ts'
import { happen } from './events.ts'
import { work } from './steps.ts'
import { closeWorld, makeWorld } from './world.ts'

/** What came of one seed. */
export interface Played {
  readonly seed: string
  readonly sites: number
  readonly trace: readonly string[]
  readonly problems: readonly string[]
}

/** Plays what a seed says: a while in which anything happens, then everything gets through, then all is looked at. */
export async function play(templates: Templates, seed: string): Promise<Played> {
  const world = await makeWorld(templates, seed)
  const { trace, problems, sites, dice } = world
  try {
    for (const { computers } of sites) for (const computer of computers) await work(world, computer, 0)
    const count = 8 + dice.below(20) + (sites.length > 9 ? 3 * sites.length : 0)
    for (let happened = 0; happened < count && problems.length === 0; happened += 1) await happen(world)
    if (problems.length === 0) await getThrough(world)
    if (problems.length === 0) await checkAll(world)
  } catch (error) {
    problems.push(`not foreseen: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
  } finally {
    closeLooks(world)
    await closeWorld(world)
  }
  return { seed, sites: sites.length, trace, problems }
}
