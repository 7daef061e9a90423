import { createHash } from 'node:crypto'
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { PDFDocument, PDFHexString } from 'pdf-lib'
import sharp from 'sharp'
import { uuidv7 } from 'uuidv7'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { InboxStatus, Scan } from '../../main/contract/documents.ts'
import { createDocumentService, type DocumentService } from '../../main/documents/service.ts'
import { largestScan, takenFolder } from '../../main/documents/watch-folder.ts'
import { CallError, openCopiedDesk, type TestClient, type TestDesk } from '../support/desk.ts'

const pdf = (pages: number) =>
  `%PDF-1.4\n1 0 obj\n<< /Type /Pages /Count ${pages} /Kids [] >>\nendobj\nstartxref\n9\n%%EOF\n`
const jpeg = Buffer.from('ffd8ffe000104a46494600010100000100010000ffd9', 'hex')

let test: TestDesk
let manager: TestClient
let folder: string
let service: DocumentService

beforeEach(async () => {
  test = await openCopiedDesk()
  manager = await test.signIn(test.manager)
  folder = join(test.folder, '扫描')
  mkdirSync(folder)
  service = createDocumentService(test.core, () => false)
})
afterEach(() => test.close())

const watch = (more: object = {}) => manager.command('documents.setFolder', { folder, leave: false, ...more })
const put = (name: string, content: string | Buffer) => writeFileSync(join(folder, name), content)
/** Two looks: a file is taken at the second one that finds it the same. */
const look = async (times = 2) => {
  for (let time = 0; time < times; time++) await service.round()
}
const scans = async () => ((await manager.query('documents.scans', {})) as { rows: Scan[] }).rows
const names = async () => (await scans()).map(({ name }) => name)
const status = () => manager.query('documents.inbox') as Promise<InboxStatus>
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) => (error instanceof CallError ? error.code : String(error)),
  )

describe('the watched folder', () => {
  it('gives its files to the inbox in the order people count, and moves them once they are stored', async () => {
    await watch()
    for (const name of ['scan 10.pdf', 'scan 9.pdf']) put(name, pdf(name.length))
    await look(1)
    expect(await names()).toEqual([])
    await look(1)
    expect(await names()).toEqual(['scan 9.pdf', 'scan 10.pdf'])
    expect(await scans()).toMatchObject([
      { mediaType: 'application/pdf', pages: 10, doubt: null },
      { pages: 11 },
    ])
    expect(readdirSync(folder)).toEqual([takenFolder])
    expect(readFileSync(join(folder, takenFolder, 'scan 9.pdf'), 'utf8')).toBe(pdf(10))
    const [first] = await scans()
    expect(await (await manager.fetch(`/files/${first?.hash}`)).text()).toBe(pdf(10))
    expect(first?.hash).toBe(createHash('sha256').update(pdf(10)).digest('hex'))
    await look()
    expect(await names()).toHaveLength(2)
  })

  it('waits for what is still being written, and passes over what is no scan', async () => {
    await watch()
    put('a.pdf', '%PDF-1.4')
    put('b.pdf.part', 'half')
    put('.hidden.pdf', 'x')
    put('empty.pdf', '')
    mkdirSync(join(folder, 'sub.pdf'))
    symlinkSync('/etc/hostname', join(folder, 'link.pdf'))
    await look(1)
    appendFileSync(join(folder, 'a.pdf'), 'more')
    await look(1)
    appendFileSync(join(folder, 'a.pdf'), 'and more')
    await look(1)
    expect(await names()).toEqual([])
    await look(1)
    expect(await names()).toEqual(['a.pdf'])
    expect(existsSync(join(folder, 'b.pdf.part'))).toBe(true)
  })

  it('never writes over an original of the same name', async () => {
    await watch()
    for (const content of ['one', 'two']) {
      put('scan.txt', content)
      await look()
    }
    expect(readdirSync(join(folder, takenFolder)).sort()).toEqual(['scan (2).txt', 'scan.txt'])
    expect(await names()).toEqual(['scan.txt', 'scan.txt'])
  })

  it('leaves files where they are, if so set, and takes each once, over a restart too', async () => {
    await watch({ leave: true })
    put('a.txt', 'a')
    await look(4)
    service = createDocumentService(test.core, () => false)
    await look(3)
    expect(await names()).toEqual(['a.txt'])
    expect(readdirSync(folder)).toEqual(['a.txt'])
    put('a.txt', 'changed')
    await look()
    expect(await names()).toHaveLength(2)
  })

  it('tells of a file that is too large, and goes on with the others', async () => {
    await watch()
    put('film.mp4', '')
    truncateSync(join(folder, 'film.mp4'), largestScan + 1)
    put('z.txt', 'z')
    await look()
    expect(await names()).toEqual(['z.txt'])
    expect((await status()).problems).toMatchObject([{ name: 'film.mp4', code: 'archive.tooLarge' }])
    expect(existsSync(join(folder, 'film.mp4'))).toBe(true)
  })

  it('that went away is told, and works again when it is back', async () => {
    await watch()
    const away = join(test.folder, 'away')
    renameSync(folder, away)
    await look(1)
    expect((await status()).problems).toMatchObject([{ name: null, code: 'document.folderNotFound' }])
    renameSync(away, folder)
    put('a.txt', 'a')
    await look()
    expect(await status()).toMatchObject({ problems: [], waiting: 1 })
  })

  it('must be one, and none of the desk', async () => {
    expect(await codeOf(watch({ folder: join(folder, 'none') }))).toBe('document.folderNotFound')
    expect(await codeOf(watch({ folder: test.core.dataFolder }))).toBe('document.folderForbidden')
    expect(await codeOf(watch({ folder: join(test.core.dataFolder, 'archive') }))).toBe(
      'document.folderForbidden',
    )
    expect(await codeOf(watch({ folder: test.folder }))).toBe('document.folderForbidden')
    const clerk = await test.signIn(await test.addMember('clerk'))
    expect(await codeOf(clerk.command('documents.setFolder', { folder, leave: false }))).toBe(
      'permission.denied',
    )
    await watch()
    expect(await status()).toMatchObject({ folder })
    await watch({ folder: null })
    put('a.txt', 'a')
    await look(3)
    expect(await status()).toMatchObject({ folder: null, waiting: 0 })
  })
})

