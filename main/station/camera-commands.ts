import { z } from 'zod'
import { caseCore } from '../cases/queries.ts'
import { mayTake } from '../cases/rules.ts'
import { type CameraAbout, cameraLife, CloseCameraInput, OpenCameraInput } from '../contract/camera.ts'
import { DeskError } from '../contract/errors.ts'
import { Id } from '../contract/values.ts'
import type { ReadDatabase } from '../database/read.ts'
import { unitPlace } from '../estate/queries.ts'
import { type CommandContext, defineCommand } from '../log/command.ts'
import { placePhoto } from './camera-place.ts'
import { oldTargetIds, openTargetIds } from './camera-queries.ts'
import { cameraPhotoTable, cameraTargetTable } from './camera-tables.ts'
import { findDevice } from './queries.ts'

/** How long it is remembered which photos came, in milliseconds; a phone that keeps one longer starts anew. */
const remembered = 90 * 24 * 3_600_000

/**
 * Opens something for a phone to photograph into. Whatever the person had open before, or somebody else had on this
 * phone, ends. Errors: `camera.phoneGone`, `case.notFound`, `case.wrongState`, `unit.notFound`.
 */
export const openCamera = defineCommand({
  name: 'camera.open',
  permission: 'case.work',
  input: OpenCameraInput.extend({ deviceId: Id, sessionId: z.string().max(64) }),
  run(context, { targetId, about, deviceId, sessionId }) {
    const { local, now, actor, read } = context
    if (actor.staffId === null) throw new DeskError('session.required')
    if (local.find(cameraTargetTable, targetId)) return
    requireAbout(read, about)
    const device = findDevice(read, deviceId)
    if (device?.kind !== 'camera' || device.revoked_at !== null) throw new DeskError('camera.phoneGone')
    for (const id of openTargetIds(read, { staffId: actor.staffId, deviceId })) end(context, id)
    forgetOld(context)
    local.insert(cameraTargetTable, {
      id: targetId,
      device_id: deviceId,
      kind: about.kind,
      about_id: about.kind === 'inbox' ? null : about.id,
      staff_id: actor.staffId,
      session_id: sessionId,
      opened_at: now,
      ends_at: now + cameraLife,
      ended_at: null,
    })
  },
})

/** Ends what this person opened; photos that were taken before still arrive. */
export const closeCamera = defineCommand({
  name: 'camera.close',
  permission: 'self.manage',
  input: CloseCameraInput,
  run(context, { targetId }) {
    const target = context.local.find(cameraTargetTable, targetId)
    if (target && target.staff_id === context.actor.staffId) end(context, targetId)
  },
})

/** Ends what was opened in a session that is over. */
export const endCamera = defineCommand({
  name: 'camera.end',
  permission: 'system',
  input: CloseCameraInput,
  run: (context, { targetId }) => end(context, targetId),
})

function end({ local, now }: CommandContext, targetId: string): void {
  const target = local.find(cameraTargetTable, targetId)
  if (target?.ended_at === null)
    local.update(cameraTargetTable, targetId, { ended_at: Math.min(now, target.ends_at) })
}

function forgetOld({ local, read, now }: CommandContext): void {
  for (const id of oldTargetIds(read, now - remembered)) {
    local.deleteWhere(cameraPhotoTable, 'target_id', id)
    local.delete(cameraTargetTable, id)
  }
}

function requireAbout(read: ReadDatabase, about: CameraAbout): void {
  if (about.kind === 'unit' && !unitPlace(read, about.id)) throw new DeskError('unit.notFound')
  if (about.kind !== 'case') return
  const current = caseCore(read, about.id)
  if (!current) throw new DeskError('case.notFound')
  const { number, state } = current
  if (!mayTake('work', state)) throw new DeskError('case.wrongState', { number, state })
}

export const cameraCommands = [openCamera, closeCamera, endCamera, placePhoto]
