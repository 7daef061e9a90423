import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { uuidv7 } from 'uuidv7'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { openReadOnly } from '../../main/desk/read-only.ts'
import { verifyDesk } from '../../main/desk/verify.ts'
import { blobsIn, protectorOf } from '../support/backups.ts'
import { openTestDesk, type TestClient, type TestDesk } from '../support/desk.ts'

let test: TestDesk
let client: TestClient

beforeEach(async () => {
  test = await openTestDesk()
  client = await test.signIn(test.manager)
})
afterEach(() => test.close())

/** What people wrote in the course of the day. Long enough that chance does not write it too. */
const secrets = {
  owner: '欧阳雪莲花',
  imported: '尉迟导入人',
  caller: '司马报修人',
  clerk: '慕容新同事',
  phone: '13812345678',
  importedPhone: '13987650123',
  idDocument: '110101199003074514',
  address: '海淀区彩虹桥东路一百二十三号',
  text: '主卧天花板渗水滴到孩子床上',
  note: '答应周五下午三点前派人上门',
  draft: '还没有写完的草稿内容在此',
  fileName: '漏水照片原件甲乙丙.txt',
  fileText: 'the bytes of an attached statement by the owner',
  importName: '二期业主花名册绝密版.csv',
}

/** How a text may stand in a file. */
const formsOf = (text: string): [string, Buffer][] => [
  ['UTF-8', Buffer.from(text, 'utf8')],
  ['UTF-16 LE', Buffer.from(text, 'utf16le')],
  ['UTF-16 BE', Buffer.from(text, 'utf16le').swap16()],
  ['base64', Buffer.from(Buffer.from(text).toString('base64').replace(/=+$/, '').slice(0, -2))],
  [
    'JSON escapes',
    Buffer.from(
      JSON.stringify(text)
        .slice(1, -1)
        .replace(/[^\0-\x7f]/g, escaped),
      'latin1',
    ),
  ],
]
const escaped = (unit: string) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`

/** Every file under a folder, and every text of the day that stands in its bytes or its name. */
function scan(folder: string): { files: number; found: string[] } {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(entry =>
    entry.isFile(),
  )
  const found: string[] = []
  for (const entry of entries) {
    const bytes = readFileSync(join(entry.parentPath, entry.name))
    if (bytes.subarray(0, 15).toString('latin1') === 'SQLite format 3')
      found.push(`${entry.name}: not encrypted`)
    for (const [what, text] of Object.entries(secrets)) {
      if (entry.name.includes(text)) found.push(`${entry.name}: ${what} in the name`)
      for (const [form, wanted] of formsOf(text)) {
        if (bytes.includes(wanted))
          found.push(`${basename(entry.parentPath)}/${entry.name}: ${what} in ${form}`)
      }
    }
  }
  return { files: entries.length, found }
}

const JobStarted = z.object({ jobId: z.string() })

/** Starts a job and waits for what it gives. */
async function job(path: string, input: unknown): Promise<{ jobId: string; result: unknown }> {
  const { jobId } = JobStarted.parse(await client.mutate(path, input))
  await expect
    .poll(() => client.query('jobs.status', { jobId }), { timeout: 30_000, interval: 20 })
    .toMatchObject({ state: 'done' })
  const { result } = z.object({ result: z.unknown() }).parse(await client.query('jobs.status', { jobId }))
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
  const half = Math.floor(bytes.length / 2)
  for (const [start, end] of [
    [0, half],
    [half, bytes.length],
  ] as const) {
    const put = await client.fetch(`/api/uploads/${uploadId}?offset=${start}`, {
      method: 'PUT',
      body: new Uint8Array(bytes.subarray(start, end)),
    })
    expect(put.ok).toBe(true)
  }
  return uploadId
}

/** Estate, people, a case with everything, a file, searches, an import, a list as a file, a draft, a backup. */
async function aDaysWork(stick: string): Promise<void> {
  const [projectId, buildingId, unitId, personId, caseId] = Array.from({ length: 5 }, () => uuidv7())
  await client.command('estate.addNode', { nodeId: projectId, kind: 'project', parentId: null, name: '花园' })
  await client.command('estate.addNode', {
    nodeId: buildingId,
    kind: 'building',
    parentId: projectId,
    name: '3号楼',
  })
  const attributes = {
    kind: 'dwelling',
    number: '3-1201',
    room: '1201',
    floor: 12,
    unitType: null,
    contractArea: null,
    measuredArea: null,
    orientation: null,
  }
  const run = (name: string, input: unknown) =>
    test.core.writer.execute({ id: uuidv7(), name, input, actor: test.manager })
  await run('estate.registerUnit', { unitId, parentId: buildingId, attributes })
  await run('person.register', {
    personId,
    details: {
      name: secrets.owner,
      phones: [{ number: secrets.phone }],
      idDocument: secrets.idDocument,
      mailingAddress: secrets.address,
      note: secrets.note,
    },
    occupancies: [{ unitId, role: 'owner' }],
  })
  await client.command('cases.receive', {
    caseId,
    channel: 'phone',
    kind: 'repair',
    category: [],
    emergency: true,
    unitId,
    personId,
    room: 'bedroom',
    callerName: secrets.caller,
    callerPhone: secrets.phone,
    text: secrets.text,
    place: secrets.address,
  })
  await client.command('cases.note', { caseId, kind: 'promise', text: secrets.note })
  await run('staff.add', {
    staffId: uuidv7(),
    name: secrets.clerk,
    login: 'newcomer',
    role: 'clerk',
    passwordHash: `$argon2id$${'x'.repeat(40)}`,
  })
  await client.command('drafts.keep', { place: 'intake', body: JSON.stringify({ text: secrets.draft }) })
  const uploadId = await upload(secrets.fileName, `${secrets.fileText} ${secrets.phone}`.repeat(50))
  await client.command('cases.attachFile', { caseId, fileId: uuidv7(), uploadId })
  await upload('left unfinished', `${secrets.fileText} ${secrets.text}`)

  const hits = z.object({ rows: z.array(z.unknown()) })
  expect(hits.parse(await client.query('cases.search', { text: '天花板渗水' })).rows).toHaveLength(1)
  expect(JSON.stringify(await client.query('owners.lookup', { text: '雪莲' }))).toContain(personId)

  await importOwners()
  await job('reports.caseList', {
    format: 'xlsx',
    language: 'zh',
    title: '台账',
    filter: {},
    sort: 'received',
    columns: ['number', 'text'],
  })
  // A copy of all about somebody, and what the makers get: results lie encrypted until they are fetched.
  await job('privacy.copyPerson', { commandId: uuidv7(), input: { personId } })
  await job('privacy.supportPackage', {})
  await client.query('privacy.retention')
  await job('backup.run', { folder: stick })
  await job('backup.run', {})
}

async function importOwners(): Promise<void> {
  const rows = ['楼栋,房号,业主姓名,联系电话', `5,501,${secrets.imported},${secrets.importedPhone}`]
  const uploadId = await upload(secrets.importName, rows.join('\r\n'))
  const file = await client.mutate('imports.open', { uploadId })
  await job('imports.read', { file })
  const fields = ['building', 'room', 'ownerName', 'phone'].map((field, column) => ({ field, column }))
  const plan = { sheets: [{ sheet: 0, headerRow: 1, fields, unitKind: 'dwelling' }], project: '花园' }
  const { jobId } = await job('imports.check', { file, plan })
  // What the dry run staged lies on disk now, too.
  expect(scan(test.folder).found).toEqual([])
  await job('imports.commit', { checkJobId: jobId, commandId: uuidv7() })
}

describe('on disk', () => {
  it('no name, phone or text of a day stands anywhere, while the desk is open and after it is closed', async () => {
    const stick = join(test.folder, 'stick')
    await aDaysWork(stick)
    const open = scan(test.folder)
    expect(open.found).toEqual([])
    expect(open.files).toBeGreaterThan(10)
    expect(readdirSync(stick).some(name => name.endsWith('.deskbackup'))).toBe(true)
    test = await test.reopen()
    expect(scan(test.folder).found).toEqual([])
    expect(test.core.read.get('select count(*) as people from person')).toEqual({ people: 2 })
    // The file of the case and the source of the import go into the backup, not what was left unfinished.
    expect(blobsIn(stick)).toHaveLength(2)
    const checked = await openReadOnly({ dataFolder: test.core.dataFolder, protector: protectorOf(test) })
    try {
      const { parts } = await verifyDesk(checked.context)
      expect(Object.values(parts).flatMap(({ problems }) => problems)).toEqual([])
    } finally {
      checked.close()
    }
  })

  it.each(formsOf(secrets.text))('the scan would find a text written in %s', (form, bytes) => {
    writeFileSync(
      join(test.folder, 'slip'),
      Buffer.concat([Buffer.from('before '), bytes, Buffer.from(' after')]),
    )
    expect(scan(test.folder).found).toContain(`${basename(test.folder)}/slip: text in ${form}`)
  })
})
