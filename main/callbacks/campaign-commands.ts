import { caseOutcome, workersOfCase } from '../cases/outcome.ts'
import {
  campaignPlan,
  type CampaignTarget,
  EndCampaignInput,
  StartCampaignInput,
} from '../contract/callbacks.ts'
import { DeskError } from '../contract/errors.ts'
import { type CallbackPlan, longestWindow } from '../contract/profile-callbacks.ts'
import type { ReadDatabase } from '../database/read.ts'
import { unitPlace } from '../estate/queries.ts'
import { defineCommand } from '../log/command.ts'
import { isPresent, occupanciesOfPerson, occupanciesOfUnit, personExists } from '../people/queries.ts'
import { profileOf } from '../profiles/profiles.ts'
import { dayStamp } from '../site/time.ts'
import { campaignEnded, campaignStarted } from './campaign-operations.ts'
import { requireSite } from './checks.ts'
import { callbackCancelled, callbackPlanned } from './operations.ts'
import { planCalls } from './plan.ts'
import { campaign, openCoresOfCampaign } from './queries.ts'
import { startOfDay, startOfDayAfter } from './rules.ts'

/**
 * Plans calls for each person, home or case of a list: one each with days and questions of the campaign's own, or
 * those of a plan. Errors: `callback.campaignDays`, `callback.planUnknown`, `person.notFound`, `unit.notFound`,
 * `case.notFound`.
 */
export const startCampaign = defineCommand({
  name: 'campaign.start',
  permission: 'callback.campaign',
  input: StartCampaignInput,
  run(context, { campaignId, name, script, questions, from, until, planId, of, targets }) {
    const { read, now } = context
    const { timeZone } = requireSite(read)
    const { callbacks } = profileOf(read)
    const plan = callbacks.plans.find(one => one.id === planId)
    if (planId !== null && !plan) throw new DeskError('callback.planUnknown', { plan: planId })
    const fromAt = startOfDay(from, timeZone)
    const last = plan ? lastDayOf(plan, fromAt, timeZone) : until
    const dueAt = startOfDayAfter(startOfDay(last, timeZone), 1, timeZone)
    if (!plan && (until < from || dueAt > startOfDayAfter(fromAt, longestWindow, timeZone)))
      throw new DeskError('callback.campaignDays', { most: longestWindow })
    const wanted = [...new Map(targets.map(target => [`${target.of}/${target.id}`, target])).values()]
    const asked = plan ? [] : questions.map((question, index) => ({ ...question, id: `q${index + 1}` }))
    context.emit(campaignStarted, campaignId, {
      facts: { of, plan: plan?.id ?? null, from, until: last, total: wanted.length },
      personal: { name, script, questions: asked },
    })
    const today = dayStamp(now, timeZone)
    for (const [index, target] of wanted.entries()) {
      const about = { ...aboutOf(read, target, today), campaignId }
      if (plan) planCalls(context, callbacks, plan, fromAt, about, timeZone)
      else {
        context.emit(callbackPlanned, context.newId(), {
          facts: {
            ...about,
            plan: campaignPlan,
            planVersion: 1,
            call: 1,
            calls: 1,
            questions: asked.map(question => ({ id: question.id, scale: question.scale })),
            fromAt,
            dueAt,
          },
        })
      }
      if (index % 100 === 0) context.progress(index, wanted.length)
    }
    return { campaignId, planned: wanted.length * (plan?.calls.length ?? 1) }
  },
})

/** The day on which the last call of a plan is due. */
function lastDayOf({ calls }: CallbackPlan, event: number, timeZone: string): string {
  const days = Math.max(...calls.map(call => call.until))
  return dayStamp(startOfDayAfter(event, days, timeZone), timeZone)
}

/** Whom a call is about, where they are at home, and who worked for them in that matter. */
function aboutOf(read: ReadDatabase, { of, id }: CampaignTarget, today: string) {
  if (of === 'case') {
    const current = caseOutcome(read, id)
    if (!current) throw new DeskError('case.notFound')
    const { unitId, buildingId, personId } = current
    return { caseId: id, unitId, buildingId, personId, workers: workersOfCase(read, current) }
  }
  const about = of === 'person' ? homeOf(read, id, today) : personAt(read, id, today)
  return { ...about, caseId: null, workers: [] }
}

function homeOf(read: ReadDatabase, personId: string, today: string) {
  if (!personExists(read, personId)) throw new DeskError('person.notFound')
  const stay = occupanciesOfPerson(read, personId).find(one => isPresent(one.until, today))
  const place = stay && unitPlace(read, stay.unitId)
  return { personId, unitId: place?.unitId ?? null, buildingId: place?.buildingId ?? null }
}

function personAt(read: ReadDatabase, unitId: string, today: string) {
  const place = unitPlace(read, unitId)
  if (!place) throw new DeskError('unit.notFound')
  const stay = occupanciesOfUnit(read, unitId).find(one => isPresent(one.until, today))
  return { unitId, buildingId: place.buildingId, personId: stay?.personId ?? null }
}

/** Stops a campaign: whom nobody called yet is not called. Errors: `callback.campaignNotFound`, `callback.campaignEnded`. */
export const endCampaign = defineCommand({
  name: 'campaign.end',
  permission: 'callback.campaign',
  input: EndCampaignInput,
  run(context, { campaignId }) {
    const current = campaign(context.read, campaignId)
    if (!current) throw new DeskError('callback.campaignNotFound')
    if (current.endedAt !== null) throw new DeskError('callback.campaignEnded')
    const open = openCoresOfCampaign(context.read, campaignId)
    for (const { id, caseId, unitId, personId } of open)
      context.emit(callbackCancelled, id, { facts: { caseId, unitId, personId, reason: 'campaign-ended' } })
    context.emit(campaignEnded, campaignId, { facts: {} })
    return { cancelled: open.length }
  },
})

export const campaignCommands = [startCampaign, endCampaign]
