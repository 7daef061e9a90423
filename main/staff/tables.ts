import {
  defineTable,
  flag,
  integer,
  key,
  optionalInteger,
  optionalText,
  personalText,
  text,
} from '../database/table.ts'
import type { Role } from '../contract/permissions.ts'

export const staffTable = defineTable('staff', {
  columns: {
    id: key(),
    login: text(),
    name: personalText(),
    role: text<Role>(),
    active: flag(),
    added_at: integer(),
  },
  indexes: [{ name: 'staff_login', columns: ['login'], unique: true }],
  synced: { aggregate: 'staff', aggregateColumn: 'id' },
})

/** Local: secrets of staff never enter the log. */
export const credentialTable = defineTable('credential', {
  columns: {
    staff_id: key(),
    password_hash: text(),
    /** Argon2id hash of the printed recovery code; only managers have one. */
    recovery_hash: optionalText(),
    changed_at: integer(),
    failures: integer(),
    blocked_until: optionalInteger(),
  },
})

/** Local: who is signed in. `id` is the SHA-256 of the token; the token itself is nowhere on disk. */
export const sessionTable = defineTable('session', {
  columns: {
    id: key(),
    staff_id: text(),
    created_at: integer(),
    seen_at: integer(),
    locked: flag(),
    /** The paired device it was opened on, where alone it counts; null for this computer. */
    device_id: optionalText(),
  },
  indexes: [
    { name: 'session_staff', columns: ['staff_id'] },
    { name: 'session_device', columns: ['device_id'], where: 'device_id is not null' },
  ],
})

/** Local: unfinished entries, kept per person so that a reload or a crash loses nothing. */
export const draftTable = defineTable('draft', {
  columns: { id: key(), staff_id: text(), place: text(), body: text(), at: integer() },
  indexes: [{ name: 'draft_staff', columns: ['staff_id', 'place'] }],
})

/** Local: filters of lists saved under a name. */
export const savedViewTable = defineTable('saved_view', {
  columns: { id: key(), staff_id: text(), place: text(), name: text(), query: text(), at: integer() },
  indexes: [{ name: 'saved_view_staff', columns: ['staff_id', 'place'] }],
})
