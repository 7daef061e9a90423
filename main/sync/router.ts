import { isAbsolute } from 'node:path'
import { z } from 'zod'
import { action, command, query, router } from '../api/procedure.ts'
import {
  bundleContents,
  ExportBundleInput,
  type ExportResult,
  largestParcel,
  longestInvitation,
} from '../contract/sync.ts'
import { Millis } from '../contract/values.ts'
import { asActor } from '../log/command.ts'
import { exportBundle } from './bundle.ts'
import { folderToFetchFrom } from './fetched-bundle.ts'
import { joinHeadquarters, viewInvitation } from './join.ts'
import { measureFilesJob } from './measure-job.ts'
import { setLine } from './network/line.ts'
import { lineView } from './network/line-row.ts'
import { syncOverNetwork } from './network/run.ts'
import { rotateKey } from './rotate.ts'
import { takeReceiptFrom } from './take-receipt.ts'
import { readExchangeState, readHistory, readOverview } from './views.ts'

/** The text of an invitation file, as it lies there. */
const InvitationFile = z.object({ content: z.string().min(1).max(longestInvitation) })

/** The site's side of the exchange with headquarters. */
export const syncRouter = router({
  /** How long headquarters has been silent; the status line shows it to everyone. */
  status: query({
    permission: 'self.manage',
    input: z.object({}).optional(),
    run: ({ core, read }) => readExchangeState(read, core.environment.now()),
  }),
  overview: query({
    permission: 'sync.run',
    input: z.object({}).optional(),
    run: ({ read }) => readOverview(read),
  }),
  /** Files there are to send, counted in a thread: their sizes stand in the archive alone. */
  filesToSend: query({
    permission: 'sync.run',
    input: z.object({}).optional(),
    run: ({ core }) => core.jobs.run(measureFilesJob, {}),
  }),
  history: query({
    permission: 'sync.run',
    input: z.object({ cursor: Millis.nullish() }).optional(),
    run: ({ read }, input) => readHistory(read, input?.cursor ?? undefined),
  }),
  /** What an invitation says; a question, but its secret belongs in no address. */
  readInvitation: action({
    permission: 'sync.manage',
    input: InvitationFile,
    run: ({ core }, { content }) => viewInvitation(core, Buffer.from(content)),
  }),
  enrol: action({
    permission: 'sync.manage',
    input: InvitationFile,
    run: ({ core, signedIn }, { content }) => joinHeadquarters(core, asActor(signedIn), Buffer.from(content)),
  }),
  /** Gives the site a new key to sign with. Errors: `sync.notEnrolled`, `sync.keyNotKnown`. */
  rotateKey: action({
    permission: 'sync.manage',
    input: z.object({}).optional(),
    run: ({ core, signedIn }) => rotateKey(core, asActor(signedIn)),
  }),
  /**
   * Writes a bundle in a job that `jobs.status` watches: into a folder of the computer the desk runs on, or, without
   * one, to be fetched at `/files/bundle/<jobId>/<number>`.
   */
  export: action({
    permission: 'sync.run',
    input: z.object({
      content: z.enum(bundleContents),
      parcelBytes: ExportBundleInput.shape.parcelBytes.default(largestParcel),
      folder: z.string().trim().min(1).max(1000).refine(isAbsolute).nullable(),
    }),
    run({ core, signedIn }, { content, parcelBytes, folder }) {
      const jobId = core.board.start('sync.export', signedIn.staffId, async control => {
        const to = folder ?? (await folderToFetchFrom(core, core.environment.newId()))
        const { files, bytes, operations, archived, unreadable } = await exportBundle(
          core,
          asActor(signedIn),
          { content, parcelBytes, to },
          { signal: control.signal, onProgress: ({ done, of }) => control.progress(done, of) },
        )
        return {
          fetch: folder === null,
          folder,
          files: [...files],
          bytes,
          operations,
          archived,
          unreadable,
        } satisfies ExportResult
      })
      return { jobId }
    },
  }),
  /** How headquarters is reached over a network, and how the last try went. */
  line: query({
    permission: 'sync.run',
    input: z.object({}).optional(),
    run: ({ read }) => lineView(read),
  }),
  setLine: command(setLine),
  /** Sends over the network and takes in the receipt, in a job that `jobs.status` watches. Result: NetworkResult. */
  overNetwork: action({
    permission: 'sync.run',
    input: z.object({ content: z.enum(bundleContents) }),
    run({ core, signedIn }, { content }) {
      const jobId = core.board.start('sync.network', signedIn.staffId, control =>
        syncOverNetwork(core, asActor(signedIn), { content }, control),
      )
      return { jobId }
    },
  }),
  /** Takes in a receipt that was uploaded. */
  takeReceipt: action({
    permission: 'sync.run',
    input: z.object({ uploadId: z.string().max(64) }),
    async run({ core, signedIn }, { uploadId }) {
      // The stored copy is nobody's and is swept away like any other.
      const { hash } = await core.archive.finishUpload(uploadId)
      return takeReceiptFrom(core, asActor(signedIn), core.archive.read(hash))
    },
  }),
})
