import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { PDFDocument, rgb } from 'pdf-lib'
import sharp from 'sharp'
import { uuidv7 } from 'uuidv7'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { fromBuffer } from 'yauzl'
import { makePage } from '../../main/archive/media.ts'
import { receiveCase } from '../../main/cases/commands.ts'
import { openReadOnly } from '../../main/desk/read-only.ts'
import { lettersOfUnits } from '../../main/letters/of-home.ts'
import { once } from '../../main/reports/unit-file/collect.ts'
import { intoFolder } from '../../main/reports/unit-file/folder-target.ts'
import { pagesOf, pdfTarget } from '../../main/reports/unit-file/pdf-target.ts'
import { unitFileJob, writeUnitFile } from '../../main/reports/unit-file/unit-file.ts'
import { addFile, protectorOf } from '../support/backups.ts'
import { blobNames } from '../support/blob-files.ts'
import { openCopiedDesk, type TestClient, type TestDesk } from '../support/desk.ts'
import { estateBuilder } from '../support/estate.ts'

let test: TestDesk
let unitId: string
let caseId: string
beforeEach(async () => {
  test = await openCopiedDesk()
  const estate = estateBuilder(test.core, test.manager)
  const building = await estate.building('3栋', await estate.project('北苑'))
  unitId = await estate.unit(building, '3-1201', '1201')
  caseId = uuidv7()
  await test.core.execute(receiveCase, {
    actor: test.manager,
    input: {
      caseId,
      channel: 'counter',
      kind: 'repair',
      category: [],
      emergency: false,
      unitId,
      personId: null,
      callerName: '张三',
      callerPhone: '13800138000',
      room: null,
      text: '客厅漏水',
    },
  })
})
afterEach(() => test.close())

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

/** Everything in a ZIP archive by its path. */
function unzip(bytes: Buffer): Promise<Map<string, Buffer>> {
  return new Promise((resolve, reject) => {
    const found = new Map<string, Buffer>()
    fromBuffer(bytes, { lazyEntries: true }, (error, zip) => {
      if (error) return reject(error)
      zip.on('end', () => resolve(found)).on('error', reject)
      zip.on('entry', entry => {
        zip.openReadStream(entry, async (failed, stream) => {
          if (failed) return reject(failed)
          const parts: Buffer[] = []
          for await (const part of stream) parts.push(Buffer.from(part))
          found.set(entry.fileName, Buffer.concat(parts))
          zip.readEntry()
        })
      })
      zip.readEntry()
    })
  })
}

const order = (masked: boolean) => ({ unitId, language: 'zh', purpose: '12345 热线', masked })

const take = async (client: TestClient, masked = true) => await unzip(await fetchFile(client, order(masked)))

async function fetchFile(client: TestClient, asked: object): Promise<Buffer> {
  const { jobId } = (await client.mutate('reports.unitFile', asked)) as { jobId: string }
  for (;;) {
    await delay(10)
    const job = (await client.query('jobs.status', { jobId })) as { state: string; error: unknown }
    if (job.state === 'running') continue
    expect(job).toMatchObject({ state: 'done', error: null })
    const response = await client.fetch(`/files/job/${jobId}`)
    return Buffer.from(await response.arrayBuffer())
  }
}

it('holds every paper of the home with the SHA-256 anybody can check', async () => {
  const content = 'photo of the leak'
  await addFile(test.core, caseId, content)
  await addFile(test.core, caseId, 'a second photo of the same name')
  const papers = await take(await test.signIn(test.manager))
  const sums = papers.get('SHA256SUMS')?.toString().trim().split('\n') ?? []
  expect(sums).toHaveLength(3)
  for (const line of sums) {
    const [sum = '', path = ''] = [line.slice(0, 64), line.slice(66)]
    expect(sha256(papers.get(path) ?? Buffer.alloc(0))).toBe(sum)
  }
  expect(sums.some(line => line.startsWith(sha256(Buffer.from(content))))).toBe(true)
  expect(papers.get('0-目录.pdf')?.subarray(0, 5).toString()).toBe('%PDF-')
  expect(papers.size).toBe(5)
})

