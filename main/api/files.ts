import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { sliceRooms } from '../archive/slice-rooms.ts'
import type { Archive } from '../archive/archive.ts'
import { release } from '../archive/release.ts'
import { maxSliceBytes } from '../archive/uploads.ts'
import { makePage } from '../archive/media.ts'
import { openPictures, pictureSizes, type Pictures } from '../archive/pictures.ts'
import { findStoredFile } from '../cases/files.ts'
import { DeskError } from '../contract/errors.ts'
import type { Permission } from '../contract/permissions.ts'
import type { DeskCore } from '../desk/core.ts'
import { findDocumentFile } from '../documents/queries.ts'
import { findEstateFile } from '../estate/records.ts'
import { findRegisterFile } from '../filing/files.ts'
import type { ReadDatabase } from '../database/read.ts'
import { requireOwn, siteById } from '../hq/queries.ts'
import { openSitesArchive, readSiteData } from '../hq/site-data.ts'
import { findSheetFile } from '../sheets/files.ts'
import { findPlanFile } from '../unit-types/queries.ts'
import { findInspectionFile } from '../inspection/queries.ts'
import { findVisitFile } from '../visits/queries.ts'
import type { Desk } from '../desk/desk.ts'
import { allowRoute, allowUpload, stillPaired } from './allow.ts'
import type { AppVariables } from './app.ts'
import type { SignedIn } from './procedure.ts'
import { disposition, streamOf } from './stream.ts'

const UploadInput = z.object({ name: z.string().min(1).max(1000), size: z.int().min(0) })

/**
 * Plain routes for files. Uploads: POST /api/uploads → { uploadId, offset }, PUT /api/uploads/:id?offset=N with at
 * most 4 MB, GET for the offset to go on from, DELETE to give up; procedures then attach the upload by its id. Phones
 * that photograph bring files the same way.
 * Downloads: GET /files/:hash with ranges, GET /files/:hash/thumbnail and /preview for pictures; at a headquarters the
 * same below /files/site/:hqSiteId.
 */
export function fileRoutes(desk: Desk): Hono<AppVariables> {
  const app = new Hono<AppVariables>()
  const rooms = sliceRooms(maxSliceBytes)
  const own = new WeakMap<DeskCore, Shelf>()
  const ownOf = (core: DeskCore) => remembered(own, core, () => shelfOf(core.archive))
  const ofSites = new WeakMap<DeskCore, Shelf>()
  const ofSitesOf = (core: DeskCore) => remembered(ofSites, core, () => shelfOf(openSitesArchive(core)))

  app.post('/api/uploads', async context => {
    const core = allowUpload(desk, context.get('signedIn'), context.env.caller)
    const body: unknown = await context.req.json().catch(() => undefined)
    const description = UploadInput.safeParse(body)
    if (!description.success) throw new DeskError('input.invalid', { where: 'upload', why: 'name, size' })
    const uploadId = await core.archive.beginUpload(description.data)
    return context.json({ uploadId, offset: 0, sliceBytes: maxSliceBytes })
  })

  app.get('/api/uploads/:id', async context => {
    const core = allowUpload(desk, context.get('signedIn'), context.env.caller)
    return context.json({ offset: await core.archive.uploadOffset(context.req.param('id')) })
  })

  app.put('/api/uploads/:id', async context => {
    const core = allowUpload(desk, context.get('signedIn'), context.env.caller)
    const offset = Number(context.req.query('offset'))
    if (!Number.isSafeInteger(offset) || offset < 0)
      throw new DeskError('input.invalid', { where: 'offset', why: 'number' })
    const next = await rooms.lend(async room => {
      const slice = await readSlice(context.req.raw.body, room)
      stillPaired(core, context.env.caller)()
      return await core.archive.appendSlice(context.req.param('id'), offset, slice)
    })
    return context.json({ offset: next })
  })

  app.delete('/api/uploads/:id', async context => {
    const core = allowUpload(desk, context.get('signedIn'), context.env.caller)
    await core.archive.abandonUpload(context.req.param('id'))
    return context.json({ ok: true })
  })

  downloads(app, desk, '/files', core => ({ ...ownOf(core), found: look => look(core.read) }))
  // At a headquarters, what it holds of a site.
  downloads(app, desk, '/files/site/:hqSiteId', (core, hqSiteId) => ({
    ...ofSitesOf(core),
    found: async look => {
      requireOwn(core.read)
      if (!siteById(core.read, hqSiteId)) throw new DeskError('hq.siteUnknown')
      return await readSiteData(core, hqSiteId, look)
    },
  }))
  return app
}

interface Shelf {
  readonly archive: Archive
  readonly pictures: Pictures
}

const shelfOf = (archive: Archive): Shelf => ({ archive, pictures: openPictures(archive) })

function remembered(known: WeakMap<DeskCore, Shelf>, core: DeskCore, open: () => Shelf): Shelf {
  const shelf = known.get(core) ?? open()
  known.set(core, shelf)
  return shelf
}

