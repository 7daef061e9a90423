import { z } from 'zod'
import type { Words } from './words.ts'

/** Sections of the profile that managers change on the settings screens. */
export const editableSections = [
  'kinds',
  'categories',
  'causes',
  'levels',
  'calendars',
  'deadlines',
  'sheets',
  'callbacks',
  'interview',
  'warranty',
  'stages',
  'documents',
  'classes',
  'emergencies',
  'inspection',
  'handover',
  'wall',
] as const
export const EditableSection = z.enum(editableSections)
export type EditableSection = z.infer<typeof EditableSection>

export const sectionWords: Readonly<Record<EditableSection, Words>> = {
  kinds: { zh: '案件类型', en: 'Kinds of cases' },
  categories: { zh: '类别', en: 'Categories' },
  causes: { zh: '原因', en: 'Causes' },
  levels: { zh: '等级规则', en: 'Level rules' },
  calendars: { zh: '工作日历', en: 'Calendars' },
  deadlines: { zh: '时限规则', en: 'Deadline rules' },
  sheets: { zh: '联系单', en: 'Contact sheets' },
  callbacks: { zh: '回访计划', en: 'Callback plans' },
  interview: { zh: '谈话提纲', en: 'Interview guide' },
  warranty: { zh: '保修期', en: 'Warranty terms' },
  stages: { zh: '档案阶段', en: 'Stages of files' },
  documents: { zh: '资料清单', en: 'Document checklist' },
  classes: { zh: '客户分类', en: 'Customer classes' },
  emergencies: { zh: '应急时限', en: 'Emergencies' },
  inspection: { zh: '验房清单', en: 'Inspection checklists' },
  handover: { zh: '交付设置', en: 'Handover' },
  wall: { zh: '墙上大屏', en: 'Wall screen' },
}

/** Longest section, as JSON: far above what a desk needs, far below what would slow every start. */
export const longestSection = 400_000

/** A section as somebody wants it to be. */
export const ChangeProfileInput = z.object({
  section: EditableSection,
  /** Version of the section they had before them; 0 as shipped. */
  base: z.int().min(0),
  /** The whole section; judged by its own schema together with the rest of the profile. */
  content: z.unknown(),
  /** Whose entries hold where a colleague changed the same ones since `base`; without it that is refused. */
  settled: z.enum(['mine', 'theirs']).optional(),
})

/** Back to an earlier version of a section; 0 as shipped. */
export const RestoreProfileInput = z.object({
  section: EditableSection,
  base: z.int().min(0),
  to: z.int().min(0),
})

/** What became of one named thing of a section. */
export const ProfileDifference = z.object({
  what: z.enum(['added', 'removed', 'renamed', 'retired', 'offered', 'moved', 'reordered', 'changed']),
  name: z.object({ zh: z.string(), en: z.string() }),
  was: z.object({ zh: z.string(), en: z.string() }).optional(),
})
export type ProfileDifference = z.infer<typeof ProfileDifference>

/** One change of a section, for its history. */
export interface ProfileChange {
  readonly version: number
  readonly at: number
  /** Null for the program itself. */
  readonly byName: string | null
  readonly differences: readonly ProfileDifference[]
  /** It went back to how the program ships it. */
  readonly toShipped: boolean
}

/** A section with what its editor needs beside it. */
export interface ProfileSectionView {
  readonly section: EditableSection
  /** Number of the last change; 0 as shipped. */
  readonly version: number
  readonly content?: unknown
  readonly shipped?: unknown
  /** Newest first, at most fifty. */
  readonly changes: readonly ProfileChange[]
  /** The desk's own section does not fit this program; what is shipped stands in for it. Null where it fits. */
  readonly setAside: { readonly place: Words; readonly why: Words } | null
  /** Headquarters gave it and the site goes by it; nobody here changes it. Null where it is the site's own. */
  readonly fromAbove: { readonly sender: string | null; readonly at: number } | null
}
