import { uuidv7 } from 'uuidv7'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import yauzl from 'yauzl'
import { z } from 'zod'
import { SupportPackageResult } from '../../main/contract/privacy.ts'
import { operations, tables } from '../../main/desk/domains.ts'
import { removeImportSources } from '../../main/desk/import-sources.ts'
import { isKept } from '../../main/desk/kept-files.ts'
import { harmless } from '../../main/desk/support-package.ts'
import { checkTables } from '../../main/log/rebuild.ts'
import { verifyChain } from '../../main/log/verify-chain.ts'
import { takeCase } from '../support/cases.ts'
import { CallError, openCopiedDesk, type TestClient, type TestDesk } from '../support/desk.ts'
import { estateBuilder } from '../support/estate.ts'
import { fileIt, scan } from '../support/documents.ts'
import { writeTestSheet } from '../support/sheets.ts'

const day = 86_400_000
const start = Date.UTC(2020, 0, 10, 2)

const secrets = {
  name: '欧阳莲花',
  former: '欧阳荷花',
  phone: '13871234095',
  mergedPhone: '13699990042',
  caller: '欧阳家保姆',
  callerPhone: '18612903347',
  idDocument: '110101198807139476',
  address: '彩虹桥东路一百二十三号院四栋',
  note: '周五下午三点以后再打电话',
  words: '主卧天花板渗水滴到孩子床上',
  sheet: '请速到欧阳女士家查看渗水',
  file: '欧阳家渗水照片.txt',
}

let test: TestDesk
let client: TestClient
let unit: string
let spare: string

beforeEach(async () => {
  test = await openCopiedDesk()
  test.setClock(start)
  client = await test.signIn(test.manager)
  const estate = estateBuilder(test.core, test.manager)
  const building = await estate.building('3栋', await estate.project('花园'))
  unit = await estate.unit(building, '3-1201', '1201')
  spare = await estate.unit(building, '3-1202', '1202')
})
afterEach(() => test.close())

const codeOf = (call: Promise<unknown>) =>
  call.then(
    () => 'accepted',
    (error: unknown) => (error instanceof CallError ? error.code : String(error)),
  )
const Job = z.object({ jobId: z.string() })

async function finished(started: Promise<unknown>, by = client): Promise<{ jobId: string; result: unknown }> {
  const { jobId } = Job.parse(await started)
  await expect
    .poll(() => by.query('jobs.status', { jobId }), { timeout: 30_000, interval: 20 })
    .toMatchObject({ state: 'done' })
  const { result } = z.object({ result: z.unknown() }).parse(await by.query('jobs.status', { jobId }))
  return { jobId, result }
}

async function upload(name: string, content: string): Promise<string> {
  const bytes = Buffer.from(content)
  const begun = await client.fetch('/api/uploads', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name, size: bytes.length }),
  })
  const { uploadId } = z.object({ uploadId: z.string() }).parse(await begun.json())
  await client.fetch(`/api/uploads/${uploadId}?offset=0`, { method: 'PUT', body: new Uint8Array(bytes) })
  return uploadId
}

const register = async (name: string, more: object = {}, occupancies: object[] = []) => {
  const personId = uuidv7()
  await client.command('people.register', { personId, details: { name, ...more }, occupancies })
  return personId
}

const run = (name: string, input: object) =>
  test.core.writer.execute({ id: uuidv7(), name, input, actor: test.manager })

const close = async (caseId: string) => {
  await run('case.startHandling', { caseId })
  await run('case.resolve', { caseId, text: '已更换角阀' })
  await run('case.close', { caseId, cause: 'workmanship', withoutCallback: 'owner-declined' })
}

/** An owner with everything, and a case with a file and a sheet. */
async function fullPerson(): Promise<{ personId: string; caseId: string }> {
  const personId = await register(
    secrets.name,
    {
      formerNames: [secrets.former],
      phones: [{ number: secrets.phone, note: '晚上' }],
      idDocument: secrets.idDocument,
      mailingAddress: secrets.address,
      note: secrets.note,
    },
    [{ unitId: unit, role: 'owner' }],
  )
  const mergedId = await register(secrets.name, { phones: [{ number: secrets.mergedPhone }] })
  await client.command('people.merge', { survivorId: personId, mergedId })
  const caseId = await takeCase(test, {
    personId,
    unitId: unit,
    text: secrets.words,
    callerName: secrets.caller,
    callerPhone: secrets.callerPhone,
  })
  const uploadId = await upload(secrets.file, 'the bytes of the photo')
  await client.command('cases.attachFile', { caseId, fileId: uuidv7(), uploadId })
  await writeTestSheet(test, { caseId, subject: secrets.sheet, text: secrets.words })
  return { personId, caseId }
}

