import { Hono } from 'hono'
import { streamSSE } from 'hono/streaming'
import { DeskError } from '../contract/errors.ts'
import type { Desk } from '../desk/desk.ts'
import { presenceOf } from '../presence/presence.ts'
import { mayStay, type StationCaller } from '../station/gate.ts'
import { noteStream } from '../station/present.ts'
import type { AppVariables } from './app.ts'

/** Often enough that proxies and sleeping tabs notice a dead stream, in milliseconds. */
const heartbeat = 15_000

/** Things somebody looks at of which one stream may still have to hear; who is that far behind asks by itself. */
const mostThings = 500

/**
 * `/events` sends the log's position after each commit, and the number of a thing when others come to it or leave it
 * (see main/presence); nothing else. Clients ask for what they show again.
 * `/events/position` is for hosts and moments without a stream.
 */
export function eventRoutes(desk: Desk): Hono<AppVariables> {
  const app = new Hono<AppVariables>()

  const requireSignedIn = (signedIn: unknown) => {
    if (!signedIn) throw new DeskError('session.required')
  }
  /** A wall hears of commits too, so that its board keeps up; nobody signs in on it. */
  const requireListener = (signedIn: unknown, caller: StationCaller | undefined) => {
    if (caller?.device?.kind !== 'wall') requireSignedIn(signedIn)
  }

  app.get('/events/position', context => {
    requireListener(context.get('signedIn'), context.env.caller)
    return context.json({ position: desk.core?.head()?.position ?? 0 })
  })

  app.get('/events', context => {
    const signedIn = context.get('signedIn')
    requireListener(signedIn, context.env.caller)
    const core = desk.requireCore()
    return streamSSE(context, async stream => {
      let wake: (() => void) | undefined
      let position = core.head()?.position ?? 0
      let sent = -1
      const stop = core.onChange(head => {
        position = head.position
        wake?.()
      })
      const things = new Set<number>()
      const stopPresence = presenceOf(core).onChange((thing, by) => {
        if (!signedIn || by === signedIn.sessionId || things.size >= mostThings) return
        things.add(thing)
        wake?.()
      })
      const { caller } = context.env
      const leave = caller?.device ? noteStream(core, caller.device.id) : () => undefined
      stream.onAbort(() => {
        leave()
        stop()
        stopPresence()
        wake?.()
      })
      while (!stream.aborted) {
        if (caller && !mayStay(core, caller)) {
          await stream.writeSSE({ event: 'refused', data: 'device.revoked' })
          break
        }
        if (sent !== position) {
          sent = position
          await stream.writeSSE({ event: 'position', data: String(position) })
        } else if (things.size === 0) {
          await stream.writeSSE({ event: 'alive', data: '' })
        }
        for (const thing of things) {
          things.delete(thing)
          await stream.writeSSE({ event: 'presence', data: String(thing) })
        }
        if (sent !== position || things.size > 0) continue
        await new Promise<void>(resolve => {
          const timer = setTimeout(resolve, heartbeat)
          wake = () => {
            clearTimeout(timer)
            resolve()
          }
        })
      }
      leave()
      stop()
      stopPresence()
    })
  })

  return app
}
