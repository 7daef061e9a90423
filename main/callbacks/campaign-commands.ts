import { campaignPlan, EndCampaignInput, StartCampaignInput } from '../contract/callbacks.ts'
import { DeskError } from '../contract/errors.ts'
import { longestWindow } from '../contract/profile-callbacks.ts'
import type { ReadDatabase } from '../database/read.ts'
import { unitPlace } from '../estate/queries.ts'
import { defineCommand } from '../log/command.ts'
import { isPresent, occupanciesOfPerson, occupanciesOfUnit, personExists } from '../people/queries.ts'
import { dayStamp } from '../site/time.ts'
import { campaignEnded, campaignStarted } from './campaign-operations.ts'
import { requireSite } from './checks.ts'
import { callbackCancelled, callbackPlanned } from './operations.ts'
import { campaign, openCoresOfCampaign } from './queries.ts'
import { startOfDay, startOfDayAfter } from './rules.ts'

/**
 * Plans one call for each person or home of a list. Errors: `callback.campaignDays`, `person.notFound`,
 * `unit.notFound`.
 */
export const startCampaign = defineCommand({
  name: 'campaign.start',
  permission: 'callback.campaign',
  input: StartCampaignInput,
  run(context, { campaignId, name, script, questions, from, until, of, ids }) {
    const { timeZone } = requireSite(context.read)
    const fromAt = startOfDay(from, timeZone)
    const dueAt = startOfDayAfter(startOfDay(until, timeZone), 1, timeZone)
    if (until < from || dueAt > startOfDayAfter(fromAt, longestWindow, timeZone))
      throw new DeskError('callback.campaignDays', { most: longestWindow })
    const wanted = [...new Set(ids)]
    const asked = questions.map((question, index) => ({ ...question, id: `q${index + 1}` }))
    context.emit(campaignStarted, campaignId, {
      facts: { of, from, until, total: wanted.length },
      personal: { name, script, questions: asked },
    })
    const today = dayStamp(context.now, timeZone)
    for (const [index, id] of wanted.entries()) {
      const target = of === 'people' ? homeOf(context.read, id, today) : personAt(context.read, id, today)
      context.emit(callbackPlanned, context.newId(), {
        facts: {
          ...target,
          caseId: null,
          campaignId,
          plan: campaignPlan,
          planVersion: 1,
          call: 1,
          calls: 1,
          workers: [],
          questions: asked.map(question => ({ id: question.id, scale: question.scale })),
          fromAt,
          dueAt,
        },
      })
      if (index % 100 === 0) context.progress(index, wanted.length)
    }
    return { campaignId, planned: wanted.length }
  },
})

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
