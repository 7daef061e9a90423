import { NoteSplitInput, UndoSplitInput } from '../contract/documents.ts'
import { DeskError } from '../contract/errors.ts'
import { defineCommand } from '../log/command.ts'
import { partsOfScan, storedScan } from './inbox-queries.ts'
import { scanTable } from './tables.ts'

const permission = 'document.work'

/**
 * Puts the parts of a scan into the inbox, where it stood, and the scan itself away: all of it or nothing. Errors:
 * `document.scanGone`.
 */
export const noteSplit = defineCommand({
  name: 'document.noteSplit',
  permission,
  input: NoteSplitInput,
  run({ read, local, actor }, { scanId, parts }) {
    const scan = storedScan(read, scanId)
    if (scan?.state !== 'waiting') throw new DeskError('document.scanGone')
    for (const part of parts) {
      if (storedScan(read, part.scanId)) throw new DeskError('document.scanGone')
      local.insert(scanTable, {
        id: part.scanId,
        hash: part.hash,
        size: part.size,
        name: part.name,
        media_type: scan.mediaType,
        pages: part.pages,
        doubt: null,
        source_key: null,
        // They stand where the whole stood; among themselves their ids keep the order.
        taken_at: scan.takenAt,
        taken_by: actor.staffId,
        state: 'waiting',
        document_id: null,
        split_from: scanId,
      })
    }
    local.update(scanTable, scanId, { state: 'discarded' })
    return { partIds: parts.map(part => part.scanId) }
  },
})

/**
 * The whole scan waits again and its parts, and theirs, are put away; that the file of the whole is there was looked
 * at before. Errors: `document.scanGone`, `document.partUsed`.
 */
export const undoSplit = defineCommand({
  name: 'document.undoSplit',
  permission,
  input: UndoSplitInput,
  run({ read, local }, { scanId }) {
    const parts = partsOfScan(read, scanId)
    if (parts.length === 0 || storedScan(read, scanId)?.state !== 'discarded')
      throw new DeskError('document.scanGone')
    if (parts.some(({ state }) => state === 'filed')) throw new DeskError('document.partUsed')
    for (const { id, state } of parts)
      if (state === 'waiting') local.update(scanTable, id, { state: 'discarded' })
    local.update(scanTable, scanId, { state: 'waiting' })
  },
})

export const splitCommands = [noteSplit, undoSplit]
