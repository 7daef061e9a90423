/** Importing an old register on a copy of the data: rows per second, memory, and what a clerk meanwhile waits. */
import { randomUUID } from 'node:crypto'
import { cpSync, createReadStream, rmSync } from 'node:fs'
import { join } from 'node:path'
import { systemActor } from '../../../main/desk/core.ts'
import type { Desk } from '../../../main/desk/desk.ts'
import { registerDryRunJob } from '../../../main/imports/case-dry-run.ts'
import { readFileJob } from '../../../main/imports/read-file.ts'
import { commitDryRun } from '../../../main/imports/run.ts'
import { suggestedRegisterPlan } from '../../../main/imports/suggest.ts'
import { startClerk, type Waited } from '../clerk.ts'
import { type BenchPlace, openBenchDesk, scratchPlace } from '../data/place.ts'
import { type RegisterHome, writeRegister } from '../data/register.ts'
import { report, within } from './figure.ts'
import { givenPlace } from './place.ts'
import { insertAgain } from './raw-rows-again.ts'

const rows = Number(process.argv[3] ?? 100_000)

const given = givenPlace()
const copyOfIt = (): BenchPlace => {
  const place = scratchPlace()
  cpSync(given.folder, place.folder, { recursive: true })
  return place
}
const place = copyOfIt()
const again = copyOfIt()
try {
  const desk = await openBenchDesk(place)
  const { read } = desk.requireCore()
  const homes = read.all<RegisterHome>(
    `select u.number, p.name from unit u join occupancy o on o.unit_id=u.id join person p on p.id=o.person_id
     order by u.id limit 5000`,
  )
  const before = read.get<{ position: number }>('select max(position) as position from operation')
  const alone = await takeOver(desk, rows, homes, '旧')
  const peak = process.resourceUsage().maxRSS / 1024
  // Apart, so that what the clerk records is not taken for the register's time.
  const clerks = [startClerk(desk)]
  const waited: Waited[] = []
  const shared = await takeOver(desk, rows / 5, homes, '另', async () => {
    for (const clerk of clerks.splice(0)) waited.push(await clerk.stop())
    clerks.push(startClerk(desk))
  })
  for (const clerk of clerks) waited.push(await clerk.stop())
  const [whileTried, whileRecorded] = waited
  if (!whileTried || !whileRecorded) throw new Error('no clerk was at work')
  await desk.close()

  const imported = `select id from imported_case where import_id='${alone.importId}'`
  const since = `position > ${before?.position ?? 0} and aggregate_id in (${imported})`
  const raw = await insertAgain(place, again, [
    ['operation', `select * from operation where ${since}`],
    [
      'operation_subject',
      `select s.* from operation_subject s where s.position in (select position from operation where ${since})`,
    ],
    ['case', `select * from "case" where id in (${imported})`],
    ['imported_case', `select * from imported_case where import_id='${alone.importId}'`],
  ])
  const seconds = (what: string, millis: number) => ({
    what,
    unit: 's' as const,
    measured: millis / 1_000,
    wanted: '',
    good: true,
  })
  const perSecond = rows / (alone.millis / 1_000)
  const everyRow = alone.created === rows && shared.created === rows / 5
  report([
    {
      what: `rows of a register imported (${rows})`,
      unit: 'per second',
      measured: perSecond,
      raw: rows / raw,
      wanted: '≥ 2000 per second',
      good: perSecond >= 2_000 && everyRow,
    },
    seconds('of it: tried', alone.tried),
    seconds('of it: laid down', alone.laidDown),
    seconds('of it: recorded and made findable', alone.millis - alone.tried - alone.laidDown),
    seconds('processor time for it', alone.processor),
    { what: 'memory at most', unit: 'MB', measured: peak, wanted: '', good: true },
    {
      what: `the same with a clerk at work (${rows / 5})`,
      unit: 'per second',
      measured: rows / 5 / (shared.millis / 1_000),
      wanted: '',
      good: true,
    },
    within('a clerk waits for a case while it is tried', 'ms', whileTried.case, 1_000),
    within('a clerk waits for a list while it is tried', 'ms', whileTried.list, 50),
    within('a clerk waits for a case while it is recorded', 'ms', whileRecorded.case, 1_000),
    within('a clerk waits for a list while it is recorded', 'ms', whileRecorded.list, 50),
  ])
} finally {
  rmSync(place.folder, { recursive: true, force: true })
  rmSync(again.folder, { recursive: true, force: true })
}

/** Imports a register of so many rows, as a person would: it is read, tried, then taken over. Times in ms. */
async function takeOver(
  desk: Desk,
  count: number,
  homes: readonly RegisterHome[],
  mark: string,
  onTried: () => Promise<void> = () => Promise.resolve(),
) {
  const core = desk.requireCore()
  const path = join(place.folder, 'register.csv')
  await writeRegister(path, count, homes, mark)
  const { hash } = await core.archive.store(createReadStream(path), { maxBytes: 500_000_000 })
  const source = { hash, name: 'register.csv' }
  const cpu = process.cpuUsage()
  const begun = performance.now()
  const reading = await core.jobs.run(readFileJob, { source, kind: 'cases' })
  const dryRun = await core.jobs.run(registerDryRunJob, { source, plan: suggestedRegisterPlan(reading) })
  const tried = performance.now()
  await onTried()
  // It is decided once all of it is laid down; what follows is recorded and made findable in turns of the writer.
  let decided = tried
  const { importId } = await commitDryRun(core, systemActor, randomUUID(), dryRun, {
    onProgress({ done, of }) {
      if (done >= of) decided = performance.now()
    },
  })
  const spent = process.cpuUsage(cpu)
  return {
    importId,
    created: dryRun.counts.created,
    millis: performance.now() - begun,
    tried: tried - begun,
    laidDown: decided - tried,
    processor: (spent.user + spent.system) / 1_000,
  }
}
