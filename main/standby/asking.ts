import { setTimeout as delay } from 'node:timers/promises'
import type { DeskCore } from '../desk/core.ts'
import { stationSetting } from '../station/setting.ts'
import type { Connector } from './connector.ts'
import { standbysToHear } from './known.ts'
import type { Learned } from './replaced.ts'
import { askSilent } from './tell-replaced.ts'

/** Longest that a start waits for its standbys, in milliseconds: one that is there says so every three seconds. */
export const patience = 6_000
const lookEvery = 200

export interface Question {
  readonly core: DeskCore
  readonly connector: Connector
  /** Others can reach this desk meanwhile; without it each standby is asked once. */
  readonly listens: boolean
  /** True when nothing has to be asked any more. */
  over(): boolean
}

/**
 * Finds out, before anybody is let in, whether a standby took over while this desk was away: asks each at its last
 * address, until it answers, says by itself that it still follows, or is known to be out of reach. What is found is
 * the desk that this one makes way for.
 */
export async function askBeforeOpening({
  core,
  connector,
  listens,
  over,
}: Question): Promise<Learned | undefined> {
  const isOpen = listens && stationSetting(core.read, core.machine).on
  const until = performance.now() + patience
  for (;;) {
    const asked = askSilent(core, connector)
    // Given up below, it may fail behind a desk that was closed.
    asked.catch(() => undefined)
    const found = await Promise.race([asked, delay(patience / 2, undefined)])
    if (found) return found
    const isHeard = (await standbysToHear(core)).length === 0
    // With the station off nobody can tell by themselves.
    if (over() || isHeard || !isOpen || performance.now() >= until) return undefined
    await delay(lookEvery)
  }
}
