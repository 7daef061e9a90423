import { PDFDocument, PDFName, PDFPageLeaf, rgb } from 'pdf-lib'
import sharp from 'sharp'
import { uuidv7 } from 'uuidv7'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Scan } from '../../main/contract/documents.ts'
import { sweepUnnamedFiles } from '../../main/desk/orphans.ts'
import { partName, splitScan } from '../../main/documents/split.ts'
import { CallError, openCopiedDesk, type TestClient, type TestDesk } from '../support/desk.ts'
import { fileIt, scan } from '../support/documents.ts'
import { estateBuilder } from '../support/estate.ts'

const day = 86_400_000
let test: TestDesk
let manager: TestClient
beforeEach(async () => {
  test = await openCopiedDesk()
  manager = await test.signIn(test.manager)
})
afterEach(() => test.close())

/** Page after page in shades of grey, 40 lighter each. */
async function greys(pages: number): Promise<PDFDocument> {
  const pdf = await PDFDocument.create()
  for (let index = 0; index < pages; index++) {
    const grey = ((index % 6) * 40) / 255
    pdf
      .addPage([200, 300])
      .drawRectangle({ x: 0, y: 0, width: 200, height: 300, color: rgb(grey, grey, grey) })
  }
  return pdf
}
const bytesOf = async (pdf: PDFDocument) => Buffer.from(await pdf.save())
const scanned = async (name: string, pages: number) =>
  await scan(test, name, await bytesOf(await greys(pages)))

const scans = async () => ((await manager.query('documents.scans', {})) as { rows: Scan[] }).rows
const names = async () => (await scans()).map(({ name }) => name)
const ids = (count: number) => Array.from({ length: count }, () => uuidv7())
const split = (scanId: string, pages: number, cuts: number[], partIds = ids(cuts.length + 1)) =>
  manager.command('documents.splitScan', { scanId, pages, cuts, partIds }) as Promise<{ partIds: string[] }>
const undo = (scanId: string) => manager.command('documents.undoSplit', { scanId })
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) => (error instanceof CallError ? error.code : String(error)),
  )
const hashOf = (scanId: string) =>
  test.core.read.get<{ hash: string }>('select hash from scan where id=?', [scanId])?.hash ?? ''
/** Shades of the pages of a scan as the viewer shows them, in steps of 40. */
async function shadesOf({ hash, pages }: Scan): Promise<number[]> {
  const shades: number[] = []
  for (let page = 1; page <= (pages ?? 0); page++) {
    const response = await manager.fetch(`/files/${hash}/page/${page}`)
    expect(response.headers.get('x-page-count')).toBe(String(pages))
    const { channels } = await sharp(Buffer.from(await response.arrayBuffer())).stats()
    shades.push(Math.round((channels[0]?.mean ?? 0) / 40))
  }
  return shades
}

