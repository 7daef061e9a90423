import { z } from 'zod'
import { action, deviceAction, publicAction, publicQuery, query, router } from '../api/procedure.ts'
import { DeskError } from '../contract/errors.ts'
import { LanguageCode } from '../contract/site.ts'
import { deviceKinds, DeviceName } from '../contract/station.ts'
import { StandbyContact } from '../contract/standby.ts'
import { findDevice } from '../station/queries.ts'
import { inviteStandby } from './invite.ts'
import type { DeskCore } from '../desk/core.ts'
import type { Desk } from '../desk/desk.ts'
import { countLater, exportLater, requireManager, showLater } from './later.ts'
import { noteContact } from './known.ts'
import { outgoingOf } from './outgoing.ts'
import { standbysOf } from './overview.ts'
import { ProvenClaim } from './meeting.ts'
import { provesIt, type Replaced } from './replaced.ts'
import { answerClaim, answerLineage, type Met } from './tell-replaced.ts'

const Proof = z.string().max(100)

const ManagerInput = z.object({ login: z.string().max(100), password: z.string().max(200) })

const LaterInput = ManagerInput.extend({
  language: LanguageCode,
  /** Of data that were set aside; without it, of this desk itself. */
  setAside: z.uuid().optional(),
})

/** Data behind whose copy another desk went on. Errors: `standby.notReplaced`, `standby.notSetAside`. */
async function onReplaced<T>(
  desk: Desk,
  setAside: string | undefined,
  work: (core: DeskCore, replaced: Replaced) => Promise<T>,
): Promise<T> {
  if (setAside !== undefined) return await desk.withSetAside(setAside, work)
  const replaced = desk.standby.replaced()
  if (!replaced || !desk.core) throw new DeskError('standby.notReplaced')
  return await work(desk.core, replaced)
}

export const standbyRouter = router({
  /** What a standby says every few seconds, and whether a copy is due. */
  contact: deviceAction({
    kinds: ['standby'],
    input: StandbyContact,
    async run({ core, device, caller }, contact) {
      await noteContact(core, { deviceId: device.id, address: caller?.address ?? '' }, contact)
      return outgoingOf(core).answer(contact)
    },
  }),
  /** The snapshot that a standby fetches now; made where there is none that will do. */
  offer: deviceAction({
    kinds: ['standby'],
    input: z.object({}),
    run: ({ core, read, device }) =>
      outgoingOf(core).offer(findDevice(read, device.id)?.paired_at ?? core.environment.now()),
  }),
  /** The standbys of this desk and how old their copies are; the status line shows it to everyone. */
  status: query({
    permission: 'self.manage',
    input: z.object({}).optional(),
    run: ({ core }) => standbysOf(core),
  }),
  /** Begins to pair a second computer; the person's password is asked for, as the copy holds everything. */
  invite: action({
    permission: 'station.manage',
    input: z.object({ password: z.string().max(200) }),
    run: ({ core, signedIn }, { password }) => inviteStandby(core, signedIn, password),
  }),
  /** A desk that went on from a copy of this one, or of the one before, says so; what it proves is the secret asked for. */
  replaced: publicAction({
    unpaired: true,
    input: ProvenClaim,
    async run({ desk }, claim): Promise<Met> {
      const { core } = desk
      if (!core) throw new DeskError('standby.proofWrong')
      return await answerClaim(desk, core, claim)
    },
  }),
  /** Another desk of the same data asks whether this one went on from a copy of it. */
  lineage: publicQuery({
    unpaired: true,
    input: z.object({ nonce: z.string().max(100), proof: Proof }),
    run({ desk }, { nonce, proof }) {
      const { core } = desk
      if (!core || !provesIt(core, `ask\n${nonce}`, proof)) throw new DeskError('device.required')
      return answerLineage(core, nonce)
    },
  }),
  /**
   * That another desk went on from a copy of this one and where it is found; on this computer, how much was entered
   * here since. Null where none did.
   */
  replacement: publicQuery({
    devices: deviceKinds,
    input: z.object({}).optional(),
    run({ desk, caller }) {
      const replaced = desk.standby.replaced()
      if (!replaced || !desk.core) return null
      const { at, letter, by } = replaced
      return { at, letter, by, later: caller ? null : countLater(desk.core, replaced) }
    },
  }),
  /** What was entered here since, for a manager who proves it with the password: to be looked at and printed. */
  showLater: publicAction({
    input: LaterInput,
    run: ({ desk }, { language, setAside, ...who }) =>
      onReplaced(desk, setAside, (core, replaced) => showLater(core, replaced, who, language)),
  }),
  /** The same as a workbook. */
  exportLater: publicAction({
    input: LaterInput,
    run: ({ desk }, { language, setAside, ...who }) =>
      onReplaced(desk, setAside, (core, replaced) => exportLater(core, replaced, who, language)),
  }),
  /** A desk whose place was taken becomes the standby of the one that took it, by a manager of its own. */
  rejoin: publicAction({
    input: ManagerInput.extend({ line: z.string().max(2000), name: DeviceName }),
    async run({ desk }, { line, name, ...who }) {
      await onReplaced(desk, undefined, core => requireManager(core, who))
      await desk.rejoin({ line, name })
      return { ok: true }
    },
  }),
  /** Data of this computer that were set aside when it became a standby, with how much the other desk lacks. */
  setAside: publicQuery({
    input: z.object({}).optional(),
    run: ({ desk }) => desk.standby.setAside(),
  }),
  /** Deletes them for good, for a manager of them who proves it with the password. */
  deleteSetAside: publicAction({
    input: ManagerInput.extend({ setAside: z.uuid() }),
    async run({ desk }, { setAside, ...who }) {
      await desk.withSetAside(setAside, core => requireManager(core, who))
      await desk.standby.deleteSetAside(setAside)
      return { ok: true }
    },
  }),
  /** What this computer is as a standby; null where it keeps no copy of another. */
  own: publicQuery({ input: z.object({}).optional(), run: ({ desk }) => desk.standby.view() }),
  /** An empty computer begins to keep a copy of the desk that the line invites to. */
  join: publicAction({
    input: z.object({ line: z.string().max(2000), name: DeviceName }),
    async run({ desk }, { line, name }) {
      if (desk.state() !== 'new') throw new DeskError('log.alreadySetUp')
      await desk.standby.join(line, name)
      return { ok: true }
    },
  }),
  /** Keeps no copy any more. */
  leave: publicAction({
    input: z.object({}).optional(),
    async run({ desk }) {
      if (desk.state() !== 'standby') throw new DeskError('standby.notJoined')
      await desk.standby.leave()
      return { ok: true }
    },
  }),
  /** Begins to make the copy into a desk; `backup.restoring` tells how it goes. */
  takeOver: publicAction({
    input: z.object({
      recoveryKey: z.string().min(1).max(200),
      which: z.int().min(0).max(10).default(0),
      withoutMissingFiles: z.boolean().default(false),
    }),
    async run({ desk }, order) {
      await desk.takeOver(order)
      return { ok: true }
    },
  }),
})