/** Every row of every table of the database, as text. */
function everything(): string {
  const names = test.core.read.all<{ name: string }>(
    `select name from sqlite_schema where type='table' and name not like 'sqlite_%'`,
  )
  return names.map(({ name }) => JSON.stringify(test.core.read.all(`select * from "${name}"`))).join('\n')
}

async function unzip(bytes: Buffer): Promise<Map<string, Buffer>> {
  const zip = await yauzl.fromBufferPromise(bytes)
  const files = new Map<string, Buffer>()
  for await (const entry of zip.eachEntry()) {
    const parts: Buffer[] = []
    for await (const part of await zip.openReadStreamPromise(entry)) parts.push(Buffer.from(part))
    files.set(entry.fileName, Buffer.concat(parts))
  }
  return files
}

describe('a copy of all that is stored about one person', () => {
  it('has everything, to read and for machines, with the files, and is on the audit trail', async () => {
    const { personId } = await fullPerson()
    await register('别的业主', { phones: [{ number: '13500001111' }] }, [{ unitId: unit, role: 'tenant' }])
    await client.command('people.unmask', { personId })
    const asked = { commandId: uuidv7(), input: { personId } }
    const clerk = await test.signIn(await test.addMember('clerk'))
    expect(await codeOf(clerk.mutate('privacy.copyPerson', asked))).toBe('permission.denied')
    const { jobId, result } = await finished(client.mutate('privacy.copyPerson', asked))
    expect(result).toMatchObject({ files: 1, missing: 0 })
    const answer = await client.fetch(`/files/job/${jobId}`)
    const zip = await unzip(Buffer.from(await answer.arrayBuffer()))
    const names = [...zip.keys()].sort()
    expect(names).toEqual([
      'data.json',
      `files/0001-${secrets.file}`,
      'personal-information.en.pdf',
      'personal-information.xlsx',
      'personal-information.zh.pdf',
    ])
    const json = zip.get('data.json')?.toString('utf8') ?? ''
    const absent = Object.entries(secrets).filter(([, secret]) => !json.includes(secret))
    expect(absent).toEqual([])
    expect(json).toContain('person.unmasked')
    expect(json).not.toContain('别的业主')
    const sheets = await unzip(zip.get('personal-information.xlsx') ?? Buffer.alloc(0))
    const zh = sheets.get('xl/worksheets/sheet1.xml')?.toString('utf8') ?? ''
    const en = sheets.get('xl/worksheets/sheet2.xml')?.toString('utf8') ?? ''
    for (const text of [secrets.name, secrets.phone, secrets.words, '3-1201', '业主'])
      expect(zh).toContain(text)
    for (const text of [secrets.name, 'ID document', 'Owner', 'looked at the full details'])
      expect(en).toContain(text)
    // What happened is said in words, not in names of the program.
    for (const sheet of [zh, en]) expect(sheet).not.toMatch(/>[a-z]+\.[a-zA-Z]+</)
    expect(zip.get('personal-information.zh.pdf')?.subarray(0, 5).toString()).toBe('%PDF-')
    expect(zip.get(`files/0001-${secrets.file}`)?.toString()).toBe('the bytes of the photo')
    const trail = test.core.read.all(
      `select actor from operation where type='person.copied' and aggregate_id=?`,
      [personId],
    )
    expect(trail).toEqual([{ actor: test.manager.staffId }])
  })

  it('says so where there is no such person', async () => {
    const asked = { commandId: uuidv7(), input: { personId: uuidv7() } }
    expect(await codeOf(client.mutate('privacy.copyPerson', asked))).toBe('person.notFound')
  })
})

