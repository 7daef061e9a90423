import { uuidv7 } from 'uuidv7'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { wordsOfOperation } from '../../main/contract/operation-words.ts'
import { takeCase } from '../support/cases.ts'
import { openCopiedDesk, type TestClient, type TestDesk } from '../support/desk.ts'

let test: TestDesk
let writer: TestClient
let manager: TestClient
let colleague: TestClient

beforeEach(async () => {
  test = await openCopiedDesk()
  manager = await test.signIn(test.manager)
  colleague = await test.signIn(await test.addMember('manager', 'second'))
  writer = await test.signIn(await test.addMember('specialist', 'wang'))
})
afterEach(() => test.close())

const content = { kind: 'party', party: '街道办', subject: '停水', replyBy: null }
interface Read {
  readonly text: string
  readonly state: string
  readonly attachments: readonly { readonly id: string }[]
}

it('a document that was mended and submitted again since it was opened is not approved unread', async () => {
  const letterId = uuidv7()
  await writer.command('letters.write', { letterId, direction: 'out', ...content, text: '明日停水' })
  await writer.command('letters.submit', { letterId })
  const opened = (await manager.query('letters.detail', { letterId })) as Read
  const seen = { ...content, text: opened.text, files: opened.attachments.map(({ id }) => id) }

  await colleague.command('letters.refuse', { letterId, reason: '写明时间' })
  await writer.command('letters.correct', { letterId, ...content, text: '后日停水' })
  await writer.command('letters.submit', { letterId })

  await expect(manager.command('letters.approve', { letterId, base: seen })).rejects.toMatchObject({
    code: 'edit.changedMeanwhile',
    step: { byName: '测试wang', did: wordsOfOperation('letter.corrected') },
  })
  expect(await manager.query('letters.detail', { letterId })).toMatchObject({ state: 'submitted' })
  await manager.command('letters.approve', { letterId, base: { ...seen, text: '后日停水' } })
  expect(await manager.query('letters.detail', { letterId })).toMatchObject({ state: 'approved' })
})

it('linking two cases takes none away from where a colleague linked it meanwhile', async () => {
  const [mine, theirs, caseId] = [await takeCase(test), await takeCase(test), await takeCase(test)]
  const { rows } = (await manager.query('cases.list', {})) as {
    rows: { id: string; leaderId: string | null }[]
  }
  const leaderOf = (id: string) => rows.find(row => row.id === id)?.leaderId
  const base = { [caseId]: leaderOf(caseId) }
  expect(base).toEqual({ [caseId]: null })
  await colleague.command('cases.link', { leader: theirs, caseIds: [caseId] })
  const link = (seen: unknown) =>
    manager.command('cases.link', { leader: mine, caseIds: [caseId], base: seen })
  await expect(link(base)).rejects.toMatchObject({
    code: 'edit.changedMeanwhile',
    step: { byName: '测试second', did: wordsOfOperation('case.linked') },
  })
  await link({ [caseId]: theirs })
})

it('who takes a link back and links again before the page has caught up is not asked about it', async () => {
  const [mine, theirs, caseId] = [await takeCase(test), await takeCase(test), await takeCase(test)]
  const link = (seen: string | null) =>
    manager.command('cases.link', { leader: theirs, caseIds: [caseId], base: { [caseId]: seen } })
  await manager.command('cases.link', { leader: mine, caseIds: [caseId] })
  await manager.command('cases.unlink', { caseId })
  await link(mine)
  await colleague.command('cases.unlink', { caseId })
  await colleague.command('cases.link', { leader: mine, caseIds: [caseId] })
  await expect(link(theirs)).rejects.toMatchObject({ code: 'edit.changedMeanwhile' })
})
