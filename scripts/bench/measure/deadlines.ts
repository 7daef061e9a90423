/** The clocks of all open cases on a copy of the data: given once, looked at every minute, listed by due time. */
import { cpSync, rmSync } from 'node:fs'
import { casesDue } from '../../../main/cases/due-list.ts'
import { listCases } from '../../../main/cases/list.ts'
import { CaseListInput } from '../../../main/contract/case-views.ts'
import { sweepDeadlines } from '../../../main/deadlines/commands.ts'
import { openCases } from '../../../main/deadlines/queries.ts'
import { settleCase } from '../../../main/deadlines/reaction.ts'
import { createSweeper } from '../../../main/deadlines/sweep.ts'
import { systemActor } from '../../../main/desk/core.ts'
import { profileOf } from '../../../main/profiles/profiles.ts'
import { openDesk } from '../../../main/desk/desk.ts'
import { systemEnvironment } from '../../../main/log/writer-core.ts'
import { scratchPlace } from '../data/place.ts'
import { often, report, timed, within } from './figure.ts'
import { givenPlace } from './place.ts'

const place = scratchPlace()
cpSync(givenPlace().folder, place.folder, { recursive: true })
try {
  const { dataFolder, protector } = place
  // The clock of the last case, so that the open ones are as young as on a desk at work.
  let now = Number.NaN
  const environment = { ...systemEnvironment, now: () => now }
  now = Date.now()
  const machine = 'bench'
  const desk = await openDesk({ dataFolder, protector, machine, threads: false, environment })
  const core = desk.requireCore()
  const { read } = core
  now = read.get<{ at: number }>('select max(received_at) as at from "case"')?.at ?? now
  let elapsed = 0
  const sweeper = createSweeper(core, () => elapsed)
  const caughtUp = performance.now()
  await sweeper.round()
  const given = read.get<{ n: number }>('select count(*) as n from deadline')?.n ?? 0
  const perSecond = given / ((performance.now() - caughtUp) / 1_000)
  const cases = openCases(read)

  const rounds: number[] = []
  for (let round = 0; round < 41; round++) {
    elapsed += 1
    const start = performance.now()
    await sweeper.round()
    rounds.push(performance.now() - start)
  }
  let recorded = 0
  const look = timed(() => {
    const context = { read, now, newId: environment.newId, emit: () => void (recorded += 1) } as never
    for (const caseId of cases) settleCase(context, caseId)
  })

  // Half a day nobody looked: whatever was reached in it at once.
  now += 12 * 3_600_000
  const swept = performance.now()
  let steps = 0
  for (let done = { steps: 0, left: true }; done.left; steps += done.steps)
    done = await core.execute(sweepDeadlines, { actor: systemActor, input: { most: 200 } })
  const sweptPerSecond = steps / ((performance.now() - swept) / 1_000)

  const asked = { now, timeZone: 'Asia/Shanghai' }
  const profile = profileOf(read)
  const list = CaseListInput.parse({ filter: { due: 'overdue' } })
  const due = { list: 'overdue' as const, limit: 50 }
  const figures = [
    within(`look at the clocks of ${cases.length} open cases`, 'ms', Math.max(...rounds), 200),
    within(`work out ${cases.length} cases anew where nothing changed`, 'ms', look, 10_000),
    within('operations that records', 'wrong', recorded, 0),
    {
      what: 'deadlines settled anew, as after a change of rules',
      unit: 'per second' as const,
      measured: perSecond,
      wanted: '≥ 500 per second',
      good: perSecond >= 500,
    },
    {
      what: `steps recorded (${steps} at once)`,
      unit: 'per second' as const,
      measured: sweptPerSecond,
      wanted: '≥ 2000 per second',
      good: sweptPerSecond >= 2_000,
    },
    within(
      'page of 50: overdue, the longest first',
      'ms',
      often(() => casesDue(read, due, asked)),
      20,
    ),
    within(
      'page of 50: overdue, newest first',
      'ms',
      often(() => listCases(read, profile, list, asked)),
      20,
    ),
  ]
  await desk.close()
  report(figures)
} finally {
  rmSync(place.folder, { recursive: true, force: true })
}
