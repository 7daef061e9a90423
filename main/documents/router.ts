import { z } from 'zod'
import { action, command, query, router } from '../api/procedure.ts'
import {
  type InboxStatus,
  ScanFolderInput,
  ScansInput,
  SplitScanInput,
  UndoSplitInput,
} from '../contract/documents.ts'
import { DeskError } from '../contract/errors.ts'
import { Id } from '../contract/values.ts'
import { profileOf } from '../profiles/profiles.ts'
import { todayOf } from '../site/queries.ts'
import { asActor } from '../log/command.ts'
import * as commands from './commands.ts'
import * as inbox from './inbox-commands.ts'
import { scanFolder, waitingCount, waitingScans } from './inbox-queries.ts'
import { buildingCompleteness, siteCompleteness } from './overview.ts'
import { documentRow, unitDocuments } from './queries.ts'
import { findDocuments } from './search.ts'
import { requireScanFiles } from './return.ts'
import { watchProblems } from './service.ts'
import { cancelSplit, splitScan } from './split.ts'
import { undoSplit } from './split-commands.ts'
import { takeUpload } from './take.ts'
import { typeKeys } from './type-keys.ts'
import { requireScanFolder } from './watch-folder.ts'

const permission = 'document.read'

export const documentsRouter = router({
  /** The file of a home against the checklist. Errors: `unit.notFound`. */
  ofUnit: query({
    permission,
    input: z.object({ unitId: Id }),
    run({ core, read }, { unitId }) {
      const today = todayOf(read, core.environment.now())
      const found = unitDocuments(read, { profile: profileOf(read), today }, unitId)
      if (!found) throw new DeskError('unit.notFound')
      return found
    },
  }),
  /** Errors: `document.notFound`. */
  detail: query({
    permission,
    input: z.object({ documentId: Id }),
    run({ read }, { documentId }) {
      const found = documentRow(read, documentId)
      if (!found) throw new DeskError('document.notFound')
      return found
    },
  }),
  /** What a paper can be, for typing it. */
  types: query({
    permission,
    input: z.object({}).optional(),
    run: ({ read }) => typeKeys(profileOf(read).documents),
  }),
  completeness: query({
    permission,
    input: z.object({}).optional(),
    run: ({ read }) => siteCompleteness(read, profileOf(read).documents),
  }),
  building: query({
    permission,
    input: z.object({ buildingId: Id }),
    run: ({ read }, { buildingId }) => buildingCompleteness(read, buildingId),
  }),
  search: query({
    permission,
    input: z.object({
      text: z.string().trim().min(1).max(100),
      before: z.string().max(40).optional(),
      limit: z.int().min(1).max(100).default(50),
    }),
    run: ({ core, read }, { text, before, limit }) =>
      findDocuments(core.readConnection, read, { text, before, limit }),
  }),
  /** Scans that wait, oldest first. */
  scans: query({
    permission: 'document.work',
    input: z.object({
      cursor: z.object({ takenAt: z.int(), id: Id }).nullish(),
      limit: z.int().min(1).max(500).default(200),
    }),
    run: ({ read }, { cursor, limit }) => waitingScans(read, { after: cursor ?? null, limit }),
  }),
  inbox: query({
    permission: 'document.work',
    input: z.object({}).optional(),
    run({ core, read }): InboxStatus {
      const watched = scanFolder(read)
      return {
        folder: watched?.folder ?? null,
        leave: watched?.leave ?? false,
        waiting: waitingCount(read),
        problems: watched ? watchProblems(core) : [],
      }
    },
  }),
  /** Finishes an upload into the inbox; asked again, it gives the same answer. */
  takeUpload: action({
    permission: 'document.work',
    input: z.object({ commandId: Id, scanId: Id, uploadId: z.string().min(1).max(200) }),
    run: ({ core, signedIn }, input) => takeUpload(core, asActor(signedIn), input),
  }),
  /** Errors: `document.folderNotFound`, `document.folderForbidden`. */
  setFolder: action({
    permission: 'settings.edit',
    input: z.object({ commandId: Id, input: ScanFolderInput }),
    async run({ core, signedIn }, { commandId, input }) {
      if (input.folder !== null) await requireScanFolder(core, input.folder)
      await core.execute(inbox.setScanFolder, {
        id: commandId,
        actor: asActor(signedIn),
        input,
      })
    },
  }),
  file: command(commands.fileDocument),
  addPages: command(commands.addPages),
  correct: command(commands.correctDocument),
  remove: command(commands.removeDocument),
  restore: command(commands.restoreDocument),
  takeBack: command(commands.takeBack),
  waive: command(commands.waiveDocument),
  endWaiver: command(commands.endWaiver),
  discardScans: command(inbox.discardScans),
  /** Errors: `document.scanGone`, `document.scanFileGone`. */
  returnScans: action({
    permission: 'document.work',
    input: z.object({ commandId: Id, input: ScansInput }),
    async run({ core, signedIn }, { commandId, input }) {
      await requireScanFiles(core, input.scanIds)
      await core.execute(inbox.returnScans, { id: commandId, actor: asActor(signedIn), input })
    },
  }),
  /** Cuts a PDF into parts, each a scan of its own; see splitScan for its errors. */
  splitScan: action({
    permission: 'document.work',
    input: z.object({ commandId: Id, input: SplitScanInput }),
    run: ({ core, signedIn }, call) => splitScan(core, asActor(signedIn), call),
  }),
  /** Calls off a split that the same person started. */
  cancelSplit: action({
    permission: 'document.work',
    input: z.object({ scanId: Id }),
    run: ({ core, signedIn }, { scanId }) => ({
      cancelled: cancelSplit(core, asActor(signedIn), scanId),
    }),
  }),
  /** Errors: `document.scanGone`, `document.scanFileGone`, `document.partUsed`. */
  undoSplit: action({
    permission: 'document.work',
    input: z.object({ commandId: Id, input: UndoSplitInput }),
    async run({ core, signedIn }, { commandId, input }) {
      await requireScanFiles(core, [input.scanId])
      await core.execute(undoSplit, { id: commandId, actor: asActor(signedIn), input })
    },
  }),
})
