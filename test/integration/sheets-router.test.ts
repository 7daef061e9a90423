import { uuidv7 } from 'uuidv7'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { readPdf } from '../unit/print-reading.ts'
import { takeCase } from '../support/cases.ts'
import { openCopiedDesk, type TestClient, type TestDesk } from '../support/desk.ts'
import { sheetRow, writeTestSheet } from '../support/sheets.ts'

const noon = Date.UTC(2026, 6, 12, 4)
let test: TestDesk
let client: TestClient

beforeEach(async () => {
  test = await openCopiedDesk({ clock: noon })
  client = await test.signIn(test.manager)
})
afterEach(() => test.close())

const OfCase = z.object({
  sheets: z.array(z.looseObject({ id: z.string(), number: z.string().nullable() })),
  missing: z.array(z.looseObject({ demand: z.string(), recipient: z.string() })),
})
const missing = async (caseId: string) =>
  OfCase.parse(await client.query('sheets.ofCase', { caseId })).missing.map(one => one.recipient)

describe('sheets that a case demands', () => {
  it.each([
    { kind: 'complaint', category: ['property-service', 'cleaning'], to: ['property-company'] },
    { kind: 'suggestion', category: ['property-service', 'parking'], to: ['property-company'] },
    { kind: 'complaint', category: ['sales', 'sales-staff'], to: ['sales-head'] },
    { kind: 'complaint', category: ['rectification', 'repair-late'], to: ['engineering-head'] },
    { kind: 'complaint', category: ['design', 'light'], to: ['design'] },
    { kind: 'repair', category: ['leak', 'leak-kitchen'], to: [] },
  ] as const)('$kind about $category.0: to $to', async ({ kind, category, to }) => {
    const caseId = await takeCase(test, { kind, category: [...category], text: '请处理' })
    expect(await missing(caseId)).toEqual(to)
  })

  it.each([1, 2, 3] as const)('a level %i quality complaint', async level => {
    const caseId = await takeCase(test, { kind: 'complaint', text: '请处理' })
    await client.command('cases.setLevel', { caseId, level, reason: '现场判断' })
    expect(await missing(caseId)).toEqual(level === 3 ? [] : ['engineering'])
  })

  it('are no longer missing once issued, and again once withdrawn', async () => {
    const caseId = await takeCase(test, { kind: 'complaint', category: ['sales'], text: '承诺不符' })
    const { sheetId } = await writeTestSheet(test, { caseId, recipient: 'sales-head', issue: false })
    expect(await missing(caseId)).toEqual(['sales-head'])
    await client.command('sheets.issue', { sheetId })
    expect(await missing(caseId)).toEqual([])
    await client.command('sheets.withdraw', { sheetId, reason: 'mistake' })
    expect(await missing(caseId)).toEqual(['sales-head'])
  })
})