/** Where files lie, and the data that must refer to them. */
interface Source extends Shelf {
  found<Found>(look: (read: ReadDatabase) => Found): Found | Promise<Found>
}

/** Whole files, pictures and pages of them below one address. */
function downloads(
  app: Hono<AppVariables>,
  desk: Desk,
  below: string,
  sourceOf: (core: DeskCore, hqSiteId: string) => Source,
): void {
  const asked = async (context: Context<AppVariables>) => {
    const core = allow(desk, context.get('signedIn'), 'case.read')
    const { hash = '', hqSiteId = '' } = context.req.param()
    const source = sourceOf(core, hqSiteId)
    const stored = await source.found(read => requireStored(read, hash))
    return { ...source, core, hash, stored }
  }

  app.get(`${below}/:hash/:size{thumbnail|preview}`, async context => {
    const { pictures, hash } = await asked(context)
    const result = await pictures.get(hash, context.req.param('size') === 'preview' ? 'preview' : 'thumbnail')
    if (!result.picture) return context.json({ error: result.reason }, 415)
    return new Response(new Uint8Array(result.picture.bytes), {
      headers: { 'content-type': 'image/jpeg', 'cache-control': 'private, max-age=86400, immutable' },
    })
  })

  /** One page of a PDF or a scanned TIFF, from 1; `x-page-count` says how many there are. */
  app.get(`${below}/:hash/page/:page{[1-9][0-9]{0,4}}`, async context => {
    const { archive, hash } = await asked(context)
    const result = await makePage(archive.read(hash), Number(context.req.param('page')), pictureSizes.preview)
    if (!result.picture) return context.json({ error: result.reason }, 415)
    return new Response(new Uint8Array(result.picture.bytes), {
      headers: {
        'content-type': 'image/jpeg',
        'cache-control': 'private, max-age=86400, immutable',
        'x-page-count': String(result.pages),
      },
    })
  })

  app.get(`${below}/:hash`, async context => {
    const { archive, core, hash, stored } = await asked(context)
    const size = await archive.size(hash)
    const range = parseRange(context.req.header('range'), size)
    if (range === 'bad')
      return new Response(null, { status: 416, headers: { 'content-range': `bytes */${size}` } })
    const headers = new Headers({
      'content-type': stored.mediaType,
      'content-length': String(range ? range.end - range.start : size),
      'accept-ranges': 'bytes',
      'content-disposition': disposition(
        inline.test(stored.mediaType) ? 'inline' : 'attachment',
        stored.name ?? hash,
      ),
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'private, no-cache',
    })
    if (range) headers.set('content-range', `bytes ${range.start}-${range.end - 1}/${size}`)
    return new Response(streamOf(archive.read(hash, range), stillPaired(core, context.env.caller)), {
      status: range ? 206 : 200,
      headers,
    })
  })
}

/** Types a browser may show in place; everything else is downloaded. */
const inline = /^(?:application\/pdf|image\/(?:png|jpeg|gif|webp|avif|bmp)|audio\/|video\/)/

function allow(desk: Desk, signedIn: SignedIn | undefined, permission: Permission): DeskCore {
  return allowRoute(desk, signedIn, permission).core
}

/** Only files that something refers to are served: an upload nobody attached belongs to nobody. */
function requireStored(read: ReadDatabase, hash: string) {
  const stored =
    findStoredFile(read, hash) ??
    findSheetFile(read, hash) ??
    findDocumentFile(read, hash) ??
    findRegisterFile(read, hash) ??
    findEstateFile(read, hash) ??
    findVisitFile(read, hash) ??
    findPlanFile(read, hash) ??
    findInspectionFile(read, hash)
  if (!stored) throw new DeskError('archive.missing')
  return stored
}

/** Reads a slice into the room it is given. Throws `archive.sliceTooLarge`. */
async function readSlice(body: ReadableStream<Uint8Array> | null, room: Buffer): Promise<Uint8Array> {
  let size = 0
  if (body) {
    for await (const part of body) {
      if (size + part.byteLength > maxSliceBytes)
        throw new DeskError('archive.sliceTooLarge', { limitMb: maxSliceBytes / 1024 / 1024 })
      room.set(part, size)
      size += part.byteLength
      release(part)
    }
  }
  return room.subarray(0, size)
}

/** One range of a `Range` header as half-open bytes; undefined for the whole file. */
export function parseRange(
  header: string | undefined,
  size: number,
): { start: number; end: number } | undefined | 'bad' {
  if (header === undefined) return undefined
  const match = /^bytes=(\d*)-(\d*)$/.exec(header.trim())
  if (!match || (match[1] === '' && match[2] === '')) return undefined
  if (match[1] === '') {
    const length = Math.min(Number(match[2]), size)
    return length === 0 ? 'bad' : { start: size - length, end: size }
  }
  const start = Number(match[1])
  const end = match[2] === '' ? size : Math.min(Number(match[2]) + 1, size)
  return start >= size || start >= end ? 'bad' : { start, end }
}
