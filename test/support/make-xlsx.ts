import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { ZipFile } from 'yazl'
import { isDeskError } from './desk-errors.ts'
import { readWorkbook } from '../../main/tabular/read.ts'
import type { ReadOptions, RowsOptions, TableRow } from '../../main/tabular/types.ts'

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

export type XlsxParts = {
  /** The inside of `<sheetData>`. */
  data: string
  /** What follows `</sheetData>`. */
  after?: string
  shared?: readonly string[]
  /** Format codes of styles 1, 2, …; style 0 is General. */
  formats?: readonly string[]
  workbookProperties?: string
  /** Replaces or adds whole parts. */
  parts?: Readonly<Record<string, string>>
}

/** A workbook from hand-written XML, so that tests can be as odd or hostile as they like. */
export async function makeXlsx(given: XlsxParts): Promise<Buffer> {
  const { data, after = '', shared = [], formats = [], workbookProperties = '' } = given
  const numFmts = formats.map(
    (code, index) => `<numFmt numFmtId="${200 + index}" formatCode="${code.replaceAll('"', '&quot;')}"/>`,
  )
  const xfs = formats.map((_, index) => `<xf numFmtId="${200 + index}"/>`)
  const files: Record<string, string> = {
    '_rels/.rels': `<Relationships><Relationship Id="r1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${office}">${workbookProperties}<sheets><sheet name="业主" sheetId="1" r:id="r1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships><Relationship Id="r1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="${office}/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="r3" Type="${office}/styles" Target="/xl/styles.xml"/></Relationships>`,
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${main}"><sheetData>${data}</sheetData>${after}</worksheet>`,
    'xl/sharedStrings.xml': `<sst xmlns="${main}">${shared.map(text => `<si>${text}</si>`).join('')}</sst>`,
    'xl/styles.xml': `<styleSheet xmlns="${main}"><numFmts>${numFmts.join('')}</numFmts><cellXfs><xf numFmtId="0"/>${xfs.join('')}</cellXfs></styleSheet>`,
    ...given.parts,
  }
  const zip = new ZipFile()
  for (const [name, content] of Object.entries(files)) zip.addBuffer(Buffer.from(content), name)
  zip.end()
  return buffer(zip.outputStream)
}

/** Runs `work` with a file of these bytes and removes it. */
export async function withFile<T>(bytes: Buffer | string, work: (path: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'tabular-test-'))
  try {
    const path = join(folder, 'file')
    await writeFile(path, bytes)
    return await work(path)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Everything an asynchronous source gives. */
export async function collect<T>(source: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = []
  for await (const one of source) all.push(one)
  return all
}

/** All rows of the first sheet. */
export function readAll(
  bytes: Buffer | string,
  options: ReadOptions & RowsOptions = {},
): Promise<TableRow[]> {
  return withFile(bytes, async path => {
    const book = await readWorkbook(path, options)
    try {
      return await collect(book.rows(0, options))
    } finally {
      await book.close()
    }
  })
}

/** The texts of the rows, row by row. */
export function texts(rows: readonly TableRow[]): string[][] {
  return rows.map(row => row.cells.map(cell => cell.text))
}

/** The code of the error that reading ends with, or 'read' where it does not. */
export async function codeOf(work: Promise<unknown>): Promise<string> {
  try {
    await work
    return 'read'
  } catch (error) {
    if (isDeskError(error)) return error.code
    throw error
  }
}
