import type { LeakRow, TeamStep } from '../contract/leaks.ts'
import { advanceLeaks, dispatchLeaks, noteNoEntry } from '../leaks/commands.ts'
import { openLeaks, teams as teamsOf } from '../leaks/queries.ts'
import { type DrillTeam, note, type Stage } from './stage.ts'

const minute = 60_000
const hour = 60 * minute
/** Nobody sends more than so many teams in a round. */
const mostAtOnce = 8

/** Whoever sends teams: looks at the board and sends whom has room, another one where nobody answered. */
export function createDispatcher(stage: Stage): { round(): Promise<void> } {
  const { chance, clock, line, clerks, core } = stage
  /** Who is at work on a leak, and who was sent without an answer. */
  const sent = new Map<string, string>()
  const silent = new Map<string, Set<string>>()
  const [first] = clerks
  const actor = { staffId: first?.staffId ?? null, role: first?.role ?? 'staff' }

  const send = async (row: LeakRow, team: DrillTeam) => {
    const { caseId } = row
    if (row.state === 'dispatched' && row.teamId !== null)
      silent.set(caseId, new Set([...(silent.get(caseId) ?? []), row.teamId]))
    const done = await line.ask(dispatchLeaks, actor, { caseIds: [caseId], teamId: team.id })
    if (!done) return
    note(stage, done.commandId, dispatchLeaks.name, caseId)
    sent.set(caseId, team.id)
    goes(team, caseId)
  }

  /** What the team says from then on, until another one was sent. */
  const goes = (team: DrillTeam, caseId: string) => {
    if (team.answers === 'silent') return
    const says = (after: number, work: () => Promise<boolean>, then?: () => void) =>
      stage.agenda.at(clock.now + after, async () => {
        if (sent.get(caseId) !== team.id) return
        if (await work()) then?.()
      })
    const step = (to: TeamStep) => async () => {
      const done = await line.ask(advanceLeaks, actor, { caseIds: [caseId], to })
      if (done) note(stage, done.commandId, advanceLeaks.name, caseId)
      // Two of a team say the same.
      if (done && chance.happens(0.04)) await line.ask(advanceLeaks, actor, { caseIds: [caseId], to })
      return done !== undefined
    }
    const closedDoor = async () => {
      const nextAt = clock.now + chance.between(1, 6) * hour
      const reason = chance.weighted([
        ['nobody-home', 5],
        ['refused', 1],
        ['other', 1],
      ])
      const done = await line.ask(noteNoEntry, actor, { caseId, reason, nextAt })
      if (done) note(stage, done.commandId, noteNoEntry.name, caseId)
      sent.delete(caseId)
      return done !== undefined
    }
    const answer = team.answers === 'slow' ? chance.between(18, 30) : chance.between(1, 12)
    const closed = chance.happens(0.12)
    says(answer * minute, step('acknowledged'), () =>
      says(chance.between(1, 8) * minute, step('underway'), () =>
        closed
          ? says(chance.between(5, 20) * minute, closedDoor)
          : says(chance.between(5, 25) * minute, step('onsite'), () =>
              says(chance.between(10, 60) * minute, step('stopped')),
            ),
      ),
    )
  }

  return {
    async round() {
      const now = clock.now
      const read = core().read
      const room = new Map(teamsOf(read).map(({ id, capacity, load }) => [id, capacity - load]))
      const waiting = openLeaks(read, now).filter(({ state, due }) => {
        if (state === 'reported') return true
        const late = due.at !== null && due.at <= now
        return (state === 'dispatched' || state === 'noEntry') && late
      })
      for (const row of waiting.slice(0, mostAtOnce)) {
        const not = silent.get(row.caseId)
        const free = stage.teams.filter(
          ({ id }) => (room.get(id) ?? 0) > 0 && id !== row.teamId && !not?.has(id),
        )
        if (free.length === 0) continue
        const team = chance.pick(free)
        room.set(team.id, (room.get(team.id) ?? 0) - 1)
        await send(row, team)
      }
    },
  }
}
