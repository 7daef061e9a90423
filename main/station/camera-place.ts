import { z } from 'zod'
import { sanitiseFileName } from '../archive/safe-name.ts'
import { attachFile } from '../cases/commands.ts'
import type { PhotoPlace } from '../contract/camera.ts'
import { AttachFileInput } from '../contract/cases.ts'
import { TakeScanInput } from '../contract/documents.ts'
import { DeskError } from '../contract/errors.ts'
import { Id, Millis } from '../contract/values.ts'
import type { RowOf } from '../database/table.ts'
import { takeScan } from '../documents/inbox-commands.ts'
import { type CommandContext, defineCommand } from '../log/command.ts'
import { findStaff } from '../staff/queries.ts'
import { photoTaken } from './camera-operations.ts'
import { numberOf, twinOf } from './camera-queries.ts'
import { inTime } from './camera-rules.ts'
import { cameraPhotoTable, cameraTargetTable } from './camera-tables.ts'

const PlaceInput = z.object({
  photoId: Id,
  targetId: Id,
  deviceId: Id,
  /** As it lies in the archive. */
  file: AttachFileInput.omit({ caseId: true, fileId: true }),
  scan: TakeScanInput.pick({ pages: true, doubt: true }),
  /** When it was taken, by the desk's clock; null where the phone cannot say. */
  taken: Millis.nullable(),
})
type Placing = z.output<typeof PlaceInput>
type Target = RowOf<typeof cameraTargetTable>

/** What a case or a person that is not as it was answers; such a photo waits in the inbox. */
const notAnyMore: ReadonlySet<string> = new Set([
  'case.notFound',
  'case.wrongState',
  'permission.denied',
  'session.required',
])
export const isNotAnyMore = ({ code }: DeskError): boolean => notAnyMore.has(code)

/**
 * Puts a photo where it was taken for, under the person who opened that, or into the inbox of scans where that is not
 * possible any more. Whatever comes again is answered as the first time; the same picture for the same thing is stored
 * once. All in one turn, so that no cut in between stores a photo twice or loses it.
 */
export const placePhoto = defineCommand({
  name: 'camera.place',
  permission: 'system',
  input: PlaceInput,
  run(context, placing): PhotoPlace {
    const { local, read } = context
    const { photoId, targetId, deviceId, file } = placing
    const before = local.find(cameraPhotoTable, photoId)
    if (before) return { into: before.into_place, known: false }
    const found = local.find(cameraTargetTable, targetId)
    const target = found?.device_id === deviceId ? found : undefined
    const twin = target && twinOf(read, targetId, file.hash)
    const into = twin?.into ?? place(context, placing, target)
    local.insert(cameraPhotoTable, {
      id: photoId,
      target_id: targetId,
      hash: file.hash,
      into_place: into,
      ref_id: twin?.refId ?? photoId,
      at: context.now,
    })
    if (twin) return { into, known: true }
    context.emit(photoTaken, deviceId, {
      facts: { kind: target?.kind ?? 'inbox', aboutId: target?.about_id ?? null, into, fileId: photoId },
      ...(target ? { by: target.staff_id } : {}),
    })
    return { into, known: false }
  },
})

function place(context: CommandContext, placing: Placing, target: Target | undefined): PhotoPlace['into'] {
  const member = target && findStaff(context.read, target.staff_id)
  const times = target && {
    openedAt: target.opened_at,
    endsAt: target.ends_at,
    endedAt: target.ended_at,
  }
  if (target && times && member?.active === 1 && inTime(times, placing.taken, context.now)) {
    const actor = { staffId: member.id, role: member.role }
    if (target.kind !== 'case' || target.about_id === null) {
      scan(context, placing, actor, target)
      return 'about'
    }
    try {
      const input = { caseId: target.about_id, fileId: placing.photoId, ...placing.file }
      context.perform({ name: attachFile.name, input, actor, at: context.now })
      return 'about'
    } catch (error) {
      // Closed, void or gone meanwhile: refused before anything was recorded.
      if (!(error instanceof DeskError) || !isNotAnyMore(error)) throw error
    }
  }
  scan(context, placing, { staffId: null, role: 'system' }, target)
  return 'inbox'
}

function scan(
  context: CommandContext,
  { photoId, file, scan: found }: Placing,
  actor: ScannedPhoto['actor'],
  target: Target | undefined,
): void {
  const number = target ? numberOf(context.read, target.kind, target.about_id) : null
  scanPhoto(context, { photoId, file, scan: found, number, actor })
}

interface ScannedPhoto extends Pick<Placing, 'photoId' | 'file' | 'scan'> {
  /** Of the case or the home it was taken for. */
  readonly number: string | null
  readonly actor: { readonly staffId: string | null; readonly role: string }
}

/** Notes a photo as a scan, named so that whoever files it sees where it belongs. */
export function scanPhoto(
  context: CommandContext,
  { photoId, file, scan: { pages, doubt }, number, actor }: ScannedPhoto,
): void {
  const { hash, size, mediaType } = file
  const name = sanitiseFileName(number ? `${number} ${file.name}` : file.name)
  const input = { scanId: photoId, hash, size, name, mediaType, pages, doubt, sourceKey: null }
  context.perform({ name: takeScan.name, input, actor, at: context.now })
}
