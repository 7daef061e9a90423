import { z } from 'zod'
import { CaseKind } from './cases.ts'
import { DeadlineGoal, DeadlineSteps, faultsOfSteps } from './profile-deadlines.ts'
import { RecipientKind } from './sheets.ts'

const Words = z.object({ zh: z.string().trim().min(1).max(60), en: z.string().trim().min(1).max(80) })
const SectionId = z
  .string()
  .regex(/^[a-z][a-z0-9-]*$/)
  .max(60)

/** One step of the way sheets to a recipient go, in order; each is dated when it is taken. */
const WayStep = z.strictObject({
  id: SectionId,
  name: Words,
  /** Chosen when the step is taken; `ends` leaves the steps behind it undone. */
  outcomes: z
    .array(
      z.strictObject({
        id: SectionId,
        name: Words,
        needsReason: z.boolean().optional(),
        ends: z.boolean().optional(),
      }),
    )
    .min(1)
    .max(8)
    .optional(),
  /** The deadline rule for sheets whose clock starts with the step before it. */
  goal: DeadlineGoal.optional(),
})

/** The way sheets to some recipients go. */
const Way = z
  .strictObject({
    id: SectionId,
    /** Sections of an older program have no names of ways. */
    name: Words.default({ zh: '流程', en: 'Way' }),
    steps: z.array(WayStep).min(1).max(12),
  })
  .superRefine(({ steps }, context) => {
    const fault = (path: PropertyKey[], message: string) => {
      context.addIssue({ code: 'custom', path: ['steps', ...path], message })
    }
    for (const [index, { id, outcomes, goal }] of steps.entries()) {
      if (steps.findIndex(step => step.id === id) < index) fault([index, 'id'], `${id} is used twice`)
      for (const [place, outcome] of (outcomes ?? []).entries())
        if (outcomes?.findIndex(other => other.id === outcome.id) !== place)
          fault([index, 'outcomes', place, 'id'], `${outcome.id} is used twice`)
      if (goal !== undefined && index === 0) fault([index, 'goal'], `${id} has no step before it`)
      if (index < steps.length - 1 && outcomes?.every(({ ends }) => ends))
        fault([index, 'outcomes'], `every outcome of ${id} ends the way`)
    }
  })

const SheetRecipient = z.strictObject({
  /** Stable; stands in the log. */
  id: SectionId,
  kind: RecipientKind,
  name: Words,
  /** Wall-clock hours until it must be delivered in writing; no time of its own where absent. */
  deliverHours: z.int().min(1).max(2000).optional(),
  /** Wall-clock hours until a reply is due, for sheets out. */
  dueHours: z.int().min(1).max(2000).optional(),
  /** Wall-clock hours until our answer is due, for sheets in. */
  answerHours: z.int().min(1).max(2000).optional(),
  /** The way its sheets go, beside delivery and reply. */
  way: SectionId.optional(),
})
export type SheetRecipient = z.infer<typeof SheetRecipient>

/** Cases that demand a sheet: every member given must fit. */
const Demand = z.strictObject({
  id: SectionId,
  recipient: SectionId,
  kinds: z.array(CaseKind).min(1),
  /** Any category of these, at whatever depth of the path. */
  categories: z.array(SectionId).min(1).optional(),
  /** Severity of a complaint: 1 major, 2 serious, 3 ordinary. */
  levels: z.array(z.int().min(1).max(3)).min(1).optional(),
  reason: Words,
})
export type SheetDemand = z.infer<typeof Demand>

/** Contact sheets: to whom, how long they have, which way they go, which cases demand one. */
export const ProfileSheets = z
  .strictObject({
    recipients: z.array(SheetRecipient).min(1),
    /** Who learns of a sheet whose time no deadline rule gives. */
    escalation: DeadlineSteps,
    ways: z.array(Way).max(20),
    demands: z.array(Demand),
  })
  .superRefine(({ recipients, escalation, ways, demands }, context) => {
    const fault = (path: PropertyKey[], message: string) => {
      context.addIssue({ code: 'custom', path, message })
    }
    const known = new Set<string>()
    for (const [index, { id, way }] of recipients.entries()) {
      if (known.has(id)) fault(['recipients', index, 'id'], `${id} is used twice`)
      known.add(id)
      if (way !== undefined && !ways.some(one => one.id === way))
        fault(['recipients', index, 'way'], `there is no way ${way}`)
    }
    const steps = ways.flatMap(way => way.steps.map(({ id }) => id))
    for (const [index, way] of ways.entries()) {
      if (ways.findIndex(({ id }) => id === way.id) < index)
        fault(['ways', index, 'id'], `${way.id} is used twice`)
      // Sheets remember a step by its id alone.
      for (const [place, { id }] of way.steps.entries())
        if (steps.indexOf(id) !== steps.lastIndexOf(id))
          fault(['ways', index, 'steps', place, 'id'], `${id} is used twice`)
    }
    for (const [path, message] of faultsOfSteps(escalation)) fault(['escalation', ...path], message)
    for (const [index, { recipient }] of demands.entries()) {
      if (!known.has(recipient)) fault(['demands', index, 'recipient'], `there is no recipient ${recipient}`)
    }
  })
export type ProfileSheets = z.infer<typeof ProfileSheets>
export type SheetWay = ProfileSheets['ways'][number]
