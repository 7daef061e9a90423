import { DeskError } from '../../contract/errors.ts'
import { type DeskCore, systemActor } from '../../desk/core.ts'
import { readLink } from '../link-row.ts'
import { readLine } from './line-row.ts'
import { type NetworkOptions, syncOverNetwork } from './run.ts'

/** Syncs by itself when it is time, where people switched that on; what went wrong is noted with the line. */
export function createSyncTimer(
  core: DeskCore,
  _: () => boolean,
  signal: AbortSignal,
  options: NetworkOptions = { content: 'everything' },
): { round(): Promise<boolean> } {
  return {
    /** @returns whether it was time */
    async round() {
      if (!isTime(core)) return false
      try {
        await syncOverNetwork(core, systemActor, options, { signal, progress: () => undefined })
      } catch (error) {
        if (!(error instanceof DeskError)) throw error
      }
      return true
    },
  }
}

function isTime({ read, environment }: DeskCore): boolean {
  const { address, every_minutes: every, tried_at: triedAt } = readLine(read)
  if (address === '' || every === 0 || !readLink(read)) return false
  // A clock that was put back must not keep it from ever coming.
  return triedAt === null || Math.abs(environment.now() - triedAt) >= every * 60_000
}
