import { Hono } from 'hono'
import { streamSSE } from 'hono/streaming'
import { DeskError } from '../contract/errors.ts'
import type { Desk } from '../desk/desk.ts'
import type { AppVariables } from './app.ts'

/** Often enough that proxies and sleeping tabs notice a dead stream, in milliseconds. */
const heartbeat = 15_000

/**
 * `/events` sends the log's position after each commit and nothing else; clients ask for what they show again.
 * `/events/position` is for hosts and moments without a stream.
 */
export function eventRoutes(desk: Desk): Hono<AppVariables> {
  const app = new Hono<AppVariables>()

  const requireSignedIn = (signedIn: unknown) => {
    if (!signedIn) throw new DeskError('session.required')
  }

  app.get('/events/position', context => {
    requireSignedIn(context.get('signedIn'))
    return context.json({ position: desk.core?.head()?.position ?? 0 })
  })

  app.get('/events', context => {
    requireSignedIn(context.get('signedIn'))
    const core = desk.requireCore()
    return streamSSE(context, async stream => {
      let wake: (() => void) | undefined
      let position = core.head()?.position ?? 0
      let sent = -1
      const stop = core.onChange(head => {
        position = head.position
        wake?.()
      })
      stream.onAbort(() => {
        stop()
        wake?.()
      })
      while (!stream.aborted) {
        if (sent !== position) {
          sent = position
          await stream.writeSSE({ event: 'position', data: String(position) })
        } else {
          await stream.writeSSE({ event: 'alive', data: '' })
        }
        if (sent !== position) continue
        await new Promise<void>(resolve => {
          const timer = setTimeout(resolve, heartbeat)
          wake = () => {
            clearTimeout(timer)
            resolve()
          }
        })
      }
      stop()
    })
  })

  return app
}
