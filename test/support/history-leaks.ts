import { uuidv7 } from 'uuidv7'
import { emergencyKinds, emergencyLevels } from '../../main/contract/emergencies.ts'
import {
  leakAbouts,
  leakDangers,
  leakEntries,
  leakMentions,
  leakSeverities,
  leakTests,
  noEntryReasons,
  teamKinds,
  teamSteps,
} from '../../main/contract/leaks.ts'
import { type Choice, pick, pickFrom, type StepMakers } from './history-choice.ts'

const latest = ({ a, known }: Choice) =>
  pick(known.rows<{ id: string }>('select id from leak order by id desc limit 3'), a)?.id
const team = ({ b, known }: Choice) =>
  pick(known.rows<{ id: string }>('select id from team order by id desc limit 3'), b)?.id
const at = Date.parse('2026-07-12T18:00:00+08:00')
const hour = 3_600_000

/** Leaks from the call until it is proved that they hold, and who stops them. */
export const leakSteps = {
  leakTake({ a, b, c, d, yes, mark, phone, word, unit, known }) {
    const caseId = uuidv7()
    return {
      command: 'leak.take',
      input: {
        caseId,
        kind: d % 4 === 0 ? pickFrom(emergencyKinds, c) : 'storm',
        unitId: yes ? (unit ?? null) : null,
        buildingId: null,
        place: word,
        ...(yes ? {} : { about: pickFrom(leakAbouts, d) }),
        mentions: yes ? [pickFrom(leakMentions, a)] : [],
        entry: pickFrom(leakEntries, a),
        severity: pickFrom(leakSeverities, b),
        dangers: yes ? [pickFrom(leakDangers, d)] : [],
        vulnerable: yes,
        callerName: word,
        callerPhone: phone,
        text: word,
      },
      done() {
        // A home whose leak is open is joined to it, and the words go to that one.
        const own = known.rows<{ id: string }>(`select id from leak where id='${caseId}'`).length > 0
        if (own) {
          known.cases.push(caseId)
          known.marks.set(caseId, [mark, phone])
          return
        }
        const joined = known.rows<{ id: string }>(
          `select aggregate_id as id from operation where type='leak.calledAgain' order by position desc limit 1`,
        )[0]?.id
        known.marks.get(joined ?? '')?.push(mark, phone)
      },
    }
  },
  leakTriage(choice) {
    const caseId = latest(choice)
    const { b, d, yes } = choice
    return (
      caseId && {
        command: 'leak.triage',
        input: {
          caseId,
          entry: pickFrom(leakEntries, b),
          severity: pickFrom(leakSeverities, d),
          dangers: [],
          vulnerable: yes,
        },
      }
    )
  },
  leakCall(choice) {
    const { a, c, yes, unit, known } = choice
    const caseId = latest(choice)
    const call = pick(
      known.rows<{ id: string }>(`select id from leak_call where case_id='${caseId ?? ''}'`),
      a,
    )
    if (!caseId) return undefined
    const home = { caseId: uuidv7(), unitId: unit ?? uuidv7() }
    return pickFrom(
      [
        { command: 'leak.undoCall', input: { caseId, callId: call?.id ?? uuidv7() } },
        { command: 'leak.place', input: { caseId, unitId: yes ? home.unitId : null } },
        { command: 'leak.nameHomes', input: { caseId, homes: [home] } },
      ],
      c,
    )
  },
  leakPaper(choice) {
    const { a, c, yes, word, unit, known } = choice
    const form = pick(known.rows<{ id: string }>("select id from leak_form where state='reserved'"), a)?.id
    if (!form || c % 3 === 0)
      return { command: 'leakPack.reserve', input: { packId: uuidv7(), count: 1 + (a % 3) } }
    if (c % 3 === 1) return { command: 'leakPack.void', input: { numbers: [form], reason: '未使用' } }
    const leak = { caseId: uuidv7(), unitId: yes ? (unit ?? null) : null, buildingId: null, place: word }
    const calledAt = Date.parse('2026-01-01T00:00:00+08:00')
    return {
      command: 'leakPack.typeIn',
      input: { number: form, leak: { ...leak, entry: 'roof', severity: 'damp' }, calledAt },
    }
  },
  leakTeam(choice) {
    const { a, yes, serial, phone } = choice
    const teamId = yes ? undefined : team(choice)
    const input = { name: `抢修${serial}队`, kind: pickFrom(teamKinds, a), capacity: 1 + (a % 9), phone }
    return teamId
      ? { command: 'team.change', input: { teamId, ...input } }
      : { command: 'team.add', input: { teamId: uuidv7(), ...input } }
  },
  emergencyStep({ a, b, c, yes, word, known }) {
    const emergencyId = pick(
      known.rows<{ id: string }>('select id from emergency order by id desc limit 3'),
      b,
    )?.id
    const level = pickFrom(emergencyLevels, c)
    const steps = [
      {
        command: 'emergency.start',
        input: { emergencyId: uuidv7(), kind: pickFrom(emergencyKinds, b % 2), level, note: word },
      },
      { command: 'emergency.changeLevel', input: { emergencyId, level, note: word } },
      { command: 'emergency.end', input: { emergencyId, note: word } },
      { command: 'emergency.reopen', input: { emergencyId, text: word } },
    ]
    return pickFrom(steps.slice(0, emergencyId === undefined ? 1 : steps.length), yes ? a : 0)
  },
  rainStep({ a, b, c, d, yes, known }) {
    const readingId = pick(
      known.rows<{ id: string }>('select id from rain_reading order by id desc limit 3'),
      b,
    )?.id
    const from = at - (c % 400) * 600_000
    const measured = { from, to: from + (1 + (d % 6)) * 600_000, millimetres: (a % 900) / 10 }
    if (yes || readingId === undefined)
      return { command: 'rain.record', input: { readingId: uuidv7(), ...measured } }
    return b % 2 === 0
      ? { command: 'rain.correct', input: { readingId, ...measured } }
      : { command: 'rain.strike', input: { readingId } }
  },
  leakTeamRetire(choice) {
    const teamId = team(choice)
    return teamId && { command: 'team.retire', input: { teamId, retired: choice.yes } }
  },
  leakStep(choice) {
    const caseId = latest(choice)
    const teamId = team(choice)
    const { c, d, yes, word, mark, known } = choice
    if (!caseId || !teamId) return undefined
    const steps = [
      { command: 'leak.dispatch', input: { caseIds: [caseId], teamId, note: word } },
      { command: 'leak.recall', input: { caseIds: [caseId], note: word } },
      { command: 'leak.stepBack', input: { caseIds: [caseId], undone: pickFrom(teamSteps, d) } },
      { command: 'leak.advance', input: { caseIds: [caseId], to: pickFrom(teamSteps, d), note: word } },
      { command: 'leak.advance', input: { caseIds: [caseId], to: 'stopped', note: word } },
      {
        command: 'leak.noEntry',
        input: { caseId, reason: pickFrom(noEntryReasons, d), nextAt: at, note: word },
      },
      { command: 'leak.tellHousehold', input: { caseId, text: word, nextAt: yes ? at : null } },
      { command: 'leak.planRepair', input: { caseId, text: word, dueAt: at } },
      { command: 'leak.repair', input: { caseId, text: word, teamId } },
      {
        command: 'leak.test',
        input: {
          caseId,
          kind: pickFrom(leakTests, d),
          from: at,
          to: at + 25 * hour,
          holds: yes || d % 3 > 0,
          note: word,
        },
      },
      { command: 'leak.accept', input: { caseId, text: word } },
      {
        command: 'leak.return',
        input: { caseId, severity: pickFrom(leakSeverities, d), text: word },
      },
    ]
    return { ...pickFrom(steps, c), done: () => known.marks.get(caseId)?.push(mark) }
  },
  shiftHandOver({ a, yes, known, word }) {
    const last = known.rows<{ id: string }>('select id from shift_handover order by id desc limit 1')[0]
    if (yes && last) return { command: 'shift.takeOver', input: { handoverId: last.id } }
    const takenBy = pick(known.staff, a)
    return takenBy && { command: 'shift.handOver', input: { handoverId: uuidv7(), takenBy, note: word } }
  },
} satisfies StepMakers
