import type { LeakRow } from '../contract/leaks.ts'
import { acceptLeak, planRepair, repairLeak, returnLeak, testLeak } from '../leaks/commands.ts'
import { openLeaks } from '../leaks/queries.ts'
import { dayStart, nextDayStart } from '../site/time.ts'
import { note, type Stage } from './stage.ts'

const second = 1_000
const hour = 3_600_000

/** In the mornings behind the rain: repairs are planned, done, tried with water, and accepted where they hold. */
export function lookAfter(stage: Stage, until: number): void {
  const { agenda, rainEnds, timeZone } = stage
  const repairedAt = new Map<string, number>()
  const accepted = new Set<string>()
  const morning = (at: number) => {
    if (at >= until) return
    agenda.at(at, async () => {
      round(stage, { repairedAt, accepted })
      morning(nextDayStart(at, timeZone) + 9 * hour)
    })
  }
  const first = dayStart(rainEnds, timeZone) + 9 * hour
  morning(first > rainEnds ? first : nextDayStart(rainEnds, timeZone) + 9 * hour)
}

interface Memory {
  readonly repairedAt: Map<string, number>
  readonly accepted: Set<string>
}

/** One after the other, as a person works down a list. */
function round(stage: Stage, memory: Memory): void {
  const { chance, clock, agenda, core } = stage
  let at = clock.now
  for (const row of openLeaks(core().read, clock.now)) {
    at += 20 * second
    const work = workOn(stage, memory, row)
    if (work) agenda.at(at, work)
  }
  for (const caseId of memory.accepted) {
    if (!chance.happens(0.08)) continue
    memory.accepted.delete(caseId)
    at += 20 * second
    agenda.at(at, () => comesBack(stage, caseId))
  }
}

function workOn(
  stage: Stage,
  { repairedAt, accepted }: Memory,
  row: LeakRow,
): (() => Promise<void>) | undefined {
  const { chance, clock, line, clerks, teams } = stage
  const { caseId, state, due } = row
  const [clerk] = clerks
  const actor = { staffId: clerk?.staffId ?? null, role: clerk?.role ?? 'staff' }
  const done = (commandId: string, name: string) => note(stage, commandId, name, caseId)
  switch (state) {
    case 'stopped':
      if (!chance.happens(0.7)) return undefined
      return async () => {
        const input = { caseId, text: '重做防水层', dueAt: clock.now + 20 * hour }
        const answer = await line.ask(planRepair, actor, input)
        if (answer) done(answer.commandId, planRepair.name)
      }
    case 'planned':
      if (due.at === null || due.at > clock.now || !chance.happens(0.85)) return undefined
      return async () => {
        const team = chance.pick(teams.filter(({ answers }) => answers !== 'silent'))
        const answer = await line.ask(repairLeak, actor, { caseId, teamId: team.id, text: '注浆并修补' })
        if (!answer) return
        done(answer.commandId, repairLeak.name)
        repairedAt.set(caseId, clock.now)
      }
    case 'repaired': {
      const since = repairedAt.get(caseId)
      if (since === undefined || clock.now < since + 26 * hour) return undefined
      return async () => {
        const times = { from: since + hour, to: since + 25 * hour }
        const holds = chance.happens(0.88)
        const answer = await line.ask(testLeak, actor, { caseId, kind: 'ponding', ...times, holds })
        if (answer) done(answer.commandId, testLeak.name)
      }
    }
    case 'proven':
      return async () => {
        const answer = await line.ask(acceptLeak, actor, { caseId, text: '闭水合格，业主认可' })
        if (!answer) return
        done(answer.commandId, acceptLeak.name)
        accepted.add(caseId)
      }
    default:
      return undefined
  }
}

async function comesBack(stage: Stage, caseId: string): Promise<void> {
  const { line, clerks } = stage
  const [clerk] = clerks
  const actor = { staffId: clerk?.staffId ?? null, role: clerk?.role ?? 'staff' }
  const answer = await line.ask(returnLeak, actor, { caseId, severity: 'seepage', text: '又滴水了' })
  if (answer) note(stage, answer.commandId, returnLeak.name, caseId)
}
