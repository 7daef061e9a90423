import { networkInterfaces } from 'node:os'
import type { DeskCore } from '../../desk/core.ts'
import type { Desk } from '../../desk/desk.ts'
import { createRounds } from '../../desk/rounds.ts'
import type { Interfaces } from '../../station/networks.ts'
import type { Announcer } from './announcer.ts'
import type { StationDoor } from './door.ts'
import { type StationLimits, stationLimits } from './limits.ts'
import { createNameResponder } from './name-responder.ts'
import { createServing, type Serving } from './serving.ts'

export interface StationOptions {
  /** Folder of the built screens. */
  readonly rendererFolder: string
  readonly door: StationDoor
  readonly limits?: StationLimits
  readonly announcer?: Announcer
  /** Milliseconds from look to look at networks and setting. */
  readonly every?: number
  /** Networks of this computer. */
  interfaces?(): Interfaces
  /** Milliseconds that never go back, for limits. */
  now?(): number
}

/** How often it is asked whether another data folder is open, in milliseconds; this costs nothing. */
const opened = 250

/** The station of a desk that stays open. */
export interface StationService {
  /** Looks now; resolves when what is served follows the setting. */
  look(): Promise<void>
  /** Ends everything; the desk may be closed then. */
  stop(): Promise<void>
}

/**
 * Serves the clubhouse's own network where and while the station is on: looks at setting and networks again and again,
 * so that a new address, a cable plugged in later or a port that becomes free need nobody. Off means that nothing
 * listens. Another data folder behind the same desk (a demonstration removed, a backup restored) is another station.
 */
export function startStation(desk: Desk, given: StationOptions): StationService {
  const options: Required<StationOptions> = {
    limits: stationLimits,
    announcer: createNameResponder(),
    every: 5_000,
    interfaces: networkInterfaces,
    now: () => performance.now(),
    ...given,
  }
  const rounds = createRounds()
  let stopped = false
  let last: Promise<void> = Promise.resolve()
  let known: { readonly core: DeskCore; readonly serving: Serving; detach(): void } | undefined

  // While a standby is being asked it must be able to say something; a desk that was replaced tells devices where to go.
  const openCore = () => (['ready', 'asking', 'replaced'].includes(desk.state()) ? desk.core : undefined)
  const attach = (core: DeskCore) => {
    const serving = createServing(core, options, {
      isOpen: () => !stopped && desk.core === core,
      // The name belongs to the desk that took over.
      hasName: () => desk.state() !== 'replaced',
    })
    const detach = core.station.attach({
      served: () => serving.served(),
      look,
      interfaces: options.interfaces,
    })
    return { core, serving, detach }
  }
  const leave = async () => {
    const left = known
    known = undefined
    left?.detach()
    await left?.serving.close()
  }
  const round = async () => {
    const core = stopped ? undefined : openCore()
    if (known && known.core !== core) await leave()
    if (!core) return
    known ??= attach(core)
    await known.serving.look()
  }
  /** One look after the other, each with what the setting says when its turn comes. */
  function look(): Promise<void> {
    last = rounds.run(last.then(round, round))
    return last
  }
  const lookBySelf = () => {
    look().catch((error: unknown) => {
      process.stderr.write(`station: ${error instanceof Error ? error.message : String(error)}\n`)
    })
  }
  lookBySelf()
  const timer = setInterval(lookBySelf, options.every).unref()
  // A desk that was just set up or opened: whoever switches the station on there is not to wait for the next look.
  let seen = openCore()
  const opening = setInterval(() => {
    const core = openCore()
    if (core !== seen) lookBySelf()
    seen = core
  }, opened).unref()

  return {
    look,
    async stop() {
      stopped = true
      clearInterval(timer)
      clearInterval(opening)
      await rounds.settled()
      await leave()
    },
  }
}
