/**
 * Rows per second and peak memory of reading 50,000 owner rows, each format in a process of its own, and of
 * writing them. `node scripts/bench/tabular.ts [rows]`; files go to the temporary folder of the system.
 */
import { spawnSync } from 'node:child_process'
import { createWriteStream } from 'node:fs'
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import exceljs from 'exceljs'
import { readWorkbook } from '../../main/tabular/read.ts'
import { writeWorkbook } from '../../main/tabular/write/write.ts'
import type { WriteColumn } from '../../main/tabular/write/sheet.ts'
import { biff8Workbook } from '../../test/support/biff8.ts'

const headings =
  '项目,分期,楼栋,单元,楼层,房号,户型,建筑面积,*业主姓名,联系电话,证件号码,通讯地址,合同编号,签约日期,备注'.split(
    ',',
  )

function ownerRow(index: number): (string | number)[] {
  const building = 1 + (index % 40)
  const entrance = 1 + (index % 3)
  const floor = 1 + (index % 33)
  const room = `${floor}${String(1 + (index % 4)).padStart(2, '0')}`
  return [
    '金色家园',
    '1期',
    building,
    entrance,
    floor,
    `${building}-${entrance}-${room}`,
    `A${index % 9}户型`,
    80 + (index % 600) / 10,
    `业主${index}`,
    13_800_000_000 + index,
    `11010519${String(491231 + index).padStart(10, '0')}`,
    `某市某区某路${index % 500}号`,
    `HT-2023-${String(index).padStart(6, '0')}`,
    45_000 + (index % 700),
    index % 5 === 0 ? '周末联系' : '',
  ]
}

function* rows(count: number): Generator<(string | number)[]> {
  for (let index = 0; index < count; index += 1) yield ownerRow(index)
}

/** As Excel itself writes it, with shared strings, unlike our own writer. */
async function makeShared(path: string, count: number): Promise<void> {
  const book = new exceljs.stream.xlsx.WorkbookWriter({
    filename: path,
    useSharedStrings: true,
    useStyles: true,
  })
  const sheet = book.addWorksheet('业主')
  sheet.addRow(headings).commit()
  for (const row of rows(count)) sheet.addRow(row).commit()
  sheet.commit()
  await book.commit()
}

async function makeXls(path: string, count: number): Promise<void> {
  await writeFile(path, biff8Workbook('业主', [headings, ...rows(count)]))
}

async function makeCsv(path: string, count: number): Promise<void> {
  function* lines(): Generator<string> {
    yield `${headings.join(',')}\r\n`
    for (const row of rows(count)) yield `${row.join(',')}\r\n`
  }
  await pipeline(Readable.from(lines()), createWriteStream(path))
}

async function makeOwn(path: string, count: number): Promise<void> {
  const columns = headings.map((header): WriteColumn => ({ header, kind: 'text' }))
  await writeWorkbook(path, { sheets: [{ name: '业主', columns, rows: rows(count) }] })
}

const makers: Readonly<Record<string, (path: string, count: number) => Promise<void>>> = {
  'xlsx (shared strings)': makeShared,
  'xlsx (ours)': makeOwn,
  'xls (BIFF8)': makeXls,
  csv: makeCsv,
}

function peakMegabytes(): number {
  return Math.round(process.resourceUsage().maxRSS / 1024)
}

async function measure(mode: string, format: string, path: string, count: number): Promise<void> {
  const started = performance.now()
  let seen = 0
  if (mode === 'write') {
    await makers[format]?.(path, count)
    seen = count
  } else {
    const book = await readWorkbook(path)
    for await (const row of book.rows(0, { fillMerged: true })) if (row.cells.length > 0) seen += 1
    await book.close()
  }
  const seconds = (performance.now() - started) / 1000
  const perSecond = Math.round(seen / seconds).toLocaleString('en')
  console.log(
    `${mode.padEnd(6)} ${format.padEnd(22)} ${String(seen).padStart(9)} rows ${seconds.toFixed(2).padStart(7)} s ${perSecond.padStart(9)} rows/s ${String(peakMegabytes()).padStart(5)} MB peak`,
  )
}

const [, self = fileURLToPath(import.meta.url), first = '50000', format, path, count] = process.argv
if (format !== undefined && path !== undefined && count !== undefined) {
  await measure(first, format, path, Number(count))
} else {
  const folder = await mkdtemp(join(tmpdir(), 'tabular-bench-'))
  try {
    for (const [index, name] of Object.keys(makers).entries()) {
      const file = join(folder, `owners-${index}`)
      for (const mode of ['write', 'read']) {
        spawnSync(process.execPath, [self, mode, name, file, first], { stdio: 'inherit' })
      }
      console.log(`       ${((await stat(file)).size / 2 ** 20).toFixed(1)} MB`)
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