describe('a scan of several papers', () => {
  it('is cut into parts that stand in its place, page for page, and its own file stays as it was', async () => {
    await scanned('before.pdf', 1)
    const scanId = await scanned('张三 全部.pdf', 6)
    await scanned('behind.pdf', 1)
    const original = hashOf(scanId)
    const { partIds } = await split(scanId, 6, [2, 3])
    expect(await names()).toEqual([
      'before.pdf',
      '张三 全部 (1-2).pdf',
      '张三 全部 (3).pdf',
      '张三 全部 (4-6).pdf',
      'behind.pdf',
    ])
    const parts = (await scans()).slice(1, 4)
    expect(parts.map(({ id }) => id)).toEqual(partIds)
    expect(parts).toMatchObject([{ pages: 2 }, { pages: 1 }, { pages: 3, doubt: null }])
    expect(await Promise.all(parts.map(shadesOf))).toEqual([[0, 1], [2], [3, 4, 5]])
    await test.core.archive.verify(original)
    // What was put away is not served to anybody.
    expect((await manager.fetch(`/files/${original}`)).status).not.toBe(200)
  })

  it('answers the same when its answer was lost and it is asked again', async () => {
    const scanId = await scanned('a.pdf', 2)
    const input = { scanId, pages: 2, cuts: [1], partIds: ids(2) }
    const commandId = uuidv7()
    const first = await manager.command('documents.splitScan', input, commandId)
    expect(await manager.command('documents.splitScan', input, commandId)).toEqual(first)
    expect(await scans()).toHaveLength(2)
  })

  it('takes no page along that a link, an action or a bookmark names', async () => {
    const pdf = await greys(4)
    const [first, , , fourth] = pdf.getPages()
    const { context } = pdf
    const link = { Type: 'Annot', Subtype: 'Link', Rect: [0, 0, 9, 9], Dest: [fourth?.ref ?? null, 'Fit'] }
    first?.node.set(PDFName.of('Annots'), context.obj([context.obj(link)]))
    first?.node.set(PDFName.of('AA'), context.obj({ O: { S: 'GoTo', D: [fourth?.ref ?? null, 'Fit'] } }))
    const { partIds } = await split(await scan(test, 'linked.pdf', await bytesOf(pdf)), 4, [2])
    const pieces: Uint8Array[] = []
    for await (const piece of test.core.archive.read(hashOf(partIds[0] ?? ''))) pieces.push(piece)
    const part = await PDFDocument.load(Buffer.concat(pieces))
    const pages = part.context.enumerateIndirectObjects().filter(([, one]) => one instanceof PDFPageLeaf)
    expect(pages).toHaveLength(2)
  })

  it('keeps notes and stamps as they look', async () => {
    const pdf = await greys(2)
    const { context } = pdf
    const look = context.register(
      context.stream('1 0 0 rg 0 0 100 100 re f', {
        Type: 'XObject',
        Subtype: 'Form',
        BBox: [0, 0, 100, 100],
      }),
    )
    const stamp = { Type: 'Annot', Subtype: 'Stamp', Rect: [20, 20, 120, 120], F: 4, AP: { N: look } }
    pdf.getPages()[1]?.node.set(PDFName.of('Annots'), context.obj([context.obj(stamp)]))
    const { partIds } = await split(await scan(test, 'stamped.pdf', await bytesOf(pdf)), 2, [1])
    const drawn = await manager.fetch(`/files/${hashOf(partIds[1] ?? '')}/page/1`)
    const { channels } = await sharp(Buffer.from(await drawn.arrayBuffer())).stats()
    expect((channels[0]?.mean ?? 0) - (channels[1]?.mean ?? 0)).toBeGreaterThan(10)
  })

  it('waits whole again when the split is taken back, as long as no part is filed', async () => {
    const scanId = await scanned('a.pdf', 4)
    const { partIds } = await split(scanId, 4, [1, 2])
    await manager.command('documents.discardScans', { scanIds: [partIds[0] ?? ''] })
    // A part may have been cut again.
    await split(partIds[2] ?? '', 2, [1])
    expect(await names()).toEqual(['a (2).pdf', 'a (3-4) (1).pdf', 'a (3-4) (2).pdf'])
    await undo(scanId)
    expect(await names()).toEqual(['a.pdf'])
    expect(await codeOf(undo(scanId))).toBe('document.scanGone')

    const again = await split(scanId, 4, [2])
    const estate = estateBuilder(test.core, test.manager)
    const building = await estate.building('3栋', await estate.project('河畔花园'))
    await fileIt(manager, await estate.unit(building, '3-101', '101'), { scanIds: again.partIds.slice(1) })
    expect(await codeOf(undo(scanId))).toBe('document.partUsed')
    expect(await names()).toEqual(['a (1-2).pdf'])
  })

  it('is refused in words and stays as it is where it cannot be cut', async () => {
    const text = await scan(test, 'a.txt')
    expect(await codeOf(split(text, 2, [1]))).toBe('document.splitNotPdf')
    const whole = await bytesOf(await greys(3))
    const broken = await scan(
      test,
      'broken.pdf',
      Buffer.concat([Buffer.from('%PDF-1.7\n'), whole.subarray(700)]),
    )
    expect(await codeOf(split(broken, 3, [1]))).toBe('document.splitUnreadable')
    const other = await scan(test, 'three.pdf', whole)
    expect(await codeOf(split(other, 4, [1]))).toBe('document.splitUnreadable')
    const locked = await greys(2)
    locked.context.trailerInfo.Encrypt = locked.context.register(locked.context.obj({ Filter: 'Standard' }))
    const closed = await scan(test, 'locked.pdf', await bytesOf(locked))
    expect(await codeOf(split(closed, 2, [1]))).toBe('document.splitLocked')
    expect(await codeOf(split(uuidv7(), 2, [1]))).toBe('document.scanGone')
    for (const [cuts, parts] of [
      [[3], 2],
      [[2, 1], 3],
      [[], 1],
      [[1], 3],
    ] as const)
      expect(await codeOf(split(other, 3, [...cuts], ids(parts)))).toMatch(/^input\./)
    expect(await names()).toEqual(['a.txt', 'broken.pdf', 'three.pdf', 'locked.pdf'])
    const auditor = await test.signIn(await test.addMember('auditor'))
    const asked = auditor.command('documents.splitScan', {
      scanId: other,
      pages: 3,
      cuts: [1],
      partIds: ids(2),
    })
    expect(await codeOf(asked)).toBe('permission.denied')
  })

  it('stays whole when its parts cannot all be stored', async () => {
    const scanId = await scanned('a.pdf', 3)
    let stored = 0
    const archive = {
      ...test.core.archive,
      store: (...given: Parameters<typeof test.core.archive.store>) =>
        ++stored === 3 ? Promise.reject(new Error('no power')) : test.core.archive.store(...given),
    }
    const core = { ...test.core, archive }
    const input = { scanId, pages: 3, cuts: [1, 2], partIds: ids(3) }
    await expect(splitScan(core, test.manager, { commandId: uuidv7(), input })).rejects.toThrow('no power')
    expect(stored).toBe(3)
    expect(await names()).toEqual(['a.pdf'])
  })

  it('stays whole when whoever began it calls it off', async () => {
    const scanId = await scanned('a.pdf', 40)
    const asked = codeOf(split(scanId, 40, [20]))
    const cancelled = () => manager.mutate('documents.cancelSplit', { scanId })
    await vi.waitFor(async () => expect(await cancelled()).toEqual({ cancelled: true }), { interval: 2 })
    expect(await asked).toBe('job.cancelled')
    expect(await names()).toEqual(['a.pdf'])
    expect(await cancelled()).toEqual({ cancelled: false })
    await split(scanId, 40, [20])
    expect(await scans()).toHaveLength(2)
  })

  it('is named by its pages, however long its name', () => {
    expect(partName('合同.PDF', 1, 3)).toBe('合同 (1-3).pdf')
    expect(partName('no ending', 4, 4)).toBe('no ending (4).pdf')
    const long = partName(`${'长'.repeat(190)}.pdf`, 10, 12)
    expect([long.length <= 200, long.endsWith(' (10-12).pdf')]).toEqual([true, true])
  })
})

