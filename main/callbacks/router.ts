import { z } from 'zod'
import { action, type CallContext, command, query, router } from '../api/procedure.ts'
import { callerPhone } from '../cases/detail.ts'
import {
  CallbackFilter,
  CallbackListInput,
  CallbacksOfInput,
  CampaignOverListInput,
  CampaignPreviewInput,
  CareListInput,
  CareReasonsInput,
  FiguresInput,
  mostCampaign,
  QueueInput,
  SummaryInput,
  UnmaskCallbackInput,
} from '../contract/callbacks.ts'
import { DeskError } from '../contract/errors.ts'
import { Id, Millis } from '../contract/values.ts'
import { phonesOf } from '../people/queries.ts'
import { profileOf } from '../profiles/profiles.ts'
import { endCampaign, startCampaign } from './campaign-commands.ts'
import { previewOf, targetsOnList } from './campaign-list.ts'
import { listCampaigns } from './campaigns.ts'
import { careReasons, listCare } from './care.ts'
import { planCare, settleCare } from './care-commands.ts'
import { requireCallback, requireSite, whoMayRecord, workersOf } from './checks.ts'
import * as commands from './commands.ts'
import { correctContact } from './contact-commands.ts'
import { callbackDetail } from './detail.ts'
import { dailySummary, figuresOfDays } from './figures.ts'
import { callbackCounts, callbacksOf, listCallbacks } from './list.ts'
import { callQueue } from './queue.ts'
import type { RowContext } from './rows.ts'
import { startOfDayAfter } from './rules.ts'

const permission = 'case.read'
const one = z.object({ callbackId: Id })

/** What rows are presented with, at this moment. */
function rowContext({ core, read, signedIn }: CallContext): RowContext {
  const now = core.environment.now()
  return {
    read,
    profile: profileOf(read),
    now,
    tomorrow: startOfDayAfter(now, 1, requireSite(read).timeZone),
    staffId: signedIn?.staffId,
  }
}

export const callbacksRouter = router({
  list: query({
    permission,
    input: CallbackListInput,
    run: (context, input) => listCallbacks(rowContext(context), input),
  }),
  counts: query({
    permission,
    input: z.object({
      filter: CallbackFilter.pick({ plan: true, campaignId: true, whose: true }).default({}),
    }),
    run: (context, { filter }) => callbackCounts(context.read, filter, rowContext(context)),
  }),
  detail: query({
    permission,
    input: one,
    run: (context, { callbackId }) =>
      callbackDetail(rowContext(context), callbackId, context.signedIn.staffId),
  }),
  /** Of a case, a unit or a person. */
  of: query({
    permission,
    input: CallbacksOfInput,
    run: (context, { of, id }) => callbacksOf(rowContext(context), of, id),
  }),
  /** The next calls for who asks. */
  queue: query({
    permission: 'callback.record',
    input: QueueInput,
    run: (context, input) => callQueue(rowContext(context), input, context.signedIn.staffId),
  }),
  figures: query({
    permission,
    input: FiguresInput,
    run: ({ read }, days) =>
      figuresOfDays(read, days, requireSite(read).timeZone, profileOf(read).callbacks.target),
  }),
  summary: query({
    permission,
    input: SummaryInput,
    run: (context, { day }) => dailySummary(rowContext(context), day, requireSite(context.read).timeZone),
  }),
  care: query({
    permission,
    input: CareListInput,
    run: (context, input) => listCare(rowContext(context), input),
  }),
  /** Why homes are visited: dissatisfied owners for whom visits were planned. */
  careReasons: query({
    permission,
    input: CareReasonsInput,
    run: (context, { visitIds }) => careReasons(rowContext(context), visitIds),
  }),
  /** Who may record a callback: for those who give it to somebody else. */
  whoMayRecord: query({
    permission: 'callback.campaign',
    input: one,
    run: ({ read }, { callbackId }) =>
      whoMayRecord(read, workersOf(read, requireCallback(read, callbackId))).map(({ id, name, login }) => ({
        id,
        name: name ?? login,
      })),
  }),
  campaigns: query({
    permission,
    input: z.object({}).optional(),
    run: ({ read }) => listCampaigns(read, profileOf(read)),
  }),
  /** Whom a campaign over a list would call, before it starts. */
  campaignPreview: query({
    permission: 'callback.campaign',
    input: CampaignPreviewInput,
    run: ({ core, read }, { list }) => previewOf(core, read, list),
  }),
  /** First the look is put on the audit trail, then the number is read; called like a command. */
  unmask: action({
    permission: 'person.unmask',
    input: z.object({ commandId: Id, happenedAt: Millis.optional(), input: UnmaskCallbackInput }),
    async run({ core, read, signedIn }, { commandId, input }) {
      await core.execute(commands.unmaskCallback, { id: commandId, input, actor: signedIn })
      const { caseId, personId } = requireCallback(read, input.callbackId)
      const called = caseId === null ? null : callerPhone(read, caseId)
      const own = personId === null ? [] : phonesOf(read, personId).map(phone => phone.number)
      return { phones: [...new Set([...(called === null ? [] : [called]), ...own])] }
    },
  }),
  /** A campaign over a list as the screen filtered it. */
  startCampaign: action({
    permission: 'callback.campaign',
    input: z.object({ commandId: Id, happenedAt: Millis.optional(), input: CampaignOverListInput }),
    async run({ core, read, signedIn }, { commandId, input: { list, ...rest } }) {
      const { targets } = targetsOnList(core, read, list)
      if (targets.length === 0) throw new DeskError('callback.campaignEmpty')
      if (targets.length > mostCampaign)
        throw new DeskError('callback.campaignTooLarge', { most: mostCampaign })
      return await core.execute(startCampaign, {
        id: commandId,
        input: { ...rest, of: list.of, targets: [...targets] },
        actor: signedIn,
      })
    },
  }),
  endCampaign: command(endCampaign),
  plan: command(commands.planCallbacks),
  attempt: command(commands.attemptCallback),
  record: command(commands.recordCallback),
  answer: command(commands.answerOnTheSpot),
  takeBack: command(commands.takeBackCallback),
  correctContact: command(correctContact),
  cancel: command(commands.cancelCallback),
  planCare: command(planCare),
  settleCare: command(settleCare),
})
