import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { appRouter } from '../../main/api/router.ts'
import { type Permission, permissions, roleMay, roles } from '../../main/contract/permissions.ts'
import { commands } from '../../main/desk/domains.ts'
import { deviceKinds, type DeviceKind, signInKinds } from '../../main/contract/station.ts'
import { deviceCookie } from '../../main/station/gate.ts'
import { newDevice, pairedDevice, refusalOf, type TestDevice } from '../support/station.ts'
import { CallError, openTestDesk, type TestClient, type TestDesk } from '../support/desk.ts'

interface Procedure {
  readonly path: string
  readonly permission: string | undefined
  /** Kinds of devices it says it answers; undefined where it leaves that to the rule. */
  readonly devices: readonly DeviceKind[] | undefined
  /** Answered to devices that are not paired. */
  readonly unpaired: boolean
  readonly hasInput: boolean
}

const Definition = z.object({
  meta: z
    .object({
      permission: z.string(),
      devices: z.array(z.enum(deviceKinds)).optional(),
      unpaired: z.boolean().default(false),
    })
    .optional(),
  inputs: z.array(z.unknown()),
})

const procedures: Procedure[] = Object.entries<object>(appRouter._def.procedures).map(([path, procedure]) => {
  const { meta, inputs } = Definition.parse('_def' in procedure ? procedure._def : undefined)
  const { permission, devices, unpaired = false } = meta ?? {}
  return { path, permission, devices, unpaired, hasInput: inputs.length > 0 }
})

/** Procedures whoever reaches the desk may call; adding one here is a decision. */
const open = [
  // Only on an empty desk: bringing a lost one back, before anybody can sign in.
  'backup.offers',
  'backup.restore',
  'backup.restoring',
  'backup.cancelRestore',
  'site.openWithRecoveryKey',
  'site.setUp',
  'site.startDemo',
  'site.state',
  'staff.lock',
  'staff.me',
  'staff.recover',
  'staff.signIn',
  'staff.signOut',
  // Of a second computer, by whoever sits at it: only an empty one joins, only one that keeps a copy leaves or takes
  // over, and the recovery key is asked for; what was entered beside it is given to a manager with the password.
  // Another desk of the same data proves that it is one.
  'standby.deleteSetAside',
  'standby.exportLater',
  'standby.join',
  'standby.leave',
  'standby.lineage',
  'standby.own',
  'standby.rejoin',
  'standby.replaced',
  'standby.replacement',
  'standby.setAside',
  'standby.showLater',
  'standby.takeOver',
  'staff.unlock',
  // Of devices on the clubhouse's network: pairing with a code, and what one is told of itself.
  'station.pair',
  'station.thisDevice',
  // Figures only, to whoever holds a session, also a locked one, and to a wall.
  'today.wall',
  // The board in the hall of a handover, likewise: numbers of families, nobody's name.
  'handover.wall',
]

describe('every procedure', () => {
  it.each(procedures)('$path declares a permission and an input', ({ permission, hasInput }) => {
    expect(permission).toBeDefined()
    expect(Object.keys(permissions)).toContain(permission)
    expect(hasInput).toBe(true)
  })

  it('is open without signing in only where that was decided', () => {
    const found = procedures
      .filter(procedure => procedure.permission === 'public')
      .map(procedure => procedure.path)
    expect(found.filter(path => !open.includes(path))).toEqual([])
  })
})

describe('every command', () => {
  it.each([...commands.values()])('$name declares a permission', ({ permission }) => {
    expect(Object.keys(permissions)).toContain(permission)
  })
})