describe('erasing', () => {
  it('deletes the scans of their papers for good, but one that others need', async () => {
    const personId = await register(secrets.name, {}, [{ unitId: unit, role: 'owner' }])
    const [mine, shared] = [await scan(test, '欧阳身份证.txt'), await scan(test, '全家合影.txt')]
    await fileIt(client, unit, { scanIds: [mine, shared], details: { personId, title: '欧阳身份证' } })
    const hashes = test.core.read
      .all<{ hash: string }>('select hash from document_file order by place')
      .map(row => row.hash)
    const [ownHash = '', sharedHash = ''] = hashes
    await fileIt(client, spare, { scanIds: [await scan(test, '全家合影.txt')] })
    await client.command('people.erase', { personId, reason: 'asked', withCases: false })
    expect(everything()).not.toContain('欧阳身份证')
    expect(await test.core.archive.has(ownHash)).toBe(false)
    expect(await test.core.archive.has(sharedHash)).toBe(true)
    const papers = test.core.read.all('select unit_id as unit, state from document order by filed_at')
    expect(papers).toHaveLength(2)
  })

  it('leaves no word of the person in any table, draft, sheet or index; the chain holds and nothing else is lost', async () => {
    const { personId, caseId } = await fullPerson()
    await client.command('drafts.keep', {
      place: 'intake',
      body: JSON.stringify({ phone: secrets.phone, text: secrets.words }),
    })
    await client.command('drafts.keep', { place: 'other', body: JSON.stringify({ text: '别人的草稿' }) })
    const before = everything()
    expect(Object.values(secrets).filter(secret => !before.includes(secret))).toEqual([])
    await client.command('people.erase', { personId, reason: 'asked', withCases: true })
    const after = everything()
    expect(Object.values(secrets).filter(secret => after.includes(secret))).toEqual([])
    expect(after).toContain('别人的草稿')
    const kept = test.core.read.get('select number, unit_id as unit from "case" where id=?', [caseId])
    expect(kept).toMatchObject({ unit, number: expect.stringContaining('KF-') })
    expect(verifyChain(test.core.read, { registry: operations }).problems).toEqual([])
    const { differenceCount } = await checkTables({
      live: test.core.readConnection,
      staging: { folder: test.folder, key: Buffer.alloc(32, 1) },
      tables,
      registry: operations,
    })
    expect(differenceCount).toBe(0)
  })
})

const Proposals = z.array(z.object({ id: z.string(), name: z.string().nullable(), since: z.number() }))
const Periods = z.array(z.object({ rule: z.string(), days: z.number().nullable(), due: z.number() }))
const proposed = async (rule: string) =>
  Proposals.parse(await client.query('privacy.proposals', { rule })).map(one => one.id)

