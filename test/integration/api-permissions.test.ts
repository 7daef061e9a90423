import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { appRouter } from '../../main/api/router.ts'
import { type Permission, permissions, roleMay, roles } from '../../main/contract/permissions.ts'
import { commands } from '../../main/desk/domains.ts'
import { CallError, openTestDesk, type TestClient, type TestDesk } from '../support/desk.ts'

interface Procedure {
  readonly path: string
  readonly permission: string | undefined
  readonly hasInput: boolean
}

const Definition = z.object({
  meta: z.object({ permission: z.string() }).optional(),
  inputs: z.array(z.unknown()),
})

const procedures: Procedure[] = Object.entries<object>(appRouter._def.procedures).map(([path, procedure]) => {
  const { meta, inputs } = Definition.parse('_def' in procedure ? procedure._def : undefined)
  return { path, permission: meta?.permission, hasInput: inputs.length > 0 }
})

/** Procedures whoever reaches the desk may call; adding one here is a decision. */
const open = [
  'site.openWithRecoveryKey',
  'site.setUp',
  'site.startDemo',
  'site.state',
  'staff.lock',
  'staff.me',
  'staff.recover',
  'staff.signIn',
  'staff.signOut',
  'staff.unlock',
  // Figures only, to whoever holds a session, also a locked one.
  'today.wall',
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

  const guarded = procedures.filter(procedure => procedure.permission !== 'public')

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
