import type { z } from 'zod'
import { finishUpload } from '../archive/finish-upload.ts'
import { captureTime } from '../cases/files.ts'
import type {
  CameraAbout,
  CameraHere,
  CameraPhone,
  CameraView,
  DeliverPhotoInput,
  OpenCameraInput,
  PhotoPlace,
} from '../contract/camera.ts'
import { DeskError } from '../contract/errors.ts'
import { type DeskCore, systemActor } from '../desk/core.ts'
import { lookAtScan } from '../documents/take.ts'
import type { Actor } from '../log/command.ts'
import { readSite } from '../site/queries.ts'
import { endCamera, openCamera } from './camera-commands.ts'
import { placePhoto } from './camera-place.ts'
import { isPhoneHere, notePhone } from './camera-presence.ts'
import {
  camerasNow,
  isAbout,
  lastPhoneOf,
  openOfStaff,
  openOnDevice,
  photoPlace,
  receivedFor,
  scansFor,
  targetForPhone,
} from './camera-queries.ts'
import { takenByDesk } from './camera-rules.ts'
import { findDevice } from './queries.ts'

type Person = Actor & { readonly staffId: string; readonly sessionId: string }

/** Phones a person can photograph with: connected ones first, the one they used last before others, then their own. */
export function phonesFor(core: DeskCore, staffId: string): readonly CameraPhone[] {
  const { read, environment } = core
  const last = lastPhoneOf(read, staffId)
  const weight = ({ deviceId, connected, own, busy }: CameraPhone) =>
    (connected ? 8 : 0) + (busy ? 0 : 4) + (deviceId === last ? 2 : 0) + (own ? 1 : 0)
  return camerasNow(read)
    .map(({ id, name, pairedBy }) => {
      const open = openOnDevice(read, id, environment.now())
      return {
        deviceId: id,
        name,
        connected: isPhoneHere(core, id),
        own: pairedBy === staffId,
        busy: open !== undefined && open.session === 1 && open.staffId !== staffId,
      }
    })
    .sort((a, b) => weight(b) - weight(a) || (a.deviceId < b.deviceId ? 1 : -1))
}

/** Opens something for a phone. Errors: `camera.noPhone` where none is connected and free, and those of the command. */
export async function openFor(
  core: DeskCore,
  person: Person,
  call: { readonly commandId: string; readonly input: z.output<typeof OpenCameraInput> },
): Promise<void> {
  const { commandId, input } = call
  const deviceId =
    input.deviceId ??
    phonesFor(core, person.staffId).find(({ connected, busy }) => connected && !busy)?.deviceId
  if (deviceId === undefined) throw new DeskError('camera.noPhone')
  const { sessionId, ...actor } = person
  await core.execute(openCamera, { id: commandId, actor, input: { ...input, deviceId, sessionId } })
}

/** What a person has open for this thing; null where they have nothing. */
export function viewFor(core: DeskCore, staffId: string, about: CameraAbout): CameraView | null {
  const { read, environment } = core
  const target = openOfStaff(read, staffId, environment.now())
  if (!target || target.session === 0 || !isAbout(target, about)) return null
  const device = findDevice(read, target.deviceId)
  if (!device || device.revoked_at !== null) return null
  return {
    targetId: target.id,
    deviceId: target.deviceId,
    name: device.name,
    connected: isPhoneHere(core, target.deviceId),
    received: receivedFor(read, target.id),
    scanIds: scansFor(read, target.id),
    endsAt: target.endsAt,
  }
}

/** What a phone is to show now. That it asks is noted; what belongs to a session that is over ends. */
export async function hereFor(core: DeskCore, deviceId: string): Promise<CameraHere> {
  const { read, environment } = core
  notePhone(core, deviceId)
  const open = openOnDevice(read, deviceId, environment.now())
  if (open?.session === 0) await core.execute(endCamera, { actor: systemActor, input: { targetId: open.id } })
  return {
    name: findDevice(read, deviceId)?.name ?? null,
    site: readSite(read)?.name ?? null,
    target: open?.session === 1 ? targetForPhone(read, open) : null,
  }
}

/**
 * Takes a photo whose bytes have all come: first it is safely in the archive, then it is recorded. Asked again, the
 * answer is the first one. Errors: `camera.noPicture`, those of the archive.
 */
export async function deliverPhoto(
  core: DeskCore,
  deviceId: string,
  input: z.output<typeof DeliverPhotoInput>,
): Promise<PhotoPlace> {
  const { photoId, targetId, uploadId } = input
  notePhone(core, deviceId)
  const before = photoPlace(core.read, photoId)
  if (before) return { into: before, known: false }
  const file = await finishUpload(core.archive, uploadId)
  if (!/^(?:image|video)\//.test(file.mediaType)) throw new DeskError('camera.noPicture')
  const takenAt = await captureTime(core, file)
  const { pages, doubt } = await lookAtScan(core, file)
  const taken = takenByDesk(input, core.environment.now())
  return await core.execute(placePhoto, {
    actor: systemActor,
    input: { photoId, targetId, deviceId, file: { ...file, takenAt }, scan: { pages, doubt }, taken },
  })
}
