import { z } from 'zod'
import { CaseKind, caseKinds } from './cases.ts'
import { ProfileSheets } from './profile-sheets.ts'
import { faultsOfRules } from './deadline-rule-faults.ts'
import { AnswerExamples } from './profile-answers.ts'
import { ProfileCalendars } from './profile-calendars.ts'
import { ProfileCallbacks } from './profile-callbacks.ts'
import { ProfileDeadlines } from './profile-deadlines.ts'
import { ProfileLevels } from './profile-levels.ts'
import { InterviewGuide } from './profile-interview.ts'
import { ProfileWall } from './profile-wall.ts'
import { kindWords } from './words.ts'
import { ProfileWarranty } from './profile-warranty.ts'

/** What a word is in both languages. */
const Words = z.object({ zh: z.string().trim().min(1).max(60), en: z.string().trim().min(1).max(80) })
type Words = z.infer<typeof Words>
const UsualWord = z.string().trim().min(1).max(30)
const ProfileId = z
  .string()
  .regex(/^[a-z][a-z0-9-]*$/)
  .max(60)

const categoryShape = {
  /** Stable and unique within the profile; stands in the log. */
  id: ProfileId,
  name: Words,
  /** Kinds it is usually offered for; every kind where absent. Children inherit. */
  kinds: z.array(CaseKind).min(1).optional(),
  /** Words by which a text about this is recognised. */
  words: z.array(UsualWord).max(200).optional(),
  /** No longer offered for new cases, with everything below it; cases that have it keep it. */
  retired: z.literal(true).optional(),
}
const CategoryLeaf = z.strictObject(categoryShape)
const CategoryBranch = z.strictObject({ ...categoryShape, children: z.array(CategoryLeaf).optional() })
const CategoryRoot = z.strictObject({ ...categoryShape, children: z.array(CategoryBranch).optional() })

/** One node of the category tree, at most three levels deep. */
export interface Category {
  readonly id: string
  readonly name: { readonly zh: string; readonly en: string }
  readonly kinds?: readonly CaseKind[] | undefined
  readonly words?: readonly string[] | undefined
  readonly retired?: true | undefined
  readonly children?: readonly Category[] | undefined
}

/** What a trade's desk offers: kinds, categories, causes. Shipped as `resources/profiles/<id>/profile.json`. */
export const Profile = z
  .strictObject({
    id: ProfileId,
    version: z.int().min(1),
    name: Words,
    kinds: z.array(
      z.strictObject({
        id: CaseKind,
        name: Words,
        /** Words by which a text of this kind is recognised. */
        words: z.array(UsualWord).max(200).optional(),
      }),
    ),
    categories: z.array(CategoryRoot).min(1),
    /** A retired one is no longer offered; cases that have it keep it. */
    causes: z
      .array(z.strictObject({ id: ProfileId, name: Words, retired: z.literal(true).optional() }))
      .min(1),
    sheets: ProfileSheets,
    callbacks: ProfileCallbacks,
    calendars: ProfileCalendars,
    deadlines: ProfileDeadlines,
    levels: ProfileLevels,
    answers: AnswerExamples,
    interview: InterviewGuide,
    wall: ProfileWall,
    warranty: ProfileWarranty,
  })
  .superRefine((profile, context) => {
    const seen = new Set<string>()
    const visit = (nodes: readonly Category[], path: readonly PropertyKey[]) => {
      for (const [index, node] of nodes.entries()) {
        const here = [...path, index]
        if (seen.has(node.id))
          context.addIssue({ code: 'custom', path: [...here, 'id'], message: `${node.id} is used twice` })
        seen.add(node.id)
        visit(node.children ?? [], [...here, 'children'])
      }
    }
    visit(profile.categories, ['categories'])
    for (const [index, { id }] of profile.causes.entries())
      if (profile.causes.findIndex(cause => cause.id === id) !== index)
        context.addIssue({ code: 'custom', path: ['causes', index, 'id'], message: `${id} is used twice` })
    const { rules } = profile.deadlines
    for (const { rule, member, message } of faultsOfRules(rules, profile.calendars))
      context.addIssue({ code: 'custom', path: ['deadlines', 'rules', rule, member], message })
    for (const [index, { appliesTo }] of rules.entries()) {
      const { category } = appliesTo
      if (!category || categoryPath(profile, category)) continue
      const message = `no category ${category.join('/')}`
      context.addIssue({
        code: 'custom',
        path: ['deadlines', 'rules', index, 'appliesTo', 'category'],
        message,
      })
    }
    for (const [list, at] of [
      [profile.sheets.demands, ['sheets', 'demands']],
      [profile.levels.rules, ['levels', 'rules']],
    ] as const)
      for (const [index, { categories }] of list.entries())
        for (const id of categories ?? [])
          if (!seen.has(id))
            context.addIssue({
              code: 'custom',
              path: [...at, index, 'categories'],
              message: `no category ${id}`,
            })
    for (const kind of caseKinds) {
      if (!profile.kinds.some(entry => entry.id === kind))
        context.addIssue({ code: 'custom', path: ['kinds'], message: `${kind} is missing` })
    }
  })
export type Profile = z.infer<typeof Profile>

/** What a kind is called on this desk; as the program calls it where no profile is at hand. */
export function kindName(
  profile: { readonly kinds: Profile['kinds'] } | undefined,
  kind: CaseKind,
): Readonly<Words> {
  return profile?.kinds.find(({ id }) => id === kind)?.name ?? kindWords[kind]
}

/** The nodes along a path of ids, most general first; undefined where the profile has no such path. */
export function categoryPath(
  profile: { readonly categories: readonly Category[] },
  path: readonly string[],
): Category[] | undefined {
  const found: Category[] = []
  let level: readonly Category[] = profile.categories
  for (const id of path) {
    const node = level.find(candidate => candidate.id === id)
    if (!node) return undefined
    found.push(node)
    level = node.children ?? []
  }
  return found
}

/** A category with its whole path of ids. */
export interface PlacedCategory {
  readonly path: readonly string[]
  readonly nodes: readonly Category[]
}

/** Every category with its path, parents before children. */
export function allCategories(profile: Profile): PlacedCategory[] {
  const placed: PlacedCategory[] = []
  const visit = (nodes: readonly Category[], above: readonly Category[]) => {
    for (const node of nodes) {
      const here = [...above, node]
      placed.push({ path: here.map(step => step.id), nodes: here })
      visit(node.children ?? [], here)
    }
  }
  visit(profile.categories, [])
  return placed
}

/** Whether a category is still offered for new cases: neither it nor anything above it is retired. */
export const isOffered = ({ nodes }: PlacedCategory): boolean => nodes.every(node => !node.retired)
