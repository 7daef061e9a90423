import { z } from 'zod'
import { FormBase } from './meanwhile.ts'
import { CaseFilter } from './cases.ts'
import { PersonFilter } from './people.ts'
import { mostQuestions } from './profile-callbacks.ts'
import { Day, Id, Line, Millis, Phone, Text } from './values.ts'

/** `unreachable`: tried on enough different days; `cancelled`: nothing to ask any more. */
export const callbackStates = ['open', 'done', 'unreachable', 'cancelled'] as const
export const CallbackState = z.enum(callbackStates)
export type CallbackState = z.infer<typeof CallbackState>

export const callbackMethods = ['phone', 'visit', 'letter'] as const
export const CallbackMethod = z.enum(callbackMethods)
export type CallbackMethod = z.infer<typeof CallbackMethod>

export const satisfactions = ['satisfied', 'neutral', 'dissatisfied'] as const
export const Satisfaction = z.enum(satisfactions)
export type Satisfaction = z.infer<typeof Satisfaction>

/** Whether name and phone were gone through with the owner on the way. */
export const contactChecks = ['confirmed', 'changed', 'not-asked'] as const
export const ContactCheck = z.enum(contactChecks)

/** Why nobody is called any more: the first three by a person, the others by the desk itself. */
export const cancelReasons = [
  'owner-declined',
  'anonymous',
  'other',
  'reopened',
  'void',
  'closed-without',
  'person-gone',
  'tier-left',
  'campaign-ended',
] as const
export const CancelReason = z.enum(cancelReasons)
export type CancelReason = z.infer<typeof CancelReason>

/** Where a dissatisfied owner stands: nobody planned to go there, somebody will, it is settled. */
export const careStates = ['open', 'planned', 'settled'] as const
export const CareState = z.enum(careStates)
export type CareState = z.infer<typeof CareState>

/** Figures by the id of their question. */
export const Scores = z.record(z.string().max(60), z.int().min(1).max(10))
export type Scores = z.infer<typeof Scores>

/** A question as it was decided for a callback: what it means stands in the profile or in the campaign. */
export const AskedQuestion = z.object({ id: z.string().max(60), scale: z.int().min(2).max(10) })
export type AskedQuestion = z.infer<typeof AskedQuestion>

/** Id of the plan of callbacks that belong to a campaign. */
export const campaignPlan = 'campaign'

const about = { callbackId: Id }

/** Starts a plan by hand: for a contract, a pick-up, or because somebody asked to be called. */
export const PlanCallbacksInput = z.object({
  planId: z.string().max(60),
  unitId: Id.nullable().default(null),
  personId: Id.nullable().default(null),
  /** The day of the event; days of the plan count from it. */
  on: Day,
})
/** Nobody answered. */
export const AttemptInput = z.object({
  ...about,
  attemptId: Id,
  method: CallbackMethod.default('phone'),
  note: Text.max(2000).optional(),
})
/** Somebody was reached and answered. */
export const RecordCallbackInput = z.object({
  ...about,
  attemptId: Id,
  method: CallbackMethod.default('phone'),
  satisfaction: Satisfaction,
  scores: Scores.default({}),
  words: Text.max(4000).optional(),
  /** The case goes back to handling; the owner's words are the reason. */
  reopen: z.boolean().default(false),
  contact: ContactCheck.default('not-asked'),
  /** Scores that were known when the call began, by question: what a colleague noted since is asked about. */
  base: FormBase,
})
/** Phone and mailing address as the owner says they are. */
export const CorrectContactInput = z.object({
  ...about,
  phone: Phone.optional(),
  /** The wrong number, as it is shown: with its middle hidden. Null: the new one is a further one. */
  replaces: z.string().max(40).nullable().default(null),
  /** Empty: there is none. */
  mailingAddress: z.string().trim().max(300).optional(),
  /** `mailingAddress`, as it was shown: masked. */
  base: FormBase,
})
/** Questions the owner answered already, at the counter or at the door: they are not asked again. */
/** `base`: scores that were known, by question. */
export const AnswerOnTheSpotInput = z.object({ ...about, scores: Scores, base: FormBase })
/** Takes the last attempt or answer back, as long as nothing followed. */
export const TakeBackInput = z.object({ ...about, attemptId: Id })
export const CancelCallbackInput = z.object({
  ...about,
  reason: z.enum(['owner-declined', 'anonymous', 'other']),
  note: Text.max(2000).optional(),
})
export const UnmaskCallbackInput = z.object(about)

