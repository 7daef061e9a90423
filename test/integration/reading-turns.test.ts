import { expect, it } from 'vitest'
import { caseInput } from '../support/cases.ts'
import { openTestDesk } from '../support/desk.ts'

it('what is recorded while many windows ask again is answered before the last of them', async () => {
  const test = await openTestDesk()
  try {
    const client = await test.signIn(test.manager)
    const order: string[] = []
    const answered = (what: string) => (answer: unknown) => {
      order.push(what)
      return answer
    }
    const lists = Array.from({ length: 30 }, () =>
      client.query('cases.list', { filter: {}, sort: 'received', limit: 50 }).then(answered('list')),
    )
    const taken = client.command('cases.receive', caseInput()).then(answered('command'))
    const answers = await Promise.all(lists)
    await taken
    expect(order.indexOf('command')).toBeLessThan(15)
    expect(order).toHaveLength(31)
    for (const answer of answers) expect(answer).toMatchObject({ rows: expect.any(Array) })
    expect(await client.query('cases.list', { filter: {}, sort: 'received', limit: 50 })).toMatchObject({
      rows: [{ summary: '厨房漏水' }],
    })
  } finally {
    await test.close()
  }
})
