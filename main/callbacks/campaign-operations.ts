import { z } from 'zod'
import { CampaignListKind, CampaignQuestion } from '../contract/callbacks.ts'
import { Day, Line, Text } from '../contract/values.ts'
import { defineOperation } from '../log/operation.ts'
import { callbackCampaignTable } from './tables.ts'

const aggregate = 'campaign'

/** What people wrote for it is treated like all free text: it may name somebody. */
export const campaignStarted = defineOperation({
  type: 'campaign.started',
  version: 1,
  aggregate,
  facts: z.object({
    of: CampaignListKind,
    plan: z.string().nullable(),
    from: Day,
    until: Day,
    total: z.int(),
  }),
  personal: z.object({
    name: Line,
    script: Text,
    questions: z.array(CampaignQuestion.extend({ id: z.string() })),
  }),
  apply(tx, { aggregateId, at, actor, facts, personal }) {
    tx.insert(callbackCampaignTable, {
      id: aggregateId,
      name: personal.name ?? null,
      script: personal.script ?? null,
      questions: personal.questions ? JSON.stringify(personal.questions) : null,
      over: facts.of,
      plan: facts.plan,
      from_day: facts.from,
      until_day: facts.until,
      started_at: at,
      started_by: actor,
      ended_at: null,
    })
  },
})

/** Nobody is called any more; what was recorded stays. */
export const campaignEnded = defineOperation({
  type: 'campaign.ended',
  version: 1,
  aggregate,
  facts: z.object({}),
  personal: z.object({}),
  apply(tx, { aggregateId, at }) {
    tx.update(callbackCampaignTable, aggregateId, { ended_at: at })
  },
})

export const campaignOperations = [campaignStarted, campaignEnded]
