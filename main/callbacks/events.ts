import { z } from 'zod'
import type { CallbackPlan } from '../contract/profile-callbacks.ts'
import { contractSigned } from '../contracts/operations.ts'
import type { ReadDatabase } from '../database/read.ts'
import { unitChanged, unitRegistered } from '../estate/operations.ts'
import { unitPlace } from '../estate/queries.ts'
import type { CommandContext } from '../log/command.ts'
import type { Operation } from '../log/operation.ts'
import { isPresent, occupanciesOfPerson, occupanciesOfUnit, personExists } from '../people/queries.ts'
import { profileOf } from '../profiles/profiles.ts'
import { readSite } from '../site/queries.ts'
import { planCalls } from './plan.ts'
import { plannedAlready } from './queries.ts'
import { startOfDay, windowOf } from './rules.ts'

/** Who and where an event of another domain was, and its day at the site, `2026-07-12`. */
export interface PlanEvent {
  readonly unitId: string | null
  readonly personId: string | null
  readonly on: string
}

/** An operation of another domain that plans of the profile start from. */
export interface PlanStart {
  readonly type: string
  readonly trigger: 'contract-signed' | 'pick-up'
  /** Undefined where this one starts nothing: what an old register says happened long ago. */
  eventOf(operation: Operation<unknown, unknown>): PlanEvent | undefined
}

const HandedOver = z.object({ handedOverOn: z.string().nullish() })

/** A home whose day of handover is noted: whoever owns it is called. */
const takenOver = (type: string): PlanStart => ({
  type,
  trigger: 'pick-up',
  eventOf({ aggregateId, facts }) {
    const { handedOverOn } = HandedOver.parse(facts)
    return handedOverOn ? { unitId: aggregateId, personId: null, on: handedOverOn } : undefined
  },
})

/**
 * The one place where signed contracts and homes taken over start callbacks. The domains that record them put their
 * operations here.
 */
export const planStarts: readonly PlanStart[] = [
  {
    type: contractSigned.type,
    trigger: 'contract-signed',
    eventOf({ facts }) {
      const { unitId, buyers, signedOn } = contractSigned.facts.parse(facts)
      return signedOn === null ? undefined : { unitId, personId: buyers[0] ?? null, on: signedOn }
    },
  },
  takenOver(unitRegistered.type),
  takenOver(unitChanged.type),
]

const mark = 'event:'
/** Ids and days hold no bar. */
const bar = '|'

/** How the list of touched things names an event; undefined where the operation is none. */
export function eventKey(
  operation: Operation<unknown, unknown>,
  starts: readonly PlanStart[],
): string | undefined {
  const start = starts.find(({ type }) => type === operation.type)
  const event = start?.eventOf(operation)
  if (!start || !event) return undefined
  return mark + [start.trigger, event.unitId ?? '', event.personId ?? '', event.on].join(bar)
}

export const isEventKey = (id: string): boolean => id.startsWith(mark)

/**
 * Starts every active plan of the event's kind for the home and person, once. What lies so far back that its last
 * window is over starts nothing: nobody is late with a call that could never be made.
 */
export function followEvent(context: CommandContext, key: string): void {
  const [trigger, unitId = '', personId = '', on = ''] = key.slice(mark.length).split(bar)
  const { read, now } = context
  const site = readSite(read)
  const about = placed(read, { unitId: unitId || null, personId: personId || ownerOf(read, unitId, on) })
  if (!site || !about) return
  const { callbacks } = profileOf(read)
  const event = startOfDay(on, site.timeZone)
  for (const plan of callbacks.plans) {
    if (!plan.active || plan.trigger.on !== trigger) continue
    if (isOver(plan, event, now, site.timeZone) || isPlanned(read, plan, event, about, site.timeZone))
      continue
    planCalls(context, callbacks, plan, event, { ...about, caseId: null, workers: [] }, site.timeZone)
  }
}

/** Whoever owns a home on a day, the first of several; null where nobody is known to. */
const ownerOf = (read: ReadDatabase, unitId: string, on: string): string | null =>
  occupanciesOfUnit(read, unitId).find(({ role, until }) => role === 'owner' && isPresent(until, on))
    ?.personId ?? null

/** The home and its building, that of the person where none is given; undefined where there is neither. */
export function placed(
  read: ReadDatabase,
  { unitId, personId }: Omit<PlanEvent, 'on'>,
): { unitId: string | null; buildingId: string | null; personId: string | null } | undefined {
  const known = personId !== null && personExists(read, personId) ? personId : null
  const home = unitId ?? (known && occupanciesOfPerson(read, known)[0]?.unitId) ?? null
  const place = home === null ? undefined : unitPlace(read, home)
  if (!place && known === null) return undefined
  return { unitId: place?.unitId ?? null, buildingId: place?.buildingId ?? null, personId: known }
}

/** Whether the plan was started for the same day and home or person before. */
export function isPlanned(
  read: ReadDatabase,
  plan: CallbackPlan,
  event: number,
  of: { readonly unitId: string | null; readonly personId: string | null },
  timeZone: string,
): boolean {
  const [first] = plan.calls
  return first !== undefined && plannedAlready(read, plan.id, windowOf(event, first, timeZone).dueAt, of)
}

const isOver = ({ calls }: CallbackPlan, event: number, now: number, timeZone: string): boolean =>
  calls.every(call => windowOf(event, call, timeZone).dueAt <= now)
