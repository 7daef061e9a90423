import { z } from 'zod'
import { DeskError } from '../contract/errors.ts'
import { editOver } from '../contract/meanwhile.ts'
import { mayAct } from '../contract/permissions.ts'
import { AddStaffInput, ChangeStaffInput } from '../contract/staff.ts'
import { Id } from '../contract/values.ts'
import { type CommandContext, defineCommand } from '../log/command.ts'
import {
  staffAdded,
  staffChanged,
  staffPasswordChanged,
  staffRecovered,
  staffSignedIn,
  staffSignInFailed,
  staffSignedOut,
} from './operations.ts'
import type { TableWriter } from '../database/table-writer.ts'
import { findStaff, findStaffByLogin, listStaff } from './queries.ts'
import { credentialTable, sessionTable } from './tables.ts'

/** Argon2id hashes are made before the command: hashing takes long on purpose and must not hold the writer. */
const Hash = z.string().startsWith('$argon2id$').max(300)

export const addStaff = defineCommand({
  name: 'staff.add',
  permission: 'staff.manage',
  input: AddStaffInput.omit({ password: true }).extend({ passwordHash: Hash, recoveryHash: Hash.optional() }),
  run(context, input) {
    if (findStaffByLogin(context.read, input.login))
      throw new DeskError('staff.loginTaken', { login: input.login })
    context.emit(staffAdded, input.staffId, {
      facts: { login: input.login, role: input.role },
      personal: { name: input.name },
    })
    context.local.insert(credentialTable, {
      staff_id: input.staffId,
      password_hash: input.passwordHash,
      recovery_hash: input.recoveryHash ?? null,
      changed_at: context.now,
      failures: 0,
      blocked_until: null,
    })
    return { staffId: input.staffId }
  },
})

export const changeStaff = defineCommand({
  name: 'staff.change',
  permission: 'staff.manage',
  input: ChangeStaffInput,
  run(context, { staffId, base, ...asked }) {
    const current = findStaff(context.read, staffId)
    if (!current) throw new DeskError('staff.notFound')
    const { name, role, active } = editOver(base, asked, { ...current, active: current.active === 1 })
    if (base && name === undefined && role === undefined && active === undefined) return
    const losesManager =
      current.role === 'manager' && current.active === 1 && (active === false || (role && role !== 'manager'))
    if (
      losesManager &&
      listStaff(context.read).filter(s => s.role === 'manager' && s.active === 1).length === 1
    ) {
      throw new DeskError('staff.lastManager')
    }
    context.emit(staffChanged, staffId, { facts: { role, active }, personal: { name } })
    if (active === false) context.local.deleteWhere(sessionTable, 'staff_id', staffId)
  },
})

/** A manager gives somebody a new password, or somebody changes their own (checked by the caller). */
export const setPassword = defineCommand({
  name: 'staff.setPassword',
  permission: 'self.manage',
  input: z.object({ staffId: Id, passwordHash: Hash, keepSession: z.string().optional() }),
  run(context, { staffId, passwordHash, keepSession }) {
    if (staffId !== context.actor.staffId && !mayAct(context.actor, 'staff.manage')) {
      throw new DeskError('permission.denied', { permission: 'staff.manage' })
    }
    requireStaff(context, staffId)
    context.local.update(credentialTable, staffId, {
      password_hash: passwordHash,
      changed_at: context.now,
      failures: 0,
      blocked_until: null,
    })
    const kept = keepSession === undefined ? undefined : context.local.find(sessionTable, keepSession)
    context.local.deleteWhere(sessionTable, 'staff_id', staffId)
    if (kept && kept.staff_id === staffId) context.local.insert(sessionTable, kept)
    context.emit(staffPasswordChanged, staffId, { facts: {} })
  },
})

/** A manager who lost the password used the printed recovery code. */
export const recoverStaff = defineCommand({
  name: 'staff.recover',
  permission: 'system',
  input: z.object({ staffId: Id, passwordHash: Hash, recoveryHash: Hash }),
  run(context, { staffId, passwordHash, recoveryHash }) {
    requireStaff(context, staffId)
    context.local.update(credentialTable, staffId, {
      password_hash: passwordHash,
      recovery_hash: recoveryHash,
      changed_at: context.now,
      failures: 0,
      blocked_until: null,
    })
    context.local.deleteWhere(sessionTable, 'staff_id', staffId)
    context.emit(staffRecovered, staffId, { facts: {}, by: staffId })
  },
})

/** `sessionId` is the SHA-256 of a token that only the client holds. */
export const openSession = defineCommand({
  name: 'staff.openSession',
  permission: 'system',
  input: z.object({ staffId: Id, sessionId: z.string().max(64), deviceId: Id.nullable().default(null) }),
  run(context, { staffId, sessionId, deviceId }) {
    requireStaff(context, staffId)
    // A device has one browser: whoever was signed in there before is not there any more.
    if (deviceId !== null) endSessionsOn(context.local, deviceId)
    context.local.insert(sessionTable, {
      id: sessionId,
      staff_id: staffId,
      created_at: context.now,
      seen_at: context.now,
      locked: 0,
      device_id: deviceId,
    })
    context.local.update(credentialTable, staffId, { failures: 0, blocked_until: null })
    context.emit(staffSignedIn, staffId, { facts: {}, by: staffId })
  },
})

export const closeSession = defineCommand({
  name: 'staff.closeSession',
  permission: 'system',
  input: z.object({ staffId: Id, sessionId: z.string().max(64) }),
  run(context, { staffId, sessionId }) {
    context.local.deleteWhere(sessionTable, 'id', sessionId)
    context.emit(staffSignedOut, staffId, { facts: {}, by: staffId })
  },
})

/** Local only: locking, unlocking and the last sign of life of a session. */
export const touchSession = defineCommand({
  name: 'staff.touchSession',
  permission: 'system',
  input: z.object({ sessionId: z.string().max(64), locked: z.boolean().optional() }),
  run(context, { sessionId, locked }) {
    if (!context.local.find(sessionTable, sessionId)) return
    context.local.update(sessionTable, sessionId, {
      seen_at: context.now,
      ...(locked === undefined ? {} : { locked: locked ? 1 : 0 }),
    })
  },
})

/** Stands on the audit trail; each failure past the fifth doubles the wait, up to 15 minutes. */
export const noteFailedSignIn = defineCommand({
  name: 'staff.noteFailedSignIn',
  permission: 'system',
  input: z.object({ staffId: Id }),
  run(context, { staffId }) {
    const credential = context.local.find(credentialTable, staffId)
    if (!credential) return
    const failures = credential.failures + 1
    const wait = failures < 5 ? null : Math.min(15 * 60_000, 5_000 * 2 ** (failures - 5))
    context.local.update(credentialTable, staffId, {
      failures,
      blocked_until: wait === null ? null : context.now + wait,
    })
    context.emit(staffSignInFailed, staffId, { facts: {} })
  },
})

/** Signs everybody out on a paired device. */
export function endSessionsOn(local: TableWriter, deviceId: string): void {
  local.deleteWhere(sessionTable, 'device_id', deviceId)
}

export const staffCommands = [
  addStaff,
  changeStaff,
  setPassword,
  recoverStaff,
  openSession,
  closeSession,
  touchSession,
  noteFailedSignIn,
]

function requireStaff(context: CommandContext, staffId: string): void {
  if (findStaff(context.read, staffId)?.active !== 1) throw new DeskError('staff.notFound')
}