describe('bringing back what was put away', () => {
  it('works while its file is in the trash, and is refused in words once the file is gone', async () => {
    const [trashed, gone] = [await scan(test, 'trashed.pdf'), await scan(test, 'gone.pdf')]
    const whole = await scanned('whole.pdf', 2)
    await split(whole, 2, [1])
    await manager.command('documents.discardScans', { scanIds: [trashed, gone] })
    const now = Date.now()
    test.setClock(now + 31 * day)
    expect(await sweepUnnamedFiles(test.core)).toMatchObject({ trashed: 3 })
    const later = await test.signIn(test.manager)
    await later.command('documents.returnScans', { scanIds: [trashed] })
    await test.core.archive.verify(hashOf(trashed))
    test.setClock(now + 62 * day)
    expect(await sweepUnnamedFiles(test.core)).toMatchObject({ deleted: 2 })
    const today = await test.signIn(test.manager)
    const refused = (path: string, input: object) => codeOf(today.command(path, input))
    expect(await refused('documents.returnScans', { scanIds: [trashed, gone] })).toBe('document.scanFileGone')
    expect(await refused('documents.undoSplit', { scanId: whole })).toBe('document.scanFileGone')
    const { rows } = (await today.query('documents.scans', {})) as { rows: Scan[] }
    expect(rows.map(({ name }) => name)).toEqual(['trashed.pdf', 'whole (1).pdf', 'whole (2).pdf'])
  })
})
