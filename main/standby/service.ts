import type { Desk } from '../desk/desk.ts'
import { createRounds } from '../desk/rounds.ts'
import { contactEvery, contactSoon } from './rules.ts'
import { hasToTell, lookForOthers } from './tell-replaced.ts'

/** Soon after the start, so that the screen tells how the copy stands. */
const firstContact = 1_000

/**
 * On a computer that keeps a copy of another: says every few seconds that it is there, and fetches what is due. On
 * one that took over: tells the desk whose place it took, whenever that can be reached. Whoever is not reached is
 * tried more often: a desk that comes back waits for it only a moment.
 */
export function startStandby(desk: Desk): { stop(): Promise<void> } {
  const rounds = createRounds()
  let stopped = false

  /** Looks once; answers when to look again, in milliseconds. */
  const look = async (): Promise<number> => {
    const state = desk.state()
    if (state === 'standby' && desk.restoring()?.state !== 'running') {
      await desk.standby.contact()
      const view = desk.state() === 'standby' ? await desk.standby.view() : null
      return view && !view.reached ? contactSoon : contactEvery
    }
    const { core } = desk
    if (state !== 'ready' || !core) return contactEvery
    await lookForOthers(desk, core, desk.standby.connector)
    return desk.state() === 'ready' && (await hasToTell(core)) ? contactSoon : contactEvery
  }
  const round = async () => {
    let next = contactEvery
    try {
      next = await look()
    } catch (error) {
      process.stderr.write(`standby: ${error instanceof Error ? error.message : String(error)}\n`)
    }
    if (!stopped) timer = setTimeout(begin, next).unref()
  }
  const begin = () => {
    if (!stopped) void rounds.run(round())
  }
  let timer = setTimeout(begin, firstContact).unref()
  return {
    async stop() {
      stopped = true
      clearTimeout(timer)
      await desk.standby.close()
      await rounds.settled()
    },
  }
}
