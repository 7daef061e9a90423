import { randomBytes } from 'node:crypto'
import { DeskError } from '../contract/errors.ts'
import { uuidv7 } from 'uuidv7'
import type { RowOf } from '../database/table.ts'
import type { DeskCore } from '../desk/core.ts'
import { noteFailedSignIn, openSession, recoverStaff, setPassword, touchSession } from './commands.ts'
import { isIdle, noteTouch } from './idle.ts'
import { hashSecret, newRecoveryCode, plainRecoveryCode, secretFits, sessionIdOf } from './passwords.ts'
import { findStaff, findStaffByLogin, type StaffMember } from './queries.ts'
import type { credentialTable, sessionTable } from './tables.ts'

const system = { staffId: null, role: 'system' } as const

/** A session nobody used for this long is over, whatever the client says. */
const longestIdle = 12 * 3_600_000

/** The device somebody is at. */
interface SessionDevice {
  readonly id: string
  /** Minutes without a touch after which it locks; null leaves it to its screen. */
  readonly idleMinutes: number | null
}

/** A hash no password fits, checked for unknown names so that they take as long as known ones. */
const decoy = hashSecret(randomBytes(16).toString('hex'))

/**
 * Signs in; returns the token for the client, which counts on the same device only (null: this computer).
 * Errors: `session.wrongPassword`, `session.blocked`.
 */
export async function signIn(
  core: DeskCore,
  login: string,
  password: string,
  deviceId: string | null = null,
): Promise<string> {
  const member = findStaffByLogin(core.read, login.trim().toLowerCase())
  await checkPassword(core, member, password)
  return await begin(core, member as StaffMember, deviceId)
}

/** Unlocks a locked session with its owner's password. */
export async function unlock(
  core: DeskCore,
  sessionId: string,
  staffId: string,
  password: string,
): Promise<void> {
  await checkPassword(core, findStaff(core.read, staffId), password)
  await core.execute(touchSession, { actor: system, input: { sessionId, locked: false } })
  noteTouch(core, sessionId)
}

/** Whether it is really them who sits there, before something grave. Errors: `session.wrongPassword`, `session.blocked`. */
export async function requirePassword(core: DeskCore, staffId: string, password: string): Promise<void> {
  await checkPassword(core, findStaff(core.read, staffId), password)
}

/** Changes one's own password; other sessions of the person end. */
export async function changePassword(
  core: DeskCore,
  who: { staffId: string; role: string; sessionId: string },
  current: string,
  next: string,
): Promise<void> {
  await checkPassword(core, findStaff(core.read, who.staffId), current)
  const passwordHash = await hashSecret(next)
  await core.execute(setPassword, {
    actor: who,
    input: { staffId: who.staffId, passwordHash, keepSession: who.sessionId },
  })
}

/** A manager's printed recovery code instead of the password. Returns a session and the new code to print. */
export async function recover(
  core: DeskCore,
  login: string,
  code: string,
  password: string,
): Promise<{ token: string; recoveryCode: string }> {
  const member = findStaffByLogin(core.read, login.trim().toLowerCase())
  const credential = member && credentialOf(core, member.id)
  refuseBlocked(core, credential)
  const fits = await secretFits(credential?.recovery_hash ?? (await decoy), plainRecoveryCode(code))
  if (!member || !credential?.recovery_hash || !fits) {
    if (member) await core.execute(noteFailedSignIn, { actor: system, input: { staffId: member.id } })
    throw new DeskError('session.wrongRecoveryCode')
  }
  const recoveryCode = newRecoveryCode()
  await core.execute(recoverStaff, {
    actor: system,
    input: {
      staffId: member.id,
      passwordHash: await hashSecret(password),
      recoveryHash: await hashSecret(plainRecoveryCode(recoveryCode)),
    },
  })
  return { token: await begin(core, member), recoveryCode }
}

/**
 * Who holds this token on this device (null: this computer); undefined where the session is over or was opened
 * elsewhere. Notes a sign of life once a minute, and locks it where nobody touched the device for its idle minutes.
 */
export async function resolveSession(core: DeskCore, token: string, device: SessionDevice | null = null) {
  const sessionId = sessionIdOf(token)
  const session = core.read.get<RowOf<typeof sessionTable>>('select * from session where id=?', [sessionId])
  const now = core.environment.now()
  if (!session || session.device_id !== (device?.id ?? null) || now - session.seen_at > longestIdle)
    return undefined
  const member = findStaff(core.read, session.staff_id)
  if (member?.active !== 1) return undefined
  if (now - session.seen_at > 60_000) {
    await core.execute(touchSession, { actor: system, input: { sessionId } })
  }
  const idles = session.locked === 0 && isIdle(core, sessionId, device?.idleMinutes ?? null)
  // Kept, so that no touch opens it again.
  if (idles) await core.execute(touchSession, { actor: system, input: { sessionId, locked: true } })
  return {
    sessionId,
    staffId: member.id,
    login: member.login,
    name: member.name,
    role: member.role,
    locked: idles || session.locked === 1,
  }
}

async function begin(core: DeskCore, member: StaffMember, deviceId: string | null = null): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  await core.execute(openSession, {
    id: uuidv7(),
    actor: system,
    input: { staffId: member.id, sessionId: sessionIdOf(token), deviceId },
  })
  return token
}

async function checkPassword(
  core: DeskCore,
  member: StaffMember | undefined,
  password: string,
): Promise<void> {
  const credential = member && credentialOf(core, member.id)
  refuseBlocked(core, credential)
  const fits = await secretFits(credential?.password_hash ?? (await decoy), password)
  if (member?.active === 1 && credential && fits) return
  if (member) await core.execute(noteFailedSignIn, { actor: system, input: { staffId: member.id } })
  throw new DeskError('session.wrongPassword')
}

function refuseBlocked(core: DeskCore, credential: RowOf<typeof credentialTable> | undefined): void {
  const wait = (credential?.blocked_until ?? 0) - core.environment.now()
  if (wait > 0) throw new DeskError('session.blocked', { seconds: Math.ceil(wait / 1000) })
}

const credentialOf = (core: DeskCore, staffId: string) =>
  core.read.get<RowOf<typeof credentialTable>>('select * from credential where staff_id=?', [staffId])
