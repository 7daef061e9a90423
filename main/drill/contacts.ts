import { tellHousehold } from '../leaks/commands.ts'
import { openLeaks } from '../leaks/queries.ts'
import { runningStates } from '../leaks/rules.ts'
import { note, type Stage } from './stage.ts'

const minute = 60_000
const hour = 60 * minute

/**
 * Whoever is not on the phone calls households: first those that hear nothing for too long, the longest first, then
 * those that were never called and whose team was sent or stopped the water, so that they do not wait for a clock.
 * Nobody can be called about a place that is no home.
 */
export async function callHouseholds(stage: Stage): Promise<void> {
  const { chance, clock, agenda, line, clerks, core } = stage
  const now = clock.now
  const free = clerks.filter(({ freeAt }) => freeAt <= now)
  if (free.length === 0) return
  const called = new Set(
    stage.witness.steps.flatMap(({ name, caseId }) => (name === tellHousehold.name ? caseId : [])),
  )
  const homes = openLeaks(core().read, now).filter(({ unitId }) => unitId !== null)
  const due = homes
    .filter(({ contactDueAt }) => contactDueAt < now + 10 * minute)
    // Who is dry again and was called is called once a day.
    .filter(
      ({ caseId, state, contactAt }) =>
        !called.has(caseId) || runningStates.includes(state) || contactAt < now - 20 * hour,
    )
    .sort((one, other) => one.contactDueAt - other.contactDueAt)
  const news = homes
    .filter(
      ({ caseId, state }) =>
        !called.has(caseId) && state !== 'reported' && !due.some(one => one.caseId === caseId),
    )
    .sort((one, other) => one.reportedAt - other.reportedAt)
  for (const [index, { caseId, state }] of [...due, ...news].slice(0, free.length).entries()) {
    const clerk = free[index]
    if (!clerk) return
    clerk.freeAt = now + chance.between(1, 3) * minute
    const { staffId, role } = clerk
    agenda.at(clerk.freeAt, async () => {
      const nextAt = chance.happens(0.3) ? clock.now + chance.between(1, 5) * hour : null
      const text = runningStates.includes(state)
        ? chance.pick(['已告知抢修安排', '已告知到场时间', '业主已在家等候'])
        : chance.pick(['已告知维修安排', '业主确认已不漏'])
      const done = await line.ask(tellHousehold, { staffId, role }, { caseId, text, nextAt })
      if (done) note(stage, done.commandId, tellHousehold.name, caseId)
    })
  }
}
