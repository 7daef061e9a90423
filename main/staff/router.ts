import { z } from 'zod'
import { action, command, publicAction, publicQuery, query, router } from '../api/procedure.ts'
import { DeskError } from '../contract/errors.ts'
import { mayAct, permissions, type Permission } from '../contract/permissions.ts'
import { signInKinds } from '../contract/station.ts'
import { Password } from '../contract/site.ts'
import { AddStaffInput, ChangePasswordInput, SignInInput } from '../contract/staff.ts'
import { Id } from '../contract/values.ts'
import { readOwn } from '../hq/queries.ts'
import { requireOpen } from '../standby/standby.ts'
import { addStaff, changeStaff, closeSession, setPassword, touchSession } from './commands.ts'
import { noteTouch } from './idle.ts'
import { hashSecret } from './passwords.ts'
import { listStaff } from './queries.ts'
import { deskStatus } from './status.ts'
import { changePassword, recover, signIn, unlock } from './sessions.ts'

const nothing = z.object({}).optional()
const system = { staffId: null, role: 'system' } as const

export const staffRouter = router({
  /** Who I am and what I may do; null before signing in. */
  me: publicQuery({
    input: nothing,
    devices: signInKinds,
    run({ desk, signedIn, device }) {
      requireOpen(desk.standby)
      if (!signedIn) return null
      const mine = (Object.keys(permissions) as Permission[]).filter(name => mayAct(signedIn, name))
      const { staffId, login, name, role, locked } = signedIn
      const idleMinutes = device?.idleMinutes ?? null
      // A headquarters shows other pages than a site.
      const headquarters = desk.core !== undefined && readOwn(desk.core.read) !== undefined
      return { staffId, login, name, role, locked, idleMinutes, headquarters, permissions: mine }
    },
  }),
  signIn: publicAction({
    input: SignInInput,
    devices: signInKinds,
    async run({ desk, setSession, device }, { login, password }) {
      setSession(await signIn(desk.requireCore(), login, password, device?.id ?? null))
      return { ok: true }
    },
  }),
  recover: publicAction({
    input: z.object({ login: z.string().max(60), code: z.string().max(60), password: Password }),
    async run({ desk, setSession }, { login, code, password }) {
      const { token, recoveryCode } = await recover(desk.requireCore(), login, code, password)
      setSession(token)
      return { recoveryCode }
    },
  }),
  signOut: publicAction({
    input: nothing,
    devices: signInKinds,
    async run({ desk, signedIn, setSession }) {
      if (signedIn) {
        const input = { staffId: signedIn.staffId, sessionId: signedIn.sessionId }
        await desk.requireCore().execute(closeSession, { actor: system, input })
      }
      setSession(null)
      return { ok: true }
    },
  }),
  /** Somebody touched the screen of a device that has idle minutes of its own: told by its page, at most now and then. */
  touch: action({
    permission: 'self.manage',
    input: nothing,
    run({ core, signedIn }) {
      noteTouch(core, signedIn.sessionId)
      return { ok: true }
    },
  }),
  /** Locks this session; only the password opens it again. Works on a locked one too. */
  lock: publicAction({
    input: nothing,
    devices: signInKinds,
    async run({ desk, signedIn }) {
      if (!signedIn) throw new DeskError('session.required')
      const input = { sessionId: signedIn.sessionId, locked: true }
      await desk.requireCore().execute(touchSession, { actor: system, input })
      return { ok: true }
    },
  }),
  unlock: publicAction({
    input: z.object({ password: z.string().max(200) }),
    devices: signInKinds,
    async run({ desk, signedIn }, { password }) {
      if (!signedIn) throw new DeskError('session.required')
      await unlock(desk.requireCore(), signedIn.sessionId, signedIn.staffId, password)
      return { ok: true }
    },
  }),
  changePassword: action({
    permission: 'self.manage',
    input: ChangePasswordInput,
    async run({ core, signedIn }, { current, next }) {
      await changePassword(core, signedIn, current, next)
      return { ok: true }
    },
  }),
  /** What the status line says about this desk. */
  status: query({ permission: 'self.manage', input: nothing, run: deskStatus }),
  list: query({ permission: 'staff.read', input: nothing, run: ({ read }) => listStaff(read) }),
  add: action({
    permission: 'staff.manage',
    input: z.object({ commandId: Id, input: AddStaffInput }),
    async run({ core, signedIn }, { commandId, input: { password, ...rest } }) {
      const passwordHash = await hashSecret(password)
      return await core.execute(addStaff, {
        id: commandId,
        actor: signedIn,
        input: { ...rest, passwordHash },
      })
    },
  }),
  /** A manager sets somebody's password, for who forgot it. */
  resetPassword: action({
    permission: 'staff.manage',
    input: z.object({ staffId: Id, password: Password }),
    async run({ core, signedIn }, { staffId, password }) {
      const passwordHash = await hashSecret(password)
      await core.execute(setPassword, { actor: signedIn, input: { staffId, passwordHash } })
      return { ok: true }
    },
  }),
  change: command(changeStaff),
})
