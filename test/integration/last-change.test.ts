import { uuidv7 } from 'uuidv7'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { takeCase } from '../support/cases.ts'
import { openTestDesk, type TestClient, type TestDesk } from '../support/desk.ts'

const noon = Date.UTC(2026, 6, 12, 4)
let test: TestDesk
let one: TestClient
let other: TestClient

beforeEach(async () => {
  test = await openTestDesk({ clock: noon })
  one = await test.signIn(test.manager)
  other = await test.signIn(await test.addMember('specialist', 'wang'))
})
afterEach(() => test.close())

const asked = (thing: string, fields: string[], part?: string) =>
  one.query('audit.lastChange', { thing, fields, ...(part === undefined ? {} : { part }) })

it('says of each field who changed it last and when, and nothing of what nobody changed', async () => {
  const caseId = await takeCase(test, { kind: 'complaint', place: '阳台' })
  await one.command('cases.setLevel', { caseId, level: 2, reason: '多人' })
  test.setClock(noon + 60_000)
  await other.command('cases.setLevel', { caseId, level: 1, reason: '媒体' })
  await other.command('cases.correct', { caseId, changes: { place: '厨房' } })
  test.setClock(noon + 120_000)
  await one.command('cases.note', { caseId, kind: 'note', text: '已联系' })
  const answer = await asked(caseId, ['level', 'place', 'responsible'])
  expect(answer).toEqual([
    { field: 'level', byName: '测试wang', at: noon + 60_000 },
    { field: 'place', byName: '测试wang', at: noon + 60_000 },
  ])
  expect(JSON.stringify(answer)).not.toMatch(/媒体|厨房/)
  expect(await asked(uuidv7(), ['level'])).toEqual([])
})

it('keeps two promises of one case apart', async () => {
  const caseId = await takeCase(test)
  const [first, second] = [uuidv7(), uuidv7()]
  for (const promiseId of [first, second])
    await one.command('promises.make', {
      promiseId,
      caseId,
      text: '换新',
      dueAt: noon + 9e7,
      approver: '王总',
    })
  test.setClock(noon + 60_000)
  await other.command('promises.move', { promiseId: first, dueAt: noon + 9.5e7, text: '缺件' })
  expect(await asked(caseId, ['dueAt'], first)).toMatchObject([{ byName: '测试wang', at: noon + 60_000 }])
  expect(await asked(caseId, ['dueAt'], second)).toMatchObject([{ byName: '测试经理', at: noon }])
})
