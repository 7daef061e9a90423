import { readFile } from 'node:fs/promises'
import { DeskError } from '../../contract/errors.ts'
import type { DeskCore } from '../../desk/core.ts'
import { bundleExtension } from '../../sync/parcel-names.ts'
import { keepReceipt, noteRefused } from '../inbox.ts'
import { siteById } from '../queries.ts'
import { receiveParcel } from '../receive.ts'
import { createTurns } from '../turns.ts'
import { refusalOf, type UploadId, type Uploads } from './uploads.ts'

/** How long headquarters waits after trouble of its own before it takes in a parcel again, in milliseconds. */
const againAfter = 30_000

export type Reception = ReturnType<typeof createReception>

/** Takes in uploads that are whole, one after the other, and answers receipts. */
export function createReception(core: DeskCore, uploads: Uploads) {
  const turns = createTurns()
  const stop = new AbortController()
  const under = new Set<string>()
  const troubled = new Map<string, number>()

  /** Has an upload taken in that is whole; one that is under way or was in trouble a moment ago is left alone. */
  function arrived(upload: UploadId): void {
    const { id } = upload
    if (stop.signal.aborted || under.has(id) || (troubled.get(id) ?? 0) > performance.now()) return
    under.add(id)
    turns
      .next(uploads, () => takeIn(upload))
      .catch((error: unknown) => {
        troubled.set(id, performance.now() + againAfter)
        if (!stop.signal.aborted)
          process.stderr.write(`hq: ${error instanceof Error ? error.message : String(error)}\n`)
      })
      .finally(() => under.delete(id))
      .catch(reportNothing)
  }

  async function takeIn(upload: UploadId): Promise<void> {
    if (stop.signal.aborted) return
    try {
      await receiveParcel(core, uploads.fileOf(upload), { signal: stop.signal })
    } catch (error) {
      const refusal = stop.signal.aborted ? undefined : refusalOf(error)
      if (!refusal || !(error instanceof DeskError)) throw error
      await noteRefused(core, `${upload.id}${bundleExtension}`, error)
      await uploads.settle(upload, refusal)
      return
    }
    await uploads.settle(upload, null)
  }

  /** The receipt of a site, written anew. Errors: `hq.siteUnknown`. */
  async function receipt(hqSiteId: string): Promise<Buffer> {
    const { file } = await keepReceipt(core, hqSiteId)
    return readFile(file)
  }

  const knows = (hqSiteId: string): boolean => siteById(core.read, hqSiteId)?.site_id !== null

  return {
    arrived,
    /** Whether taking one in failed for a reason that lies here. */
    isTroubled: ({ id }: UploadId): boolean => (troubled.get(id) ?? 0) > performance.now(),
    receipt,
    knows,
    /** Takes in what was whole when the program ended. */
    async begin(): Promise<void> {
      for (const upload of await uploads.whole()) arrived(upload)
    },
    /** Calls off what is under way and waits for it. */
    async stop(): Promise<void> {
      stop.abort()
      await turns.next(uploads, () => Promise.resolve())
    },
  }
}

const reportNothing = () => undefined
