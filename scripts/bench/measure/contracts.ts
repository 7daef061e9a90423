/**
 * Two months of contracts from sales, each as many rows as given (50,000): the first for homes whose owners are known,
 * the second compared with it. Rows per second, memory, and what a clerk meanwhile waits for.
 */
import { randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream, rmSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { systemActor } from '../../../main/desk/core.ts'
import { contractsDryRunJob } from '../../../main/imports/contract-dry-run.ts'
import { dryRunJob } from '../../../main/imports/dry-run.ts'
import { readFileJob } from '../../../main/imports/read-file.ts'
import { commitDryRun } from '../../../main/imports/run.ts'
import { suggestedContractPlan, suggestedPlan } from '../../../main/imports/suggest.ts'
import { startClerk } from '../clerk.ts'
import { openBenchDesk, scratchPlace } from '../data/place.ts'
import { type Figure, report, within } from './figure.ts'

const rows = Number(process.argv[3] ?? 50_000)
const headings =
  '楼栋,单元,房号,建筑面积,买受人,联系电话,合同编号,签约日期,合同总价,已付款,付款方式,约定交房日期'
const surnames = [...'赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏']
const given = [...'伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂']
const two = (value: number) => String(value).padStart(2, '0')

/** The homes and their owners, as they are known before the first file of sales. */
function* homes(): Generator<string> {
  yield '项目,楼栋,单元,房号,建筑面积,业主姓名,联系电话\n'
  for (let index = 0; index < rows; index += 1)
    yield `金色家园,${line(index, 1).split(',').slice(0, 6).join(',')}\n`
}

/** In the second month every twentieth buyer has paid more. */
function line(index: number, month: number): string {
  const building = 1 + Math.floor(index / 792)
  const entrance = 1 + Math.floor((index % 792) / 264)
  const room = `${1 + Math.floor((index % 264) / 8)}${two(1 + (index % 8))}`
  const price = 800_000 + (index % 3_000) * 1_000
  const paid = month === 2 && index % 20 === 0 ? price : price / 2
  return [
    `${building}栋`,
    `${entrance}单元`,
    room,
    String(80 + (index % 600) / 10),
    `${surnames[index % 30]}${given[(index * 7) % 24]}${given[(index * 13) % 24]}`,
    String(13_800_000_000 + index),
    `XS-2023-${String(index).padStart(6, '0')}`,
    `2023-${two(1 + (index % 12))}-${two(1 + (index % 28))}`,
    String(price),
    String(paid),
    '按揭',
    '2025-06-30',
  ].join(',')
}

function* linesOf(month: number): Generator<string> {
  yield `${headings}\n`
  for (let index = 0; index < rows; index += 1) yield `${line(index, month)}\n`
}

const place = scratchPlace()
const figures: Figure[] = []
try {
  const desk = await openBenchDesk(place)
  await desk.setUp({
    code: 'SALES',
    name: '售',
    managerName: '经理',
    login: 'manager',
    password: 'eight ducks swim',
  })
  const core = desk.requireCore()
  const stored = async (name: string, lines: Iterable<string>) => {
    const path = join(place.folder, name)
    await pipeline(Readable.from(lines), createWriteStream(path))
    const { hash } = await core.archive.store(createReadStream(path), { maxBytes: 500_000_000 })
    return { hash, name }
  }
  const owners = await stored('owners.csv', homes())
  const ownersPlan = suggestedPlan(await core.jobs.run(readFileJob, { source: owners }))
  const known = await core.jobs.run(dryRunJob, { source: owners, plan: ownersPlan })
  await commitDryRun(core, systemActor, randomUUID(), known)
  const before = process.resourceUsage().maxRSS / 1024
  figures.push({ what: 'memory after the owners', unit: 'MB', measured: before, wanted: '', good: true })
  for (const month of [1, 2]) {
    const source = await stored(`sales-${month}.csv`, linesOf(month))
    const clerk = startClerk(desk)
    const begun = performance.now()
    const reading = await core.jobs.run(readFileJob, { source, kind: 'contracts' })
    const plan = suggestedContractPlan(reading)
    const dryRun = await core.jobs.run(contractsDryRunJob, { source, plan })
    const tried = performance.now()
    const waited = await clerk.stop()
    const whileTried = performance.now()
    await commitDryRun(core, systemActor, randomUUID(), dryRun)
    const took = tried - begun + performance.now() - whileTried
    const name = month === 1 ? 'contracts of the first month' : 'contracts of the next month, compared'
    const measured = rows / (took / 1_000)
    figures.push(
      {
        what: `${name} (${dryRun.counts.created} new, ${dryRun.counts.updated} changed)`,
        unit: 'per second',
        measured,
        wanted: '≥ 2000 per second',
        good: measured >= 2_000,
      },
      within('  of it: read and compared', 's', (tried - begun) / 1_000, 30),
      within('  a clerk waits for a case while it is compared', 'ms', waited.case, 1_000),
      within('  a clerk waits for a list while it is compared', 'ms', waited.list, 50),
      within('  memory at most so far', 'MB', process.resourceUsage().maxRSS / 1024, 400),
    )
  }
  await desk.close()
} finally {
  rmSync(place.folder, { recursive: true, force: true })
}
report(figures)
