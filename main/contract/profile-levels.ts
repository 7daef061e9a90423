import { z } from 'zod'
import { CaseKind, Channel } from './cases.ts'
import { faultsOfLevelRules } from './level-rule-faults.ts'
import { StepRole } from './profile-deadlines.ts'
import { Id } from './values.ts'

const Words = z.strictObject({ zh: z.string().trim().min(1).max(60), en: z.string().trim().min(1).max(80) })
const ProfileId = z
  .string()
  .regex(/^[a-z][a-z0-9-]*$/)
  .max(60)
const Days = z.int().min(1).max(400)

/** One sign that a case is grave. Any of the signs named is enough. */
const Rule = z
  .strictObject({
    /** Stable; stands in the log. */
    id: ProfileId,
    level: z.union([z.literal(1), z.literal(2)]),
    name: Words,
    /** No longer looked at; cases that have their level by it keep its name. */
    retired: z.literal(true).optional(),
    /** Only for these kinds; every kind that has levels where absent. */
    kinds: z.array(CaseKind).min(1).optional(),
    /** Words in what the owner says. */
    words: z.array(z.string().trim().min(1).max(30)).optional(),
    /** Categories, with everything below them. */
    categories: z.array(ProfileId).optional(),
    channels: z.array(Channel).optional(),
    emergency: z.literal(true).optional(),
    /** It is part of a collective warning that goes on. */
    collective: z.literal(true).optional(),
    /** So many different units of the building with the same second-level category, this one included. */
    households: z.strictObject({ units: z.int().min(2).max(100), days: Days }).optional(),
    /** So many cases of the unit with the same second-level category, this one included. */
    repeated: z.strictObject({ times: z.int().min(2).max(20), days: Days }).optional(),
    /** A deadline has passed. */
    overdue: z.literal(true).optional(),
  })
  .refine(
    ({ words, categories, channels, emergency, collective, households, repeated, overdue }) =>
      [words, categories, channels].some(list => list !== undefined && list.length > 0) ||
      [emergency, collective, households, repeated, overdue].some(sign => sign !== undefined),
    { message: 'a rule names at least one sign' },
  )
export type LevelRule = z.infer<typeof Rule>

/**
 * Who answers for a collective warning: whoever has a role of the desk, a member of staff by name, or somebody outside
 * the desk in words. Words alone, as an older program wrote them, are somebody outside.
 */
export const WarningRecipient = z.preprocess(
  value => (Words.safeParse(value).success ? { kind: 'outside', name: value } : value),
  z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('role'), role: StepRole }),
    z.strictObject({ kind: z.literal('staff'), staffId: Id }),
    z.strictObject({ kind: z.literal('outside'), name: Words }),
  ]),
)
export type WarningRecipient = z.infer<typeof WarningRecipient>

/** How far a collective warning has grown, who answers for it then, and how soon. */
const Stage = z.strictObject({
  /** From this many times the number that raises a warning, in percent: 100 is the first stage. */
  from: z.int().min(100).max(10_000),
  name: Words,
  recipient: WarningRecipient,
  respondWithinHours: z.int().min(1).max(720),
  /** It is analysed anew every so many days until it ends. */
  analyseEveryDays: z.int().min(1).max(90),
})
export type WarningStage = z.infer<typeof Stage>

/** Cases about people of a department: their path leads past those complained of. */
const Past = z.strictObject({
  id: ProfileId,
  /** Who is complained of. */
  name: Words,
  kinds: z.array(CaseKind).min(1),
  /** Categories and causes, with everything below them: one that fits is enough. */
  categories: z.array(ProfileId),
  causes: z.array(ProfileId),
  /** Recipients of the section `sheets` that get no contact sheet about it. */
  recipients: z.array(ProfileId).min(1),
  /** The recipient it goes to instead. */
  instead: ProfileId,
})
export type PastRule = z.infer<typeof Past>

/** The section `levels` of a profile: `resources/profiles/<id>/levels.json`. */
export const ProfileLevels = z
  .strictObject({
    /** Counted up with every change; stands in the log beside the rule. */
    version: z.int().min(1),
    /** Kinds that have levels. */
    kinds: z.array(CaseKind),
    /** Level 1 comes before level 2; within a level the first that fits gives the reason. */
    rules: z.array(Rule).max(60),
    /** Closing a case of these levels and categories needs its responsible party fixed, or a reason why not. */
    responsible: z.strictObject({
      levels: z.array(z.union([z.literal(1), z.literal(2), z.literal(3)])),
      categories: z.array(ProfileId),
    }),
    /** Which cases go past whom. */
    past: z.array(Past).max(20).default([]),
    /** Different units with the same second-level category within so many days raise one warning. */
    collective: z.strictObject({
      /** Kinds that count: nobody is warned of five praises. */
      kinds: z.array(CaseKind).min(1),
      days: Days,
      building: z.int().min(2).max(1000),
      project: z.int().min(2).max(1000),
      stages: z.array(Stage).min(1).max(5),
    }),
  })
  .superRefine(({ kinds, rules, collective }, context) => {
    for (const { rule, member, message } of faultsOfLevelRules(kinds, rules))
      context.addIssue({ code: 'custom', path: ['rules', rule, member], message })
    for (const [index, { from }] of collective.stages.entries())
      if (index === 0 ? from !== 100 : from <= (collective.stages[index - 1]?.from ?? 0))
        context.addIssue({
          code: 'custom',
          path: ['collective', 'stages', index, 'from'],
          message: 'the first stage begins at 100, each later one above the one before',
        })
  })
export type ProfileLevels = z.infer<typeof ProfileLevels>
