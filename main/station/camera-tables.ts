import { defineTable, integer, key, optionalInteger, optionalText, text } from '../database/table.ts'
import type { CameraKind } from '../contract/camera.ts'

/** Local: what somebody at a desk opened for a phone to photograph into. */
export const cameraTargetTable = defineTable('camera_target', {
  columns: {
    id: key(),
    device_id: text(),
    kind: text<CameraKind>(),
    /** The case or the home; null for the inbox. */
    about_id: optionalText(),
    /** Who opened it: under them the photos are recorded. */
    staff_id: text(),
    /** It ends with this session. */
    session_id: text(),
    opened_at: integer(),
    /** When it ends by itself. */
    ends_at: integer(),
    ended_at: optionalInteger(),
  },
  indexes: [
    { name: 'camera_target_device', columns: ['device_id', 'opened_at'] },
    { name: 'camera_target_staff', columns: ['staff_id', 'opened_at'] },
  ],
})

/** Local: photos that phones delivered, so that each is stored once however often it is sent. */
export const cameraPhotoTable = defineTable('camera_photo', {
  columns: {
    /** Made by the phone. */
    id: key(),
    target_id: text(),
    hash: text(),
    into_place: text<'about' | 'inbox'>(),
    /** The file of the case, or the scan of the inbox. */
    ref_id: text(),
    at: integer(),
  },
  indexes: [{ name: 'camera_photo_target', columns: ['target_id', 'hash'] }],
})

export const cameraTables = [cameraTargetTable, cameraPhotoTable]
