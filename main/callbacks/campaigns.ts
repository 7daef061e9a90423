import { z } from 'zod'
import type { CampaignRow } from '../contract/callback-views.ts'
import { type CallbackState, Scores } from '../contract/callbacks.ts'
import type { Profile } from '../contract/profile.ts'
import type { ReadDatabase } from '../database/read.ts'
import { staffNames } from '../staff/names.ts'
import { questionsOfPlan } from './plan.ts'
import { type Campaign, campaignColumns } from './queries.ts'

/** The latest campaigns are listed. */
const mostListed = 50

const Questions = z.array(z.object({ id: z.string(), text: z.string(), scale: z.int() }))

/** Campaigns with how far they are, the latest first. */
export function listCampaigns(read: ReadDatabase, profile: Profile): CampaignRow[] {
  const campaigns = read.all<Campaign>(
    `select ${campaignColumns} from callback_campaign order by started_at desc, id desc limit ?`,
    [mostListed],
  )
  const names = staffNames(
    read,
    campaigns.map(one => one.startedBy),
  )
  return campaigns.map(one => {
    const rows = read.all<{ state: CallbackState; n: number }>(
      'select state, count(*) as n from callback where campaign_id=? group by state',
      [one.id],
    )
    const of = (state: CallbackState) => rows.find(row => row.state === state)?.n ?? 0
    return {
      id: one.id,
      name: one.name,
      startedAt: one.startedAt,
      startedByName: one.startedBy === null ? null : (names.get(one.startedBy) ?? null),
      from: one.from,
      until: one.until,
      of: one.over,
      plan: profile.callbacks.plans.find(plan => plan.id === one.plan)?.name ?? null,
      total: rows.reduce((sum, row) => sum + row.n, 0),
      open: of('open'),
      done: of('done') + of('unreachable'),
      reached: of('done'),
      endedAt: one.endedAt,
      questions: answersOf(read, one, profile),
    }
  })
}

/** How often each question was answered, with the mean of the figures. */
function answersOf(read: ReadDatabase, campaign: Campaign, profile: Profile): CampaignRow['questions'] {
  const { id } = campaign
  const questions = askedIn(campaign, profile)
  if (questions.length === 0) return []
  const sums = new Map<string, { answers: number; sum: number }>()
  const rows = read.all<{ scores: string }>(
    `select scores from callback where campaign_id=? and state='done'`,
    [id],
  )
  for (const row of rows) {
    for (const [question, score] of Object.entries(Scores.parse(JSON.parse(row.scores)))) {
      const one = sums.get(question) ?? { answers: 0, sum: 0 }
      sums.set(question, { answers: one.answers + 1, sum: one.sum + score })
    }
  }
  return questions.map(({ id: question, text, scale }) => {
    const { answers = 0, sum = 0 } = sums.get(question) ?? {}
    return { text, scale, answers, mean: answers === 0 ? null : sum / answers }
  })
}

/** Its own questions, else those of the plan it goes by. */
function askedIn({ questions, plan }: Campaign, { callbacks }: Profile) {
  const planned = callbacks.plans.find(one => one.id === plan)
  if (planned) return questionsOfPlan(callbacks, planned)
  const own = questions === null ? [] : Questions.parse(JSON.parse(questions))
  return own.map(question => ({ ...question, text: { zh: question.text, en: question.text } }))
}
