import type { CallbackPlan, ProfileCallbacks } from '../contract/profile-callbacks.ts'
import type { TierName } from '../contract/people.ts'
import type { ReadDatabase } from '../database/read.ts'
import { unitPlace } from '../estate/queries.ts'
import type { CommandContext } from '../log/command.ts'
import { isPresent, occupanciesOfPerson, person } from '../people/queries.ts'
import { profileOf } from '../profiles/profiles.ts'
import { readSite } from '../site/queries.ts'
import { dayStamp, dayStart, localTime } from '../site/time.ts'
import { callbackCancelled } from './operations.ts'
import { planCalls } from './plan.ts'
import { lastCallOf, openCoresOfPerson } from './queries.ts'
import { startOfDay } from './rules.ts'

/** The plan by which customers of a tier are called every so many months, if there is one that runs. */
export function planOfTier(
  { plans }: ProfileCallbacks,
  tier: TierName,
): (CallbackPlan & { readonly trigger: { readonly on: 'tier'; readonly months: number } }) | undefined {
  for (const plan of plans) {
    const { active, trigger } = plan
    if (active && trigger.on === 'tier' && trigger.tiers.includes(tier)) return { ...plan, trigger }
  }
  return undefined
}

/** The beginning of the day so many months later; of the last of a month that is shorter. UTC milliseconds. */
export function monthsAfter(at: number, months: number, timeZone: string): number {
  const { year, month, day } = localTime(at, timeZone)
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
  const then = new Date(Date.UTC(year, month - 1 + months, Math.min(day, last)))
  return startOfDay(then.toISOString().slice(0, 10), timeZone)
}

/**
 * Plans the next call of a person whose tier is called every so many months, once the last one lies that far back,
 * whatever it was about; a call about something else that is still to come does as well. Whoever left the tier is
 * called no more. @returns whether a call was planned
 */
export function settleTier(context: CommandContext, personId: string): boolean {
  const { read, now } = context
  const customer = person(read, personId)
  const site = readSite(read)
  // Whose data was erased has no name any more.
  if (!customer || customer.name === null || !site) return false
  const { callbacks } = profileOf(read)
  const { timeZone } = site
  const plan = planOfTier(callbacks, customer.tier)
  let called = false
  for (const { id, caseId, unitId, plan: of, campaignId } of openCoresOfPerson(read, personId)) {
    const kept = callbacks.plans.find(one => one.id === of)
    const left = kept?.trigger.on === 'tier' && !kept.trigger.tiers.includes(customer.tier)
    if (left && caseId === null && campaignId === null)
      context.emit(callbackCancelled, id, { facts: { caseId, unitId, personId, reason: 'tier-left' } })
    else called = true
  }
  if (!plan || called) return false
  const home = homeOf(read, personId, dayStamp(now, timeZone))
  if (home === 'left') return false
  const last = lastCallOf(read, personId) ?? customer.registeredAt
  const due = monthsAfter(last, plan.trigger.months, timeZone)
  if (due > now) return false
  const event = Math.max(due, dayStart(now, timeZone))
  planCalls(context, callbacks, plan, event, { ...home, personId, caseId: null, workers: [] }, timeZone)
  return true
}

/** Where somebody is at home now; `left` for those who have been and moved out everywhere. */
function homeOf(read: ReadDatabase, personId: string, today: string) {
  const stays = occupanciesOfPerson(read, personId)
  const stay = stays.find(one => isPresent(one.until, today))
  if (!stay && stays.length > 0) return 'left'
  const place = stay && unitPlace(read, stay.unitId)
  return { unitId: place?.unitId ?? null, buildingId: place?.buildingId ?? null }
}
