import { basename, join } from 'node:path'
import { Hono } from 'hono'
import type { AppVariables } from '../api/app.ts'
import { streamOf } from '../api/stream.ts'
import { DeskError } from '../contract/errors.ts'
import type { Desk } from '../desk/desk.ts'
import { mayStay } from '../station/gate.ts'
import { outgoingOf } from './outgoing.ts'
import { openFrom } from './outgoing-stream.ts'

const blobName = /^[0-9a-f]{64}$/

/**
 * What paired standbys fetch, all of it encrypted as it lies on the disk, each from the place that `Range` names:
 * GET /api/standby/blob/:name a file of the archive,
 * GET /api/standby/:id/copy the snapshot that `standby.offer` named, GET /api/standby/:id/list its files.
 */
export function standbyRoutes(desk: Desk): Hono<AppVariables> {
  const app = new Hono<AppVariables>()

  app.get('/api/standby/:id/:part', async context => {
    const { caller } = context.env
    if (caller?.device?.kind !== 'standby') throw new DeskError('device.notForThis')
    const core = desk.requireCore()
    const outgoing = outgoingOf(core)
    const { id, part } = context.req.param()
    const from = startOf(context.req.header('range'))
    const path = pathOf()
    if (path === undefined || from === undefined)
      return context.json({ error: { code: 'standby.offerGone' } }, 404)
    try {
      const { bytes, pieces } = await openFrom(outgoing, path, from)
      const still = async function* () {
        for await (const piece of pieces) {
          if (!mayStay(core, caller)) return
          yield piece
        }
      }
      return new Response(streamOf(still()), {
        status: from > 0 ? 206 : 200,
        headers: {
          'content-type': 'application/octet-stream',
          'content-length': String(bytes),
          ...(from > 0 ? { 'content-range': `bytes ${from}-${from + bytes - 1}/${from + bytes}` } : {}),
        },
      })
    } catch (error) {
      const isGone =
        error instanceof DeskError && (error.code === 'archive.missing' || error.code === 'standby.offerGone')
      if (isGone) return context.json({ error: { code: 'standby.offerGone' } }, 404)
      throw error
    }

    function pathOf(): string | undefined {
      if (id === 'blob') {
        const name = basename(part)
        return blobName.test(name) ? join(outgoing.blobsFolder, name.slice(0, 2), name) : undefined
      }
      return part === 'copy' || part === 'list' ? outgoing.part(id, part) : undefined
    }
  })

  return app
}

/** Where to begin; undefined for ranges nobody here asks for. */
function startOf(range: string | undefined): number | undefined {
  if (range === undefined) return 0
  const match = /^bytes=(\d{1,15})-$/.exec(range)
  return match ? Number(match[1]) : undefined
}
