import type { Explanation } from '../contract/deadlines.ts'
import { DeskError } from '../contract/errors.ts'
import type { SheetClock, SheetExplanation } from '../contract/sheet-clocks.ts'
import type { ReadDatabase } from '../database/read.ts'
import { calendarsOf } from '../deadlines/calendars.ts'
import { runClock } from '../deadlines/clock.ts'
import { explainRun } from '../deadlines/explain.ts'
import { deadlinesOfCase } from '../deadlines/queries.ts'
import { explainDeadline } from '../deadlines/views.ts'
import { profileOf } from '../profiles/profiles.ts'
import { readSite } from '../site/queries.ts'
import { clockById, clocksOfSheet, type StoredClock } from './clock-queries.ts'
import { sheetCore } from './queries.ts'
import { partyNames } from './recipients.ts'

/** Every clock of a sheet as people see it, in the order they started. */
export const clocksForPeople = (read: ReadDatabase, sheetId: string): SheetClock[] =>
  clocksOfSheet(read, sheetId).map(viewOf)

function viewOf({ steps, ...clock }: StoredClock): SheetClock {
  const { id, goal, source, startedAt, dueAt, breachedAt, endedAt } = clock
  return {
    id,
    goal,
    source,
    state: clock.ending ?? (breachedAt === null ? 'running' : 'breached'),
    startedAt,
    dueAt,
    breachedAt,
    endedAt,
    steps: steps.map(({ percent, to, at }, index) => ({
      percent,
      to,
      at: at ?? dueAt,
      reached: index < clock.nextStep,
    })),
  }
}

/** Why a sheet is due when it is. Errors: `sheet.notFound`. */
export function explainSheetClock(read: ReadDatabase, clockId: string): SheetExplanation {
  const stored = clockById(read, clockId)
  const sheet = stored && sheetCore(read, stored.sheetId)
  if (!stored || !sheet) throw new DeskError('sheet.notFound')
  const explanation =
    stored.source === 'case' ? ofCase(read, sheet.caseId, stored) : counted(read, sheet.party, stored)
  return { ...viewOf(stored), explanation }
}

/** The deadline of the case that the sheet took over; null where it was moved since. */
function ofCase(read: ReadDatabase, caseId: string | null, { dueAt }: StoredClock): Explanation | null {
  if (caseId === null) return null
  const deadline = deadlinesOfCase(read, caseId).find(one => one.goal === 'deliver' && one.dueAt === dueAt)
  return deadline ? explainDeadline(read, deadline.id) : null
}

/** What was counted; null where a person gave the time. */
function counted(read: ReadDatabase, party: string, stored: StoredClock): Explanation | null {
  const { clock, amount, startedAt, dueAt, steps } = stored
  if (clock === null || amount === null) return null
  const profile = profileOf(read)
  const finder = calendarsOf(profile.calendars, readSite(read)?.timeZone ?? 'Asia/Shanghai')
  const units = clock.endsWith('hours') ? amount / 60 : amount
  const calendar = finder(stored.calendar)
  const run = runClock({ clock, amount: units, calendar, start: startedAt, waits: [] })
  const rule = profile.deadlines.rules.find(({ id }) => id === stored.rule)
  const name = partyNames(read, profile)(party)
  const usual = { zh: `${name.zh}的通常时限`, en: `Usual time of ${name.en}` }
  return {
    rule: {
      id: stored.rule ?? party,
      ...(stored.rule === null ? usual : (rule?.name ?? { zh: stored.rule, en: stored.rule })),
      origin: stored.rule === null ? 'house' : (rule?.origin ?? null),
    },
    goal: stored.goal,
    clock,
    amount: units,
    extension: 0,
    calendar: profile.calendars.calendars.find(({ id }) => id === stored.calendar)?.name ?? null,
    startedAt,
    dueAt,
    warnAt: steps.find(({ percent }) => percent < 100)?.at ?? null,
    lines: explainRun(run, calendar, startedAt),
    missingYears: run.missingYears,
    changed: (rule !== undefined && rule.version !== stored.ruleVersion) || run.at !== dueAt,
  }
}