describe('a sheet through the interface', () => {
  it('tells its story in order, with who and what was said', async () => {
    const { sheetId } = await writeTestSheet(test, { recipient: 'design' })
    await client.command('sheets.deliver', { sheetId, way: 'email', receivedBy: '陈工' })
    await client.command('sheets.takeStep', {
      sheetId,
      step: 'judged',
      outcome: 'reasonable',
      text: '遮挡属实',
    })
    await client.command('sheets.reply', { sheetId, text: '同意调整', repliedBy: '陈工' })
    const story = z
      .array(z.looseObject({ type: z.string(), text: z.string().optional() }))
      .parse(await client.query('sheets.story', { sheetId }))
    expect(story.map(({ type, text }) => [type, text])).toEqual([
      ['sheet.drafted', '业主反映厨房渗漏，请到现场查看并书面答复。'],
      ['sheet.issued', undefined],
      ['sheet.delivered', undefined],
      ['sheet.stepTaken', '遮挡属实'],
      ['sheet.replied', '同意调整'],
    ])
    expect(await client.query('sheets.detail', { sheetId })).toMatchObject({
      state: 'replied',
      way: [
        { state: 'done', outcome: 'reasonable' },
        { state: 'next' },
        { state: 'later' },
        { state: 'later' },
      ],
    })
  })

  it('keeps a file that came with the reply, and serves it', async () => {
    const { sheetId } = await writeTestSheet(test)
    const bytes = Buffer.from('%PDF-1.4 reply')
    const begun = await client.fetch('/api/uploads', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name: '回复.pdf', size: bytes.length }),
    })
    const { uploadId } = z.object({ uploadId: z.string() }).parse(await begun.json())
    await client.fetch(`/api/uploads/${uploadId}?offset=0`, { method: 'PUT', body: bytes })
    const fileId = uuidv7()
    const attached = await client.command('sheets.attachFile', { sheetId, fileId, part: 'reply', uploadId })
    const { hash } = z.object({ hash: z.string() }).parse(attached)
    expect(sheetRow(test, sheetId)).toMatchObject({ files: 1 })
    const served = await client.fetch(`/files/${hash}`)
    expect(Buffer.from(await served.arrayBuffer()).equals(bytes)).toBe(true)
  })

  it('prints with its number, matter, due times and boxes, in both languages', async () => {
    const caseId = await takeCase(test, {
      kind: 'complaint',
      category: ['property-service'],
      text: '垃圾未清',
    })
    const { sheetId, number } = await writeTestSheet(test, { caseId, recipient: 'property-company' })
    const printed = async (language: string) => {
      const response = await client.fetch(`/files/sheets/${sheetId}/sheet.pdf?language=${language}&save=1`)
      expect(response.status).toBe(200)
      expect(response.headers.get('content-disposition')).toContain(`${number}.pdf`)
      const { pages } = await readPdf(new Uint8Array(await response.arrayBuffer()))
      expect(pages).toHaveLength(1)
      return pages.map(page => page.text).join('')
    }
    const zh = await printed('zh')
    for (const said of [
      '工作联系单',
      number ?? '',
      '物业公司',
      '2026-07-12周日20:00',
      '2026-07-15周三12:00',
      'KF-TEST-202607-0001',
      '请检查厨房渗漏',
      '业主反映厨房渗漏，请到现场查看并书面答复。',
      '回复意见',
      '签收人',
      '第1页共1页',
    ])
      expect(zh).toContain(said)
    const en = await printed('en')
    for (const said of ['Contactsheet', 'Propertycompany', 'Deliverby', 'Replyby', 'Page1of1'])
      expect(en).toContain(said)
  })

  it('prints the way of a design question on the same page as the boxes to sign', async () => {
    const { sheetId } = await writeTestSheet(test, { recipient: 'design' })
    const response = await client.fetch(`/files/sheets/${sheetId}/sheet.pdf`)
    const { pages } = await readPdf(new Uint8Array(await response.arrayBuffer()))
    expect(pages).toHaveLength(1)
    expect(pages[0]?.text).toContain('设计判定是否合理')
    expect(pages[0]?.text).toContain('收件单位负责人')
  })

  it('is found by the beginning of its number, as it is scanned from paper', async () => {
    const { number } = await writeTestSheet(test)
    await writeTestSheet(test)
    const found = async (text: string) =>
      z
        .array(z.looseObject({ number: z.string() }))
        .parse(await client.query('sheets.find', { text }))
        .map(one => one.number)
    expect(await found(` ${(number ?? '').toLowerCase()} `)).toEqual([number])
    expect(await found('LX-TEST')).toEqual(['LX-TEST-2026-0002', 'LX-TEST-2026-0001'])
    expect(await found('%')).toEqual([])
  })

  it('is not seen by nobody, and not written by an auditor', async () => {
    const auditor = await test.signIn(await test.addMember('auditor'))
    const { sheetId } = await writeTestSheet(test)
    expect(await auditor.query('sheets.detail', { sheetId })).toMatchObject({ state: 'issued' })
    await expect(auditor.command('sheets.chase', { sheetId })).rejects.toMatchObject({
      code: 'permission.denied',
    })
    const clerk = await test.signIn(await test.addMember('clerk'))
    const recipientId = uuidv7()
    await clerk.command('sheets.addRecipient', { recipientId, kind: 'other', name: '街道办' })
    await expect(
      clerk.command('sheets.changeRecipient', { recipientId, retired: true }),
    ).rejects.toMatchObject({ code: 'permission.denied' })
  })
})

describe('erasure', () => {
  it('of a person with their cases takes the words of the sheets along', async () => {
    const personId = uuidv7()
    await client.command('people.register', {
      personId,
      details: { name: '赵敏' },
      occupancies: [],
    })
    const caseId = await takeCase(test, { personId })
    const { sheetId } = await writeTestSheet(test, { caseId, text: '赵敏女士家漏水' })
    const other = await writeTestSheet(test)
    await client.command('people.erase', { personId, reason: 'asked', withCases: true })
    expect(sheetRow(test, sheetId)).toMatchObject({ text: null, subject: null, number: 'LX-TEST-2026-0001' })
    expect(sheetRow(test, other.sheetId)['text']).not.toBeNull()
    const personal = test.core.read.all(
      'select 1 from operation where aggregate_id=? and personal is not null',
      [sheetId],
    )
    expect(personal).toEqual([])
  })
})
