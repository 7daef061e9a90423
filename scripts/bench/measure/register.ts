/** Importing an old register on a copy of the data: rows per second, memory, and what a clerk meanwhile waits. */
import { randomUUID } from 'node:crypto'
import { cpSync, createReadStream, rmSync } from 'node:fs'
import { join } from 'node:path'
import { systemActor } from '../../../main/desk/core.ts'
import { registerDryRunJob } from '../../../main/imports/case-dry-run.ts'
import { readFileJob } from '../../../main/imports/read-file.ts'
import { commitDryRun } from '../../../main/imports/run.ts'
import { suggestedRegisterPlan } from '../../../main/imports/suggest.ts'
import { startClerk } from '../clerk.ts'
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
  const core = desk.requireCore()
  const homes = core.read.all<RegisterHome>(
    `select u.number, p.name from unit u join occupancy o on o.unit_id=u.id join person p on p.id=o.person_id
     order by u.id limit 5000`,
  )
  const path = join(place.folder, 'register.csv')
  await writeRegister(path, rows, homes)
  const { hash } = await core.archive.store(createReadStream(path), { maxBytes: 500_000_000 })
  const source = { hash, name: 'register.csv' }
  const before = core.read.get<{ position: number }>('select max(position) as position from operation')

  const clerk = startClerk(desk)
  const cpu = process.cpuUsage()
  const begun = performance.now()
  const reading = await core.jobs.run(readFileJob, { source, kind: 'cases' })
  const plan = suggestedRegisterPlan(reading)
  const dryRun = await core.jobs.run(registerDryRunJob, { source, plan })
  const tried = performance.now()
  const whileTried = await clerk.stop()
  // Recorded is when the writer has committed; being found by words follows in slices, and people go on working.
  let committed = 0
  const clerks: ReturnType<typeof startClerk>[] = []
  const stopListening = core.onChange(() => {
    if (committed !== 0) return
    committed = performance.now()
    clerks.push(startClerk(desk))
  })
  const { importId } = await commitDryRun(core, systemActor, randomUUID(), dryRun)
  const settled = performance.now()
  stopListening()
  const whileIndexed = await clerks[0]?.stop()
  const spent = process.cpuUsage(cpu)
  const peak = process.resourceUsage().maxRSS / 1024
  const created = dryRun.counts.created
  await desk.close()

  const imported = `select id from imported_case where import_id='${importId}'`
  const since = `position > ${before?.position ?? 0} and aggregate_id in (${imported})`
  const raw = await insertAgain(place, again, [
    ['operation', `select * from operation where ${since}`],
    [
      'operation_subject',
      `select s.* from operation_subject s where s.position in (select position from operation where ${since})`,
    ],
    ['case', `select * from "case" where id in (${imported})`],
    ['imported_case', `select * from imported_case where import_id='${importId}'`],
  ])
  const perSecond = rows / ((settled - begun) / 1_000)
  const seconds = (from: number, to: number) => (to - from) / 1_000
  report([
    {
      what: `rows of a register imported (${rows}, ${created} created)`,
      unit: 'per second',
      measured: perSecond,
      raw: rows / raw,
      wanted: '≥ 2000 per second',
      good: perSecond >= 2_000 && created === rows,
    },
    { what: 'of it: tried', unit: 's', measured: seconds(begun, tried), wanted: '', good: true },
    { what: 'of it: recorded', unit: 's', measured: seconds(tried, committed), wanted: '', good: true },
    {
      what: 'of it: made findable',
      unit: 's',
      measured: seconds(committed, settled),
      wanted: '',
      good: true,
    },
    {
      what: 'processor time for it',
      unit: 's',
      measured: (spent.user + spent.system) / 1e6,
      wanted: '',
      good: true,
    },
    within('memory at most', 'MB', peak, 400),
    within('a clerk waits for a case while it is tried', 'ms', whileTried.case, 1_000),
    within('a clerk waits for a list while it is tried', 'ms', whileTried.list, 50),
    within('a clerk waits for a case while it is made findable', 'ms', whileIndexed?.case ?? 0, 1_000),
    within('a clerk waits for a list while it is made findable', 'ms', whileIndexed?.list ?? 0, 50),
  ])
} finally {
  rmSync(place.folder, { recursive: true, force: true })
  rmSync(again.folder, { recursive: true, force: true })
}
