import { uuidv7 } from 'uuidv7'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openCopiedDesk, type TestClient, type TestDesk } from '../support/desk.ts'
import { readPdf } from '../unit/print-reading.ts'

let test: TestDesk
let client: TestClient
let caseId: string

beforeEach(async () => {
  test = await openCopiedDesk({ clock: Date.UTC(2026, 6, 13, 2, 0) })
  client = await test.signIn(test.manager)
  caseId = uuidv7()
  await client.command('cases.receive', {
    caseId,
    channel: 'counter',
    kind: 'complaint',
    category: [],
    emergency: false,
    unitId: null,
    personId: null,
    room: null,
    text: '保安态度差',
  })
})
afterEach(() => test.close())

/** The whole text of the printed case sheet, without the blanks between the pieces. */
async function paper(language: 'zh' | 'en'): Promise<string> {
  const response = await client.fetch(`/files/cases/${caseId}/sheet.pdf?language=${language}`)
  const { pages } = await readPdf(new Uint8Array(await response.arrayBuffer()))
  return pages
    .map(page => page.text)
    .join('')
    .replaceAll(/\s/g, '')
}

describe('the case sheet on paper', () => {
  it('says when the case is due and by which rule', async () => {
    const before = await paper('zh')
    expect(before).not.toContain('未设时限')
    // Received on Monday at 10:00 in Shanghai: the first of its deadlines is 24 hours later.
    expect(before).toContain('处理时限2026-07-14周二10:00')
    expect(before).toContain('答复·来访、来电、来信答复')
    expect(await paper('en')).toContain('Due2026-07-14Tue10:00Answer·')
  })

  it('says what the result was verified by, and how the deadline ended', async () => {
    await client.command('cases.startHandling', { caseId })
    await client.command('cases.resolve', { caseId, text: '已当面道歉' })
    await client.command('cases.verify', { caseId, good: true, text: '业主当面认可' })
    const text = await paper('zh')
    expect(text).toContain('核实与回访结果有效；业主当面认可')
    expect(text).toContain('按时完成')
  })

  it('says what the owner answered who was called back', async () => {
    await client.command('cases.startHandling', { caseId })
    await client.command('cases.resolve', { caseId, text: '已当面道歉' })
    await client.command('cases.verify', { caseId, good: true })
    await client.command('cases.close', { caseId, cause: 'workmanship', withoutCallback: null })
    const { rows } = (await client.query('callbacks.list', {})) as { rows: { id: string }[] }
    const other = await test.signIn(await test.addMember('specialist'))
    await other.command('callbacks.record', {
      callbackId: rows[0]?.id,
      attemptId: uuidv7(),
      method: 'phone',
      satisfaction: 'neutral',
      words: '还可以',
    })
    expect(await paper('zh')).toContain('核实与回访结果有效回访2026-07-13周一10:00')
    expect(await paper('zh')).toContain('一般·还可以')
    expect(await paper('en')).toContain('TheresultholdsCallback2026-07-13')
  })
})