it('is recorded on the timeline of the home before it is made', async () => {
  await take(await test.signIn(test.manager), false)
  const taken = test.core.read.all<{ facts: string; actor: string; aggregate_id: string }>(
    `select facts, actor, aggregate_id from operation where type='unit.fileTaken'`,
  )
  expect(taken).toEqual([{ facts: '{"masked":false}', actor: test.manager.staffId, aggregate_id: unitId }])
})

it('is refused to who may not export, and in full to who may not see phones', async () => {
  const clerk = await test.signIn(await test.addMember('clerk'))
  await expect(clerk.mutate('reports.unitFile', order(true))).rejects.toMatchObject({
    code: 'permission.denied',
  })
  const auditor = await test.signIn(await test.addMember('auditor'))
  await expect(auditor.mutate('reports.unitFile', order(false))).rejects.toMatchObject({
    code: 'permission.denied',
  })
  expect(test.core.read.all(`select 1 from operation where type='unit.fileTaken'`)).toEqual([])
})

it('leaves out a damaged paper and says so, rather than failing or handing out other bytes', async () => {
  const { flip } = blobNames(() => test)
  flip(await addFile(test.core, caseId, 'damaged later'))
  await addFile(test.core, caseId, 'sound')
  const papers = await take(await test.signIn(test.manager))
  expect(papers.get('SHA256SUMS')?.toString().trim().split('\n')).toHaveLength(2)
  expect([...papers.values()].some(bytes => bytes.toString().includes('damaged later'))).toBe(false)
})

it('becomes a folder that is there whole or not at all', async () => {
  await addFile(test.core, caseId, 'photo')
  const folder = join(test.folder, 'taken')
  const desk = await openReadOnly({ dataFolder: test.core.dataFolder, protector: protectorOf(test) })
  try {
    const input = {
      unitId,
      language: 'en' as const,
      purpose: 'court',
      masked: true,
      form: 'zip' as const,
      printedBy: 'desk',
      printedAt: 1_780_000_000_000,
    }
    expect(await intoFolder(folder, target => writeUnitFile(desk.context, input, target))).toEqual({
      papers: 2,
      left: 0,
      unprinted: 0,
    })
    expect(readdirSync(folder).sort()).toEqual(['0-cover.pdf', '2-Cases', 'SHA256SUMS'])
    expect(readFileSync(join(folder, 'SHA256SUMS'), 'utf8')).toContain('2-Cases/')
    await expect(intoFolder(folder, async () => 1)).rejects.toMatchObject({ code: 'report.targetExists' })
    const broken = join(test.folder, 'broken')
    const failing = intoFolder(broken, async target => {
      await writeUnitFile(desk.context, input, target)
      throw new Error('stick pulled out')
    })
    await expect(failing).rejects.toThrow('stick pulled out')
    expect([existsSync(broken), existsSync(`${broken}.part`)]).toEqual([false, false])
  } finally {
    desk.close()
  }
})

it('is one PDF: the cover, then every paper in order; what cannot be printed is told', async () => {
  const red = { create: { width: 300, height: 200, channels: 3 as const, background: '#ff0000' } }
  const foreign = await PDFDocument.create()
  foreign.addPage([595, 842]).drawRectangle({ x: 0, y: 0, width: 595, height: 842, color: rgb(0, 0, 1) })
  foreign.addPage([842, 595])
  foreign.addJavaScript('open', 'app.alert("run")')
  await addFile(test.core, caseId, await sharp(red).jpeg().toBuffer())
  await addFile(test.core, caseId, Buffer.from(await foreign.save()))
  await addFile(test.core, caseId, 'a film, say')
  const client = await test.signIn(test.manager)
  const bytes = await fetchFile(client, { ...order(true), form: 'pdf' })
  const pdf = await PDFDocument.load(bytes)
  // The cover, two pages of the case sheet, the photo, two pages of the foreign one.
  const sizes = pdf.getPages().map(page => (page.getWidth() > page.getHeight() ? 'across' : 'upright'))
  expect(sizes).toEqual(['across', 'upright', 'upright', 'across', 'upright', 'across'])
  expect(bytes.includes('/JavaScript')).toBe(false)
  const photo = await makePage(bytes, 4, 200)
  const { channels } = await sharp(photo.picture?.bytes)
    .extract({ left: 90, top: 60, width: 20, height: 20 })
    .stats()
  expect((channels[0]?.mean ?? 0) > 200 && (channels[2]?.mean ?? 255) < 60).toBe(true)
  const desk = await openReadOnly({ dataFolder: test.core.dataFolder, protector: protectorOf(test) })
  try {
    const input = {
      ...order(true),
      language: 'zh' as const,
      form: 'pdf' as const,
      printedBy: 'x',
      printedAt: 1,
    }
    expect(await unitFileJob.run(desk.context, input)).toMatchObject({ papers: 3, left: 0, unprinted: 1 })
    const cancelled = AbortSignal.abort()
    const stopped = unitFileJob.run({ ...desk.context, signal: cancelled }, input)
    await expect(stopped).rejects.toMatchObject({ code: 'job.cancelled' })
  } finally {
    desk.close()
  }
})

