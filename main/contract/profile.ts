import { z } from 'zod'
import { CaseKind, caseKinds } from './cases.ts'
import { ProfileSheets } from './profile-sheets.ts'
import { faultsOfRules } from './deadline-rule-faults.ts'
import { AnswerExamples } from './profile-answers.ts'
import { ProfileCalendars } from './profile-calendars.ts'
import { ProfileCallbacks } from './profile-callbacks.ts'
import { ProfileClasses } from './profile-classes.ts'
import { ProfileDeadlines } from './profile-deadlines.ts'
import { ProfileLevels } from './profile-levels.ts'
import { InterviewGuide } from './profile-interview.ts'
import { ProfileEmergencies } from './profile-emergencies.ts'
import { ProfileInspection } from './profile-inspection.ts'
import { ProfileHandover } from './profile-handover.ts'
import { ProfileWall } from './profile-wall.ts'
import { ProfileDocuments } from './profile-documents.ts'
import { ProfileStages } from './profile-stages.ts'
import { kindWords } from './words.ts'
import { faultsOfWarranty, ProfileWarranty } from './profile-warranty.ts'

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

/** A cause is found in the text by its words, or is plain from the category; `kinds` are those it is usual for. */
const causeShape = {
  ...categoryShape,
  /** Ids of categories whose cases usually have it, with everything below them. */
  categories: z.array(ProfileId).max(60).optional(),
}
const CauseLeaf = z.strictObject(causeShape)
const CauseBranch = z.strictObject({ ...causeShape, children: z.array(CauseLeaf).optional() })
const CauseRoot = z.strictObject({ ...causeShape, children: z.array(CauseBranch).optional() })

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
    /** Why it came to this: a tree like the categories. A case holds the id of one node, at whatever level. */
    causes: z.array(CauseRoot).min(1),
    sheets: ProfileSheets,
    callbacks: ProfileCallbacks,
    calendars: ProfileCalendars,
    deadlines: ProfileDeadlines,
    levels: ProfileLevels,
    answers: AnswerExamples,
    interview: InterviewGuide,
    wall: ProfileWall,
    warranty: ProfileWarranty,
    stages: ProfileStages,
    documents: ProfileDocuments,
    classes: ProfileClasses,
    emergencies: ProfileEmergencies,
    inspection: ProfileInspection,
    handover: ProfileHandover,
  })
  .superRefine((profile, context) => {
    const idsOf = (roots: readonly Category[], member: 'categories' | 'causes') => {
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
      visit(roots, [member])
      return seen
    }
    const seen = idsOf(profile.categories, 'categories')
    idsOf(profile.causes, 'causes')
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
    const recipients = new Set(profile.sheets.recipients.map(recipient => recipient.id))
    for (const fault of faultsOfWarranty(profile.warranty, { categories: seen, recipients }))
      context.addIssue({ code: 'custom', path: ['warranty', ...fault.path], message: fault.message })
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

/** A category, or a cause, with its whole path of ids. */
export interface PlacedCategory<Node extends Category = Category> {
  readonly path: readonly string[]
  readonly nodes: readonly Node[]
}

const placedCategories = new WeakMap<Profile, readonly PlacedCategory[]>()

/** Every category with its path, parents before children. */
export function allCategories(profile: Profile): readonly PlacedCategory[] {
  // Asked for with every case taken, and a profile is never changed in place.
  let placed = placedCategories.get(profile)
  if (!placed) {
    placed = placedIn<Category>(profile.categories)
    placedCategories.set(profile, placed)
  }
  return placed
}

/** Every node of a tree with its path, parents before children. */
export function placedIn<Node extends Category & { readonly children?: readonly Node[] | undefined }>(
  roots: readonly Node[],
): PlacedCategory<Node>[] {
  const placed: PlacedCategory<Node>[] = []
  const visit = (nodes: readonly Node[], above: readonly Node[]) => {
    for (const node of nodes) {
      const here = [...above, node]
      placed.push({ path: here.map(step => step.id), nodes: here })
      visit(node.children ?? [], here)
    }
  }
  visit(roots, [])
  return placed
}

/** Whether a category is still offered for new cases: neither it nor anything above it is retired. */
export const isOffered = ({ nodes }: PlacedCategory): boolean => nodes.every(node => !node.retired)