export const PlanCareInput = z.object({
  ...about,
  /** A visit to be planned, or one that is already planned for the home and takes this up as well. */
  visitId: Id,
  /** Where the callback knows no home. */
  unitId: Id.nullable().default(null),
  /** Who goes; null while nobody is named. */
  visitor: Id.nullable().default(null),
  /** Null while no time is agreed. */
  appointmentAt: Millis.nullable().default(null),
  note: Text.max(1000).default(''),
})
/** The owner is content again without a visit: how that came about. */
export const SettleCareInput = z.object({ ...about, result: Text.min(1).max(4000) })
export const CareReasonsInput = z.object({ visitIds: z.array(Id).min(1).max(50) })

/** A question of a campaign's own. */
export const CampaignQuestion = z.object({ text: Line.max(200), scale: z.int().min(2).max(10).default(5) })
/** Most people or homes of one campaign. */
export const mostCampaign = 10_000
const campaign = {
  campaignId: Id,
  name: Line.max(100),
  /** What is said first. */
  script: Text.max(2000),
  questions: z.array(CampaignQuestion).max(mostQuestions),
  from: Day,
  until: Day,
  /**
   * A plan of the profile instead of days and questions of one's own: its calls are counted from the day `from`, and
   * its questions are asked.
   */
  planId: z.string().max(60).nullable().default(null),
}
/** Kinds of lists calls can be made over. */
export const campaignLists = ['people', 'units', 'cases', 'pasted'] as const
export const CampaignListKind = z.enum(campaignLists)
export type CampaignListKind = z.infer<typeof CampaignListKind>
/** Whom or what one call is about. */
export const CampaignTarget = z.object({ of: z.enum(['person', 'unit', 'case']), id: Id })
export type CampaignTarget = z.infer<typeof CampaignTarget>
export const StartCampaignInput = z.object({
  ...campaign,
  of: CampaignListKind,
  targets: z.array(CampaignTarget).min(1).max(mostCampaign),
})
/** A list as the screen filtered it; who is on it is read when it is asked. */
export const CampaignList = z.discriminatedUnion('of', [
  z.object({
    of: z.literal('people'),
    filter: PersonFilter.default({}),
    text: z.string().max(100).default(''),
  }),
  z.object({
    of: z.literal('units'),
    filter: z.object({ buildingId: Id.optional() }).default({}),
    text: z.string().max(100).default(''),
  }),
  z.object({ of: z.literal('cases'), filter: CaseFilter.default({}) }),
  /** Rows of a workbook as they were pasted: a number of a home or case, a phone or a name in each. */
  z.object({ of: z.literal('pasted'), rows: z.string().max(200_000) }),
])
export type CampaignList = z.output<typeof CampaignList>
export const CampaignPreviewInput = z.object({ list: CampaignList })
export const CampaignOverListInput = z.object({ ...campaign, list: CampaignList })
export const EndCampaignInput = z.object({ campaignId: Id })

/** Parts of the open callbacks by their window. */
export const callbackWhens = ['overdue', 'today', 'now', 'planned'] as const
/**
 * `overdue`: the window is over; `today`: its last day is today; `now`: it is open and goes on; `planned`: it begins
 * later. Lives in the address.
 */
export const CallbackWhen = z.enum(callbackWhens)
export type CallbackWhen = z.infer<typeof CallbackWhen>

/** By who asks: those they may record, or those about their own work, which need another person. */
export const callbackWhoses = ['mine', 'others'] as const
export const CallbackWhose = z.enum(callbackWhoses)
export type CallbackWhose = z.infer<typeof CallbackWhose>

/** Parts a list may be narrowed to; `due`: to be made by the end of today, overdue or not. */
export const CallbackPart = z.enum([...callbackWhens, 'due'])
export type CallbackPart = z.infer<typeof CallbackPart>

export const CallbackFilter = z.object({
  when: CallbackPart.optional(),
  /** One of the ended ones instead of the open ones. */
  state: CallbackState.optional(),
  plan: z.string().max(60).optional(),
  campaignId: Id.optional(),
  whose: CallbackWhose.optional(),
})
export type CallbackFilter = z.infer<typeof CallbackFilter>
const page = { cursor: z.string().max(80).nullish(), limit: z.int().min(1).max(200).default(50) }
/** Open ones by the end of their window, ended ones newest first. */
export const CallbackListInput = z.object({ filter: CallbackFilter.default({}), ...page })
export const CallbacksOfInput = z.object({ of: z.enum(['case', 'unit', 'person']), id: Id })
export const CareListInput = z.object({ state: CareState, ...page })
/** Callbacks due within these days, both included. */
export const FiguresInput = z.object({ from: Day, until: Day })
export const SummaryInput = z.object({ day: Day })
export const QueueInput = z.object({
  plan: z.string().max(60).optional(),
  campaignId: Id.optional(),
  limit: z.int().min(1).max(50).default(20),
})
