import { expect, it } from 'vitest'
import { positionHeader } from '../../main/contract/live.ts'
import { openTestDesk } from '../support/desk.ts'

it('an answer says which position of the log it is as new as, to who is signed in', async () => {
  const test = await openTestDesk()
  try {
    const client = await test.signIn(test.manager)
    const asked = async (path: string, body = '{}', who = client) => {
      const headers = { 'content-type': 'application/json' }
      return (await who.fetch(`/api/trpc/${path}`, { method: 'POST', headers, body })).headers.get(
        positionHeader,
      )
    }
    const before = test.core.head()?.position
    expect(before).toBeGreaterThan(0)
    expect(await asked('staff.me')).toBe(String(before))
    await test.addMember('clerk')
    expect(Number(await asked('staff.list'))).toBeGreaterThan(before ?? 0)
    // A change was read before it was made: its answer is no news to the page.
    expect(await asked('staff.lock')).toBeNull()
    expect(
      (await test.desk.fetch(new Request('http://desk.test/api/trpc/staff.me'))).headers.get(positionHeader),
    ).toBeNull()
  } finally {
    await test.close()
  }
})