it('leaves out of one PDF what would make it too large, and says so', async () => {
  const target = await pdfTarget(new AbortController().signal, { paperBytes: 3_000, paperPages: 1 })
  const add = (bytes: Uint8Array) => target.add('a', once(bytes), false)
  const pages = await PDFDocument.create()
  pages.addPage()
  const one = await pages.save()
  pages.addPage()
  expect(await add(one)).toEqual({ first: 1, pages: 1 })
  expect(await add(await pages.save())).toBe('full')
  expect(await add(Buffer.alloc(4_000))).toBe('full')
  expect(await add(Buffer.from('%PDF-1.7 and then nothing of the kind'))).toBe('unprintable')
  expect(await pagesOf(await target.finish(one))).toBe(2)
})

it('holds contracts, callbacks, visits, letters that name the home, and things lent', async () => {
  const client = await test.signIn(test.manager)
  const at = '2026-07-10'
  const owner = uuidv7()
  const occupancies = [{ unitId, role: 'owner' }]
  await client.command('people.register', {
    personId: owner,
    details: { name: '张三', phones: [] },
    occupancies,
  })
  await client.command('contracts.sign', {
    contractId: uuidv7(),
    unitId,
    buyers: [owner],
    terms: { number: 'HT-001', signedOn: new Date().toISOString().slice(0, 10), price: 100_000_00 },
    words: { requests: '换锁' },
  })
  await client.command('visits.plan', {
    visits: [{ visitId: uuidv7(), unitId }],
    purpose: 'courtesy',
    visitor: null,
  })
  const letter = { kind: 'party', party: '街道办', text: '正文', replyBy: null, theirNumber: '', dated: at }
  for (const subject of ['关于3-1201漏水', '关于3-12011漏水', '关于13-1201漏水'])
    await client.command('letters.receive', { letterId: uuidv7(), ...letter, subject, receivedOn: at })
  const key = { kind: 'key', name: '入户门钥匙', place: '柜 1', condition: 'good', note: '' }
  await client.command('lending.saveThing', { thingId: uuidv7(), ...key, unitId })
  const paths = [...(await take(client)).keys()]
  expect(paths.filter(path => path.endsWith('.pdf')).map(path => path.replace(/^.*\//, ''))).toEqual(
    expect.arrayContaining([
      '合同 HT-001.pdf',
      '回访记录.pdf',
      '走访记录.pdf',
      '函件登记.pdf',
      '借阅登记.pdf',
    ]),
  )
  const letters = (numbers: string[]) =>
    lettersOfUnits(test.core.read, [unitId], numbers).map(({ subject }) => subject)
  expect(letters(['3-1201'])).toEqual(['关于3-1201漏水'])
  const belongs = { letterId: uuidv7(), ...letter, subject: '物业费', unitId, receivedOn: at }
  await client.command('letters.receive', belongs)
  expect(letters(['3-1201'])).toEqual(['关于3-1201漏水', '物业费'])
  expect(letters([])).toEqual(['物业费'])
})