describe('an uploaded scan', () => {
  const uploaded = async (name: string, content: Buffer): Promise<string> => {
    const begun = await manager.fetch('/api/uploads', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name, size: content.length }),
    })
    const { uploadId } = (await begun.json()) as { uploadId: string }
    await manager.fetch(`/api/uploads/${uploadId}?offset=0`, {
      method: 'PUT',
      body: new Uint8Array(content),
    })
    return uploadId
  }

  it('is taken once, however often its answer is asked for', async () => {
    const input = {
      commandId: uuidv7(),
      scanId: uuidv7(),
      uploadId: await uploaded('证件.jpg', jpeg),
    }
    await manager.mutate('documents.takeUpload', input)
    await manager.mutate('documents.takeUpload', input)
    expect(await scans()).toMatchObject([
      { id: input.scanId, name: '证件.jpg', mediaType: 'image/jpeg', pages: 1 },
    ])
  })

  it.each([
    ['a ZIP named .jpg', 'a.jpg', Buffer.from('504b030414000000', 'hex'), 'other-type'],
    ['a PDF without its end', 'a.pdf', Buffer.from('%PDF-1.4 cut'), 'damaged'],
    ['a JPEG without its end', 'a.jpg', jpeg.subarray(0, 12), 'damaged'],
    ['an empty file', 'a.pdf', Buffer.alloc(0), 'empty'],
    ['a sound PDF', 'a.pdf', Buffer.from(pdf(3)), null],
  ])('says what speaks against it: %s', async (_, name, content, doubt) => {
    const uploadId = await uploaded(name, content)
    await manager.mutate('documents.takeUpload', { commandId: uuidv7(), scanId: uuidv7(), uploadId })
    expect(await scans()).toMatchObject([{ doubt }])
  })

  it.each([
    ['a PDF whose page tree is packed', 'a.pdf', packedPdf, { pages: 3, doubt: null }],
    ['a PDF that needs a password', 'a.pdf', lockedPdf, { pages: 1, doubt: 'locked' }],
    ['a scan of two pages', 'a.tif', () => tiffOf(2), { pages: 2, doubt: null }],
    ['a TIFF without its end', 'a.tif', cutTiff, { pages: null, doubt: 'damaged' }],
    ['a TIFF whose pages go round', 'a.tif', roundTiff, { pages: null, doubt: 'damaged' }],
  ] as const)('knows how many pages it has: %s', async (_, name, content, facts) => {
    const uploadId = await uploaded(name, await content())
    await manager.mutate('documents.takeUpload', { commandId: uuidv7(), scanId: uuidv7(), uploadId })
    expect(await scans()).toMatchObject([facts])
  })
})

/** As programs of today write them: which objects are pages stands in a compressed stream. */
async function packedPdf(): Promise<Buffer> {
  const made = await PDFDocument.create()
  for (let page = 0; page < 3; page++) made.addPage([200, 300])
  return Buffer.from(await made.save())
}

/** No password opens it: what would have to match is made up. */
async function lockedPdf(): Promise<Buffer> {
  const made = await PDFDocument.create()
  made.addPage([200, 300])
  const secret = PDFHexString.of('ab'.repeat(32))
  const closed = { Filter: 'Standard', V: 1, R: 2, Length: 40, P: -4, O: secret, U: secret }
  made.context.trailerInfo.Encrypt = made.context.register(made.context.obj(closed))
  made.context.trailerInfo.ID = made.context.obj([secret, secret])
  return Buffer.from(await made.save({ useObjectStreams: false }))
}

async function tiffOf(pages: number): Promise<Buffer> {
  const blank = { create: { width: 30, height: 40, channels: 3, background: '#ffffff' } } as const
  const page = await sharp(blank).png().toBuffer()
  const made = sharp(Array<Buffer>(pages).fill(page), { join: { animated: true } })
  return made.tiff({ compression: 'lzw' }).toBuffer()
}

async function cutTiff(): Promise<Buffer> {
  const whole = await tiffOf(2)
  return whole.subarray(0, Math.floor(whole.length / 2))
}

/** One directory of no entries that names itself as the next. */
async function roundTiff(): Promise<Buffer> {
  return Promise.resolve(Buffer.from('49492a0008000000000008000000', 'hex'))
}
