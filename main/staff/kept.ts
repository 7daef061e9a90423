import {
  type Draft,
  DropDraftInput,
  KeepDraftInput,
  RemoveViewInput,
  type SavedView,
  SaveViewInput,
} from '../contract/kept.ts'
import { DeskError } from '../contract/errors.ts'
import type { ReadDatabase } from '../database/read.ts'
import { type CommandContext, defineCommand } from '../log/command.ts'
import { draftTable, savedViewTable } from './tables.ts'

const draftId = (staffId: string, place: string) => `${staffId}/${place}`

function staffOf(context: CommandContext): string {
  const { staffId } = context.actor
  if (staffId === null) throw new DeskError('session.required')
  return staffId
}

/** Keeps what somebody has not finished; one draft for each person and place. Local to this desk, never in the log. */
export const keepDraft = defineCommand({
  name: 'draft.keep',
  permission: 'self.manage',
  input: KeepDraftInput,
  run(context, { place, body }) {
    const staffId = staffOf(context)
    const id = draftId(staffId, place)
    if (context.local.find(draftTable, id)) context.local.update(draftTable, id, { body, at: context.now })
    else context.local.insert(draftTable, { id, staff_id: staffId, place, body, at: context.now })
  },
})

export const dropDraft = defineCommand({
  name: 'draft.drop',
  permission: 'self.manage',
  input: DropDraftInput,
  run(context, { place }) {
    context.local.deleteWhere(draftTable, 'id', draftId(staffOf(context), place))
  },
})

/** Most views of one person for one list. */
const mostViews = 50

/** Saves a filter under a name; the same name again replaces it. */
export const saveView = defineCommand({
  name: 'view.save',
  permission: 'self.manage',
  input: SaveViewInput,
  run(context, { viewId, place, name, query }) {
    const staffId = staffOf(context)
    const mine = savedViews(context.read, staffId, place)
    for (const view of mine) {
      if (view.name === name) context.local.deleteWhere(savedViewTable, 'id', view.id)
    }
    if (mine.length >= mostViews) throw new DeskError('view.tooMany', { most: mostViews })
    context.local.insert(savedViewTable, {
      id: viewId,
      staff_id: staffId,
      place,
      name,
      query,
      at: context.now,
    })
  },
})

export const removeView = defineCommand({
  name: 'view.remove',
  permission: 'self.manage',
  input: RemoveViewInput,
  run(context, { viewId }) {
    const view = context.local.find(savedViewTable, viewId)
    if (view && view.staff_id === staffOf(context)) context.local.deleteWhere(savedViewTable, 'id', viewId)
  },
})

export const keptCommands = [keepDraft, dropDraft, saveView, removeView]

export function draftOf(read: ReadDatabase, staffId: string, place: string): Draft | undefined {
  return read.get<Draft>('select body, at from draft where id=?', [draftId(staffId, place)])
}

export function savedViews(read: ReadDatabase, staffId: string, place: string): SavedView[] {
  return read.all<SavedView>(
    'select id, name, query from saved_view where staff_id=? and place=? order by at',
    [staffId, place],
  )
}
