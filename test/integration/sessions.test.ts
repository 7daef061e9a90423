import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { CallError, openCopiedDesk, type TestDesk, testPassword } from '../support/desk.ts'

const noon = Date.UTC(2026, 6, 12, 4, 0)

let test: TestDesk
beforeEach(async () => {
  test = await openCopiedDesk({ clock: noon })
})
afterEach(() => test.close())

const codeOf = (call: Promise<unknown>) =>
  call.then(
    () => 'ok',
    (error: unknown) => (error instanceof CallError ? error.code : String(error)),
  )

async function signInRaw(login: string, password: string): Promise<Response> {
  return await test.desk.fetch(
    new Request('http://desk.test/api/trpc/staff.signIn', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ login, password }),
    }),
  )
}

describe('signing in', () => {
  it('sets a cookie no script can read and answers who it is', async () => {
    const response = await signInRaw('manager', testPassword)
    const [cookie] = response.headers.getSetCookie()
    expect(cookie).toMatch(/HttpOnly/i)
    expect(cookie).toMatch(/SameSite=Strict/i)
    const client = await test.signIn(test.manager)
    expect(await client.query('staff.me')).toMatchObject({ login: 'manager', role: 'manager', locked: false })
  })

  it('says the same of a wrong password and an unknown name', async () => {
    const wrong = await (await signInRaw('manager', 'not the password')).text()
    const unknown = await (await signInRaw('nobody', 'not the password')).text()
    expect(wrong).toContain('session.wrongPassword')
    expect(unknown).toBe(wrong)
  })

  it('waits longer and longer after five failures, and even the right password waits', async () => {
    for (let attempt = 0; attempt < 5; attempt += 1) await signInRaw('manager', 'wrong password')
    expect(await (await signInRaw('manager', testPassword)).text()).toContain('session.blocked')
    test.setClock(noon + 6_000)
    expect(await (await signInRaw('manager', 'wrong again')).text()).toContain('session.wrongPassword')
    test.setClock(noon + 7_000)
    expect(await (await signInRaw('manager', testPassword)).text()).toContain('session.blocked')
    test.setClock(noon + 60_000)
    expect((await signInRaw('manager', testPassword)).ok).toBe(true)
  })

  it('ends a session after twelve hours without a sign of life', async () => {
    const client = await test.signIn(test.manager)
    test.setClock(noon + 11 * 3_600_000)
    expect(await codeOf(client.query('staff.list'))).toBe('ok')
    test.setClock(noon + 24 * 3_600_000)
    expect(await codeOf(client.query('staff.list'))).toBe('session.required')
  })

  it('leaves no token on disk: a session is known by its hash', async () => {
    const response = await signInRaw('manager', testPassword)
    const token = /desk_session=([^;]+)/.exec(response.headers.getSetCookie()[0] ?? '')?.[1]
    const ids = test.core.read.all<{ id: string }>('select id from session')
    expect(token).toBeDefined()
    expect(ids.map(row => row.id)).not.toContain(token)
  })
})

describe('a locked session', () => {
  it('answers nothing but unlocking until the password is given', async () => {
    const client = await test.signIn(test.manager)
    await client.mutate('staff.lock')
    expect(await codeOf(client.query('staff.list'))).toBe('session.locked')
    expect((await client.fetch(`/files/${'a'.repeat(64)}`)).status).toBe(401)
    expect(await codeOf(client.mutate('staff.unlock', { password: 'wrong one' }))).toBe(
      'session.wrongPassword',
    )
    await client.mutate('staff.unlock', { password: testPassword })
    expect(await codeOf(client.query('staff.list'))).toBe('ok')
  })
})

describe('passwords', () => {
  it('are changed with the old one, and other sessions of the person end', async () => {
    const here = await test.signIn(test.manager)
    const elsewhere = await test.signIn(test.manager)
    const change = { current: testPassword, next: 'nine geese fly south' }
    expect(await codeOf(here.mutate('staff.changePassword', { ...change, current: 'wrong' }))).toBe(
      'session.wrongPassword',
    )
    await here.mutate('staff.changePassword', change)
    expect(await codeOf(here.query('staff.list'))).toBe('ok')
    expect(await codeOf(elsewhere.query('staff.list'))).toBe('session.required')
    expect((await signInRaw('manager', testPassword)).ok).toBe(false)
    expect((await signInRaw('manager', 'nine geese fly south')).ok).toBe(true)
  })

  it('cannot be set for somebody else by a clerk', async () => {
    const clerk = await test.addMember('clerk')
    const client = await test.signIn(clerk)
    const reset = client.mutate('staff.resetPassword', {
      staffId: test.manager.staffId,
      password: 'mine now please',
    })
    expect(await codeOf(reset)).toBe('permission.denied')
  })

  it('set by a manager end the sessions of that person', async () => {
    const clerk = await test.addMember('clerk')
    const theirs = await test.signIn(clerk)
    const manager = await test.signIn(test.manager)
    await manager.mutate('staff.resetPassword', { staffId: clerk.staffId, password: 'a new one for you' })
    expect(await codeOf(theirs.query('staff.list'))).toBe('session.required')
  })
})

describe('somebody who is deactivated', () => {
  it('is out at once', async () => {
    const clerk = await test.addMember('clerk')
    const theirs = await test.signIn(clerk)
    const manager = await test.signIn(test.manager)
    await manager.command('staff.change', { staffId: clerk.staffId, active: false })
    expect(await codeOf(theirs.query('staff.list'))).toBe('session.required')
  })

  it('is never the last manager', async () => {
    const manager = await test.signIn(test.manager)
    const change = manager.command('staff.change', { staffId: test.manager.staffId, role: 'clerk' })
    expect(await codeOf(change)).toBe('staff.lastManager')
  })
})
