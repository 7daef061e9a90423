import { z } from 'zod'
import { ScanFolderInput, ScansInput, TakeScanInput } from '../contract/documents.ts'
import { DeskError } from '../contract/errors.ts'
import { refuseUnseen } from '../contract/meanwhile.ts'
import { Id } from '../contract/values.ts'
import { defineCommand } from '../log/command.ts'
import { profileOf } from '../profiles/profiles.ts'
import { todayOf } from '../site/queries.ts'
import { settleUnits } from './completeness.ts'
import { scanFolder, storedScan } from './inbox-queries.ts'
import { checklistMarkTable, scanFolderTable, scanTable, unitCompletenessTable } from './tables.ts'

/** Notes a file that lies safely in the archive as a scan to be filed. */
export const takeScan = defineCommand({
  name: 'document.takeScan',
  permission: 'document.work',
  input: TakeScanInput,
  run(context, { scanId, hash, size, name, mediaType, pages, doubt, sourceKey }) {
    if (storedScan(context.read, scanId)) return { scanId }
    context.local.insert(scanTable, {
      id: scanId,
      hash,
      size,
      name,
      media_type: mediaType,
      pages,
      doubt,
      source_key: sourceKey,
      taken_at: context.now,
      taken_by: context.actor.staffId,
      state: 'waiting',
      document_id: null,
      split_from: null,
    })
    return { scanId }
  },
})

/** Puts scans away that belong into no file. Errors: `document.scanGone`. */
export const discardScans = defineCommand({
  name: 'document.discardScans',
  permission: 'document.work',
  input: ScansInput,
  run(context, { scanIds }) {
    for (const id of new Set(scanIds)) {
      if (storedScan(context.read, id)?.state !== 'waiting') throw new DeskError('document.scanGone')
      context.local.update(scanTable, id, { state: 'discarded' })
    }
    return { discarded: scanIds.length }
  },
})

/** Brings scans back that were put away; that their files are there was looked at before. Errors: `document.scanGone`. */
export const returnScans = defineCommand({
  name: 'document.returnScans',
  permission: 'document.work',
  input: ScansInput,
  run(context, { scanIds }) {
    for (const id of new Set(scanIds)) {
      if (storedScan(context.read, id)?.state !== 'discarded') throw new DeskError('document.scanGone')
      context.local.update(scanTable, id, { state: 'waiting' })
    }
  },
})

/** Which folder of this computer is watched; that it can be used was looked at before. */
export const setScanFolder = defineCommand({
  name: 'document.setScanFolder',
  permission: 'settings.edit',
  input: ScanFolderInput,
  run({ local, read }, { folder, leave, base }) {
    const now = { folder: null, leave: false, ...scanFolder(read) }
    refuseUnseen(base, { folder, leave: folder !== null && leave }, now)
    if (folder === null) local.deleteWhere(scanFolderTable, 'id', 'own')
    else local.put(scanFolderTable, { id: 'own', folder, leave: leave ? 1 : 0 })
  },
})

/** Homes counted in one turn of the writer. */
export const settledAtOnce = 500

/** Counts homes anew after the checklist changed, or on the day their stage does. */
export const settleCompleteness = defineCommand({
  name: 'document.settleCompleteness',
  permission: 'system',
  input: z.object({ unitIds: z.array(Id).max(settledAtOnce) }),
  run({ local, read, now }, { unitIds }) {
    const by = { profile: profileOf(read), today: todayOf(read, now) }
    settleUnits(local, unitCompletenessTable, read, by, unitIds)
  },
})

/** All homes are counted by this checklist. */
export const noteChecklist = defineCommand({
  name: 'document.noteChecklist',
  permission: 'system',
  input: z.object({ mark: z.string().max(100) }),
  run({ local }, { mark }) {
    local.put(checklistMarkTable, { id: 'own', mark })
  },
})

export const inboxCommands = [
  takeScan,
  discardScans,
  returnScans,
  setScanFolder,
  settleCompleteness,
  noteChecklist,
]