describe('retention', () => {
  it('proposes with the day it counts from, erases only what was chosen, and looks at each again', async () => {
    const prospect = await register('只看过房', { phones: [{ number: '13500002222' }] })
    const returning = await register('又来的人')
    const twin = await register('又来的人')
    await client.command('people.merge', { survivorId: returning, mergedId: twin })
    const owner = await register('老业主', {}, [{ unitId: unit, role: 'owner' }])
    const left = await register('搬走的人', {}, [{ unitId: spare, role: 'owner', until: '2020-01-31' }])
    const stranger = await takeCase(test, {
      callerName: '过路人',
      callerPhone: '17755620918',
      text: '问路的人说的话',
    })
    await close(stranger)
    const open = await takeCase(test, { callerName: '还没办完', text: '没有办完的事' })
    expect(await proposed('prospects')).toEqual([])
    test.setClock(start + 2200 * day)
    client = await test.signIn(test.manager)
    expect(await proposed('prospects')).toEqual([prospect, returning])
    expect(await proposed('moved-out')).toEqual([left])
    expect(await proposed('callers')).toEqual([stranger])
    expect(await proposed('closed-cases')).toEqual([])
    const periods = Periods.parse(await client.query('privacy.retention'))
    expect(Object.fromEntries(periods.map(({ rule, due }) => [rule, due]))).toEqual({
      prospects: 2,
      'moved-out': 1,
      'closed-cases': 0,
      callers: 1,
      'import-sources': 0,
    })
    await takeCase(test, { personId: returning, text: '又来了' })
    const { result } = await finished(
      client.mutate('privacy.eraseProposed', { rule: 'prospects', ids: [prospect, returning, owner] }),
    )
    expect(result).toEqual({ erased: 1, passedOver: 2 })
    await finished(client.mutate('privacy.eraseProposed', { rule: 'callers', ids: [stranger, open] }))
    const text = everything()
    for (const gone of ['只看过房', '13500002222', '过路人', '问路的人说的话'])
      expect(text).not.toContain(gone)
    for (const stays of ['又来的人', '老业主', '搬走的人', '没有办完的事']) expect(text).toContain(stays)
    expect(await proposed('prospects')).toEqual([])
    expect(await proposed('callers')).toEqual([])
  })

  it('periods are changed by managers, noted, bounded, and may have no end', async () => {
    await register('只看过房')
    test.setClock(start + 100 * day)
    client = await test.signIn(test.manager)
    const specialist = await test.signIn(await test.addMember('specialist'))
    const change = { rule: 'prospects', days: 60 }
    expect(await codeOf(specialist.command('privacy.changeRetention', change))).toBe('permission.denied')
    expect(await codeOf(client.command('privacy.changeRetention', { ...change, days: 3 }))).not.toBe(
      'accepted',
    )
    await client.command('privacy.changeRetention', change)
    expect(await proposed('prospects')).toHaveLength(1)
    await client.command('privacy.changeRetention', { rule: 'prospects', days: null })
    expect(await proposed('prospects')).toEqual([])
    const changes = test.core.read.all(`select 1 from operation where type='retention.changed'`)
    expect(changes).toHaveLength(2)
  })

  it('an imported workbook goes when its time is over, with an entry, also after a cut in between', async () => {
    const rows = ['楼栋,房号,业主姓名,联系电话', '5,501,尉迟导入人,13987650123']
    const file = z
      .object({ hash: z.string(), name: z.string() })
      .parse(await client.mutate('imports.open', { uploadId: await upload('花名册.csv', rows.join('\r\n')) }))
    await finished(client.mutate('imports.read', { file }))
    const fields = ['building', 'room', 'ownerName', 'phone'].map((field, column) => ({ field, column }))
    const plan = { sheets: [{ sheet: 0, headerRow: 1, fields, unitKind: 'dwelling' }], project: '花园' }
    const { jobId } = await finished(client.mutate('imports.check', { file, plan }))
    await finished(client.mutate('imports.commit', { checkJobId: jobId, commandId: uuidv7() }))
    expect(await removeImportSources(test.core)).toEqual({ recorded: 0, deleted: 0 })
    expect(isKept(test.core.read, file.hash)).toBe(true)
    test.setClock(start + 91 * day)
    // Recorded, and then the power fails before the file is deleted.
    await test.core.writer.execute({
      id: uuidv7(),
      name: 'privacy.removeOldSources',
      input: {},
      actor: { staffId: null, role: 'system' },
    })
    expect(isKept(test.core.read, file.hash)).toBe(false)
    expect(await test.core.archive.has(file.hash)).toBe(true)
    expect(await removeImportSources(test.core)).toEqual({ recorded: 0, deleted: 1 })
    expect(await test.core.archive.has(file.hash)).toBe(false)
    expect(test.core.read.all(`select actor from operation where type='import.sourceRemoved'`)).toEqual([
      { actor: null },
    ])
    // What the file said stays.
    expect(everything()).toContain('尉迟导入人')
  })
})

describe('the support package', () => {
  it('has what the makers need and nothing of anybody', async () => {
    await fullPerson()
    await run('staff.add', {
      staffId: uuidv7(),
      name: '慕容新同事',
      login: 'murong',
      role: 'clerk',
      passwordHash: `$argon2id$${'x'.repeat(40)}`,
    })
    await run('site.changeCard', {
      name: '碧水花园客服中心',
      address: secrets.address,
      hotlines: ['010-88886666'],
    })
    const specialist = await test.signIn(await test.addMember('specialist'))
    expect(await codeOf(specialist.mutate('privacy.supportPackage'))).toBe('permission.denied')
    const { result } = await finished(client.mutate('privacy.supportPackage'))
    const { name, text } = SupportPackageResult.parse(result)
    expect(name).toMatch(/^clubhouse-support-[\d-]+\.txt$/)
    const planted = [...Object.values(secrets), '慕容新同事', 'murong', '碧水花园', '88886666', test.folder]
    expect(planted.filter(secret => text.includes(secret))).toEqual([])
    for (const part of [
      'sqlite',
      '"person": 2',
      'person.registered',
      '"missing": 0',
      'create table',
      'Privacy17846',
    ])
      expect(text.toLowerCase()).toContain(part.toLowerCase())
    expect(text).toContain(test.core.head()?.hash ?? 'no head')
    expect(/[^\x20-\x7e\n]/.test(text)).toBe(false)
  })

  it('blots out what would be a name or a phone, and keeps hashes and times', () => {
    const hash = 'a1b2c3d4e5f60718293a4b5c6d7e8f90'
    expect(harmless(`select 1 where phone=13871234095 or name=张伟 ${hash} 2026-07-12T10:00:00.000Z`)).toBe(
      `select 1 where phone=####### or name=? ${hash} 2026-07-12T10:00:00.000Z`,
    )
    expect(harmless('138 7123 4095 / 110101198807139476')).toBe('####### / #######')
  })
})