describe('calling as every role and as nobody', () => {
  let test: TestDesk
  const clients = new Map<string, TestClient>()

  beforeAll(async () => {
    test = await openTestDesk()
    for (const role of roles) {
      const member = role === 'manager' ? test.manager : await test.addMember(role)
      clients.set(role, await test.signIn(member))
    }
  })
  afterAll(() => test.close())

  const guarded = procedures.filter(({ permission }) => permission !== 'public' && permission !== 'device')

  it.each(procedures.filter(({ permission }) => permission === 'device'))(
    '$path is for paired devices alone',
    async ({ path }) => {
      for (const [role, client] of clients) {
        const call = client.query(path, {})
        await expect(call, `${role} calls ${path}`).rejects.toMatchObject({ code: 'device.notForThis' })
      }
    },
  )

  it.each(guarded)('$path refuses nobody', async ({ path }) => {
    const response = await test.desk.fetch(
      new Request(`http://desk.test/api/trpc/${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{}',
      }),
    )
    expect(response.ok).toBe(false)
    expect(await response.text()).toContain('session.required')
  })

  it.each(guarded)('$path lets in just the roles that have $permission', async ({ path, permission }) => {
    for (const role of roles) {
      const client = clients.get(role)
      if (!client) throw new Error(`no client for ${role}`)
      const refusal = await client.query(path, {}).then(
        () => undefined,
        (error: unknown) => (error instanceof CallError ? error.code : String(error)),
      )
      const isAllowed = roleMay(role, permission as Permission)
      if (isAllowed) expect(refusal, `${role} may call ${path}`).not.toBe('permission.denied')
      else expect(refusal, `${role} may not call ${path}`).toBe('permission.denied')
    }
  })
})

describe('calling over the clubhouse network', () => {
  let test: TestDesk
  /** One of each kind, with nobody signed in. */
  const paired = new Map<DeviceKind, TestDevice>()
  /** Desks limited to each role, the manager signed in. */
  const limited = new Map<string, TestDevice>()
  /** Devices that are not, or no more, known, with what they are told. */
  const strangers = new Map<string, TestDevice>()

  beforeAll(async () => {
    test = await openTestDesk()
    for (const kind of deviceKinds) paired.set(kind, await pairedDevice(test, kind))
    for (const role of roles) {
      const device = await pairedDevice(test, 'desk', role)
      await device.signIn(test.manager)
      limited.set(role, device)
    }
    const foreign = newDevice(test)
    foreign.cookies.set(deviceCookie, Buffer.alloc(32, 7).toString('base64url'))
    const revoked = await pairedDevice(test, 'camera')
    await revoked.mutate('station.leave')
    strangers.set('device.required', newDevice(test))
    strangers.set('device.unknown', foreign)
    strangers.set('device.revoked', revoked)
  })
  afterAll(() => test.close())

  const guarded = procedures.filter(({ permission }) => permission !== 'public' && permission !== 'device')
  const byDevices = procedures.filter(({ permission }) => permission === 'device')
  const publics = procedures.filter(({ permission }) => permission === 'public')

  it.each(procedures.filter(({ unpaired }) => !unpaired))(
    '$path is not answered to devices that are not paired, not known here, or revoked',
    async ({ path }) => {
      for (const [code, device] of strangers)
        expect(await refusalOf(device.query(path, {})), `${path} as ${code}`).toBe(code)
    },
  )

  it.each(guarded)(
    '$path is refused to devices without people, and to nobody on the others',
    async ({ path }) => {
      for (const [kind, device] of paired) {
        const refusal = signInKinds.includes(kind) ? 'session.required' : 'device.notForThis'
        expect(await refusalOf(device.query(path, {})), `${path} on ${kind}`).toBe(refusal)
      }
    },
  )

  it.each(guarded)('$path lets in on a limited device just who may with $permission', async call => {
    for (const [limit, device] of limited) {
      const refusal = await refusalOf(device.query(call.path, {}))
      const what = `the manager on a device limited to ${limit} and ${call.path}`
      if (roleMay(limit, call.permission as Permission)) expect(refusal, what).not.toBe('permission.denied')
      else expect(refusal, what).toBe('permission.denied')
    }
  })

  it.each(byDevices)('$path is answered to $devices alone', async ({ path, devices = [] }) => {
    expect(devices).not.toEqual([])
    for (const [kind, device] of paired) {
      if (devices.includes(kind)) continue
      const refusal = signInKinds.includes(kind) ? 'device.onlyHere' : 'device.notForThis'
      expect(await refusalOf(device.query(path, {})), `${path} on ${kind}`).toBe(refusal)
    }
  })

  it('what is answered to devices that are not paired was decided, and asks for a secret', async () => {
    const open = procedures.filter(({ unpaired }) => unpaired).map(({ path }) => path)
    expect(open.sort()).toEqual(['standby.lineage', 'standby.replaced', 'station.pair'])
    const device = newDevice(test, '192.168.1.99')
    expect(await refusalOf(device.mutate('station.pair', { secret: 'AAAAAAAAAAAAAAAAAAAAAA' }))).toBe(
      'device.codeWrong',
    )
    expect(await refusalOf(device.query('standby.lineage', { nonce: 'n', proof: 'p' }))).toBe(
      'device.required',
    )
    const claim = {
      incarnation: 'i',
      letter: 'A',
      at: 0,
      after: { incarnation: 'b', sequence: 1 },
      entries: 0,
      by: { name: null, hosts: [] },
      proof: 'p',
    }
    expect(await refusalOf(device.mutate('standby.replaced', claim))).toBe('standby.proofWrong')
  })

  it('what is open without signing in is open to devices only where that was decided', () => {
    const found = publics.map(({ path, devices = [] }) => [path, devices.join(' ')])
    expect(Object.fromEntries(found.filter(([, devices]) => devices !== ''))).toEqual({
      'site.state': deviceKinds.join(' '),
      'handover.wall': 'desk tablet',
      'staff.lock': 'desk tablet',
      'staff.me': 'desk tablet',
      'staff.signIn': 'desk tablet',
      'staff.signOut': 'desk tablet',
      'staff.unlock': 'desk tablet',
      'standby.replacement': deviceKinds.join(' '),
      'station.thisDevice': deviceKinds.join(' '),
      'today.wall': 'desk tablet wall',
    })
  })

  it.each(publics.filter(({ unpaired }) => !unpaired))(
    '$path is answered to no other kind of device',
    async ({ path, devices = [] }) => {
      for (const [kind, device] of paired) {
        if (devices.includes(kind)) continue
        const refusal = signInKinds.includes(kind) ? 'device.onlyHere' : 'device.notForThis'
        expect(await refusalOf(device.query(path, {})), `${path} on ${kind}`).toBe(refusal)
      }
    },
  )

  it('an auditor on a device limited to clerks may only read what both may', async () => {
    const device = limited.get('clerk')
    if (!device) throw new Error('no device')
    await device.signIn(await test.addMember('auditor'))
    expect(await refusalOf(device.query('cases.list', {}))).toBeUndefined()
    for (const path of ['audit.list', 'cases.receive', 'reports.ledger'])
      expect(await refusalOf(device.query(path, {})), path).toBe('permission.denied')
  })
})
