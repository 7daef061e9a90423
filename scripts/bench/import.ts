/**
 * Importing owners from file to undo, each format in a process of its own: rows per second, peak memory, the final
 * commit, and what a clerk meanwhile waits for a case and for lists. `npm run bench -- --only import`.
 */
import { spawnSync } from 'node:child_process'
import { randomBytes, randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream, mkdtempSync, rmSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { fileURLToPath } from 'node:url'
import iconv from 'iconv-lite'
import { keyFileProtector } from '../../main/database/keyring.ts'
import { systemActor } from '../../main/desk/core.ts'
import { openDesk } from '../../main/desk/desk.ts'
import { dryRunJob } from '../../main/imports/dry-run.ts'
import { readFileJob } from '../../main/imports/read-file.ts'
import { commitDryRun, undoWholeImport } from '../../main/imports/run.ts'
import { suggestedPlan } from '../../main/imports/suggest.ts'
import { writeWorkbook } from '../../main/tabular/write/write.ts'
import { biff8Workbook } from '../../test/support/biff8.ts'
import { memoryFlags } from '../start/memory-flags.ts'
import { startClerk } from './clerk.ts'

const headings =
  '项目,分期,楼栋,单元,楼层,房号,户型,建筑面积,*业主姓名,联系电话,证件号码,通讯地址,备注'.split(',')
const surnames = [...'赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏']
const given = [...'伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂']

/** A unit and its owner; 264 units to an entrance of three to a building. */
function ownerRow(index: number): string[] {
  const building = 1 + Math.floor(index / 792)
  const entrance = 1 + Math.floor((index % 792) / 264)
  const floor = 1 + Math.floor((index % 264) / 8)
  const room = `${floor}${String(1 + (index % 8)).padStart(2, '0')}`
  return [
    '金色家园',
    '1期',
    String(building),
    String(entrance),
    String(floor),
    `${building}-${entrance}-${room}`,
    `A${index % 9}户型`,
    String(80 + (index % 600) / 10),
    `${surnames[index % 30]}${given[(index * 7) % 24]}${given[(index * 13) % 24]}`,
    String(13_800_000_000 + index),
    '',
    `某市某区某路${index % 500}号`,
    index % 5 === 0 ? '周末联系' : '',
  ]
}

function* rowsOf(count: number): Generator<string[]> {
  for (let index = 0; index < count; index += 1) yield ownerRow(index)
}

const makers: Readonly<Record<string, (path: string, count: number) => Promise<void>>> = {
  async xlsx(path, count) {
    const columns = headings.map(header => ({ header, kind: 'text' as const }))
    await writeWorkbook(path, { sheets: [{ name: '业主', columns, rows: rowsOf(count) }] })
  },
  async csv(path, count) {
    function* lines(): Generator<Buffer> {
      yield iconv.encode(`${headings.join(',')}\r\n`, 'gb18030')
      for (const row of rowsOf(count)) yield iconv.encode(`${row.join(',')}\r\n`, 'gb18030')
    }
    await pipeline(Readable.from(lines()), createWriteStream(path))
  },
  xls: async (path, count) => writeFile(path, biff8Workbook('业主', [headings, ...rowsOf(count)])),
}

const say = (line: string) => void process.stdout.write(`${line}\n`)
const peak = () => Math.round(process.resourceUsage().maxRSS / 1024)

async function measure(format: string, path: string, count: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'import-bench-desk-'))
  const desk = await openDesk({
    dataFolder: join(folder, 'data'),
    protector: keyFileProtector(join(folder, 'key')),
    machine: 'bench',
  })
  await desk.setUp({
    code: 'BENCH',
    name: '金色家园',
    managerName: '经理',
    login: 'manager',
    password: randomBytes(9).toString('hex'),
  })
  const core = desk.requireCore()
  const { hash } = await core.archive.store(createReadStream(path), { maxBytes: 500_000_000 })
  const source = { hash, name: `owners.${format}` }
  const clerk = startClerk(desk)
  const begun = performance.now()
  const reading = await core.jobs.run(readFileJob, { source })
  const plan = suggestedPlan(reading)
  const dryRun = await core.jobs.run(dryRunJob, { source, plan })
  const tried = performance.now()
  const checkPeak = peak()
  const meanwhile = await clerk.stop()
  // Recorded is when the writer has committed; being findable by name follows in slices.
  let committed = 0
  const clerkAfter: ReturnType<typeof startClerk>[] = []
  const stop = core.onChange(() => {
    if (committed !== 0) return
    committed = performance.now()
    clerkAfter.push(startClerk(desk))
  })
  const { importId } = await commitDryRun(core, systemActor, randomUUID(), dryRun)
  const settled = performance.now()
  stop()
  const indexing = await clerkAfter[0]?.stop()
  const imported = peak()
  await undoWholeImport(core, systemActor, randomUUID(), importId)
  const undone = performance.now()
  await desk.close()
  rmSync(folder, { recursive: true, force: true })
  const seconds = (from: number, to: number) => ((to - from) / 1000).toFixed(1).padStart(6)
  say(
    [
      format.padEnd(5),
      `${count} rows`,
      `check ${seconds(begun, tried)} s`,
      `commit ${seconds(tried, committed)} s (≤ 6)`,
      `findable ${seconds(committed, settled)} s`,
      `${Math.round(count / ((settled - begun) / 1000)).toLocaleString('en')} rows/s (≥ 3,000)`,
      `${checkPeak} / ${imported} MB (≤ ${format === 'xls' ? 800 : 400})`,
      `case ${meanwhile.case} / ${indexing?.case ?? 0} ms (≤ 1,000)`,
      `list ${meanwhile.list} / ${indexing?.list ?? 0} ms (≤ 50)`,
      `undo ${seconds(settled, undone)} s`,
      `created ${dryRun.counts.created}`,
    ].join('  '),
  )
}

const [, self = fileURLToPath(import.meta.url), first = '50000', path, count] = process.argv
if (path !== undefined && count !== undefined) await measure(first, path, Number(count))
else {
  const folder = mkdtempSync(join(tmpdir(), 'import-bench-'))
  try {
    for (const [format, make] of Object.entries(makers)) {
      const file = join(folder, `owners.${format}`)
      await make(file, Number(first))
      spawnSync(process.execPath, [...memoryFlags, self, format, file, first], { stdio: 'inherit' })
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
