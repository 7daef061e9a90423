import type { DeskCore } from '../desk/core.ts'
import type { Chance } from '../demo/random.ts'
import { takeLeak } from '../leaks/intake.ts'
import type { Actor } from '../log/command.ts'
import { localTime } from '../site/time.ts'
import { createAgenda } from './agenda.ts'
import { lookAfter } from './aftercare.ts'
import type { StormCall } from './calls.ts'
import { callHouseholds } from './contacts.ts'
import { createDispatcher } from './dispatch.ts'
import type { RainStretch } from './rain.ts'
import type { Clerk, DrillTeam, Stage } from './stage.ts'
import { watchWeather } from './weather.ts'
import { createLine, newWitness, type Witness } from './witness.ts'

export interface StormPlay {
  readonly chance: Chance
  readonly clock: { now: number }
  readonly calls: readonly StormCall[]
  readonly clerks: readonly Clerk[]
  readonly teams: readonly DrillTeam[]
  readonly leader: Actor
  readonly rain: readonly RainStretch[]
  readonly rainEnds: number
  /** When everybody goes home. */
  readonly until: number
  readonly timeZone: string
  core(): DeskCore
  /** Takes the power from the desk's computer and starts it again. */
  cutPower(): Promise<void>
  /** How many calls were taken of how many; may throw to stop. */
  progress(done: number, of: number): void
}

const second = 1_000
const minute = 60 * second
const hour = 60 * minute

/** Plays an evening of leaks and the days behind it with the desk's own commands; answers what everybody remembers. */
export async function playStorm(play: StormPlay): Promise<Witness> {
  const { chance, clock, calls, clerks, teams, leader, rain, rainEnds, until, timeZone } = play
  const witness = newWitness()
  const agenda = createAgenda(clock)
  const line = createLine(play.core, witness, () => chance.id(clock.now))
  const stage: Stage = {
    chance,
    clock,
    agenda,
    line,
    witness,
    clerks,
    teams,
    leader,
    rainEnds,
    timeZone,
    core: play.core,
  }

  watchWeather(stage, rain, rainEnds)
  for (const call of calls) agenda.at(call.at, async () => ring(stage, call))
  const dispatcher = createDispatcher(stage)
  every(stage, 3 * minute, until, () => dispatcher.round())
  every(stage, 2 * minute, until, () => callHouseholds(stage))
  lookAfter(stage, until)

  const half = Math.ceil(calls.length / 2)
  await agenda.run(until, async () => {
    play.progress(witness.taken.length, calls.length)
    if (witness.cuts === 0 && witness.taken.length >= half) {
      witness.cuts += 1
      await play.cutPower()
      await line.askAgain()
    }
    line.settled()
  })
  return witness
}

/** At night and days later nobody looks every minute. */
function every(stage: Stage, gap: number, until: number, work: () => Promise<void>): void {
  const { agenda, clock, rainEnds, timeZone } = stage
  const round = async () => {
    await work()
    const busy = clock.now < rainEnds + 3 * hour
    const { hour: o } = localTime(clock.now, timeZone)
    const next = clock.now + (busy ? gap : o >= 8 && o < 20 ? 15 * minute : hour)
    if (next < until) agenda.at(next, round)
  }
  agenda.at(clock.now + gap, round)
}

/** A call goes to whoever is free first, and is written down as it is spoken. */
function ring(stage: Stage, call: StormCall): void {
  const { chance, clock, agenda, line, witness, clerks } = stage
  const [clerk] = [...clerks].sort((one, other) => one.freeAt - other.freeAt)
  if (!clerk) return
  clerk.freeAt = Math.max(clock.now, clerk.freeAt) + chance.between(15, 60) * second
  const { staffId, role } = clerk
  agenda.at(clerk.freeAt, async () => {
    const at = clock.now
    const answer = await line.ask(
      takeLeak,
      { staffId, role },
      {
        caseId: chance.id(at),
        unitId: call.unitId,
        buildingId: call.buildingId,
        ...(call.place === null ? {} : { place: call.place }),
        entry: call.entry,
        severity: call.severity,
        dangers: [...call.dangers],
        vulnerable: call.vulnerable,
        text: call.text,
        // Whoever calls behind its end about what it did belongs to it all the same.
        ...(witness.emergencyId !== null && at > stage.rainEnds ? { emergencyId: witness.emergencyId } : {}),
      },
    )
    if (!answer) return
    const { caseId, joined } = answer.result
    witness.taken.push({ call, commandId: answer.commandId, at, caseId, joined })
  })
}
