import { z } from 'zod'
import type { UnitKind } from './estate.ts'
import { otherDocument } from './profile-documents.ts'
import { FormBase } from './meanwhile.ts'
import { Day, FileHash, Id, Line, Text } from './values.ts'
import type { UnitStage } from './unit-changes.ts'

/** `replaced`: a newer one took its place. `removed`: taken out of the file, with a reason. */
export const documentStates = ['present', 'replaced', 'removed'] as const
export const DocumentState = z.enum(documentStates)
export type DocumentState = z.infer<typeof DocumentState>

/** Id of a type of the checklist, or `other`. */
export const DocumentTypeId = z
  .string()
  .max(60)
  .regex(/^[a-z][a-z0-9-]*$/)

const Pages = z.int().min(0).max(10_000)
/** Where the paper stands: `A-03-12`. Empty where there is none. */
const Shelf = z.string().trim().max(60)
const Reason = Text.min(1).max(500)

/** What people say of a document. */
export const DocumentDetails = z.object({
  type: DocumentTypeId.default(otherDocument),
  /** Of a document that is none of the checklist. */
  title: z.string().trim().max(200).default(''),
  /** Whom it is about, where that is one person. */
  personId: Id.nullable().default(null),
  /** The paper is the original; else a copy. */
  original: z.boolean().default(false),
  /** Pages of the paper. */
  pages: Pages.default(0),
  shelf: Shelf.default(''),
  /** Date on the paper. */
  dated: Day.nullable().default(null),
  note: Text.max(2000).default(''),
})
export type DocumentDetails = z.infer<typeof DocumentDetails>

/** Puts a paper into the file of a home: with scans of the inbox, or as paper only. */
export const FileDocumentInput = z.object({
  documentId: Id,
  unitId: Id,
  details: DocumentDetails,
  /** Scans that become its pages, in this order. */
  scanIds: z.array(Id).max(500).default([]),
  /** The document whose place it takes. */
  replaces: Id.nullable().default(null),
})
export const AddPagesInput = z.object({ documentId: Id, scanIds: z.array(Id).min(1).max(500) })
export const CorrectDocumentInput = z.object({ documentId: Id, details: DocumentDetails, base: FormBase })
export const RemoveDocumentInput = z.object({ documentId: Id, reason: Reason })
export const RestoreDocumentInput = z.object({ documentId: Id })
/** Takes filing back: the document goes and its scans wait in the inbox again. */
export const TakeBackInput = z.object({ documentId: Id })
export const WaiveInput = z.object({ unitId: Id, type: DocumentTypeId, reason: Reason })
/** `base`: `reason`, why it was not needed. */
export const EndWaiverInput = z.object({ unitId: Id, type: DocumentTypeId, base: FormBase })
export const ScansInput = z.object({ scanIds: z.array(Id).min(1).max(10_000) })

/** What splitting takes at most; larger scans are scanned again in parts. */
export const splitLimits = { pages: 500, parts: 100, bytes: 100_000_000, seconds: 180 } as const
const ascending = (pages: readonly number[]) => pages.every((page, at) => page > (pages[at - 1] ?? 0))
/** Cuts a PDF of the inbox behind pages. */
export const SplitScanInput = z
  .object({
    scanId: Id,
    /** How many pages the person saw. */
    pages: z.int().min(2).max(splitLimits.pages),
    /** After which pages to cut, from 1. */
    cuts: z
      .array(z.int().min(1))
      .min(1)
      .max(splitLimits.parts - 1)
      .refine(ascending),
    /** Ids of the parts, one more than cuts. */
    partIds: z.array(Id).max(splitLimits.parts),
  })
  .refine(({ cuts, partIds }) => new Set(partIds).size === cuts.length + 1)
  .refine(({ cuts, pages }) => (cuts.at(-1) ?? 0) < pages)
/** Puts the parts of a scan in its place; their files are safely stored before. */
export const NoteSplitInput = z.object({
  scanId: Id,
  parts: z
    .array(
      z.object({
        scanId: Id,
        hash: FileHash,
        size: z.int().min(0),
        name: Line,
        pages: Pages,
      }),
    )
    .min(2)
    .max(splitLimits.parts),
})
export const UndoSplitInput = z.object({ scanId: Id })
/** Null switches watching off. `leave`: files stay where they are instead of moving to the sub-folder. */
export const ScanFolderInput = z.object({
  folder: z
    .string()
    .trim()
    .min(1)
    .max(1000)
    .refine(value => !value.includes('\u0000'))
    .nullable(),
  leave: z.boolean().default(false),
  /** `folder` and `leave`, as they were. */
  base: FormBase,
})

/**
 * What speaks against a scan: its bytes are not what its name says, the end of the file is missing, or a password is
 * needed to see it.
 */
export const scanDoubts = ['damaged', 'other-type', 'empty', 'locked'] as const
export const ScanDoubt = z.enum(scanDoubts)
export type ScanDoubt = z.infer<typeof ScanDoubt>

/** A file as it came into the inbox, safely stored before it is recorded. */
export const TakeScanInput = z.object({
  scanId: Id,
  hash: FileHash,
  size: z.int().min(0),
  name: Line,
  mediaType: z.string().max(100),
  /** As far as the file itself says. */
  pages: Pages.nullable(),
  doubt: ScanDoubt.nullable(),
  /** Names a file of the watched folder in one of its states, so that it is not taken twice. */
  sourceKey: z.string().max(1000).nullable(),
})

/** One page or more of a document as a file of the archive. */
export interface DocumentFile {
  readonly fileId: string
  readonly hash: string
  readonly size: number
  /** Null after it was erased. */
  readonly name: string | null
  readonly mediaType: string
}

export interface DocumentRow {
  readonly id: string
  readonly unitId: string
  readonly type: string
  readonly title: string | null
  readonly personId: string | null
  readonly personName: string | null
  readonly original: boolean
  readonly pages: number
  readonly shelf: string
  readonly dated: string | null
  readonly note: string | null
  readonly state: DocumentState
  readonly reason: string | null
  readonly replacedBy: string | null
  readonly filedAt: number
  readonly filedByName: string | null
  readonly files: readonly DocumentFile[]
}

/** One line of the checklist of a home. */
export interface ChecklistLine {
  readonly type: string
  readonly name: { readonly zh: string; readonly en: string }
  /** The file is not complete without it, as far as the home has come. */
  readonly required: boolean
  /** The stage from which on a home needs it, where it has not come that far; null for what it needs, or never will. */
  readonly neededFrom: UnitStage | null
  readonly state: 'present' | 'missing' | 'not-applicable'
  /** Why it is not applicable. */
  readonly reason: string | null
  readonly documents: readonly DocumentRow[]
}

export interface UnitDocuments {
  readonly lines: readonly ChecklistLine[]
  /** Present documents that are none of the checklist. */
  readonly others: readonly DocumentRow[]
  /** Replaced and removed ones, newest first. */
  readonly history: readonly DocumentRow[]
  readonly required: number
  readonly present: number
}

/** How complete the files below something are. `required` 0: nothing is needed there yet. */
export interface Completeness {
  readonly units: number
  /** Units with nothing missing among those that need something. */
  readonly complete: number
  /** Units that need something. */
  readonly counted: number
  readonly required: number
  readonly present: number
}

export interface CompletenessNode extends Completeness {
  readonly id: string
  readonly kind: 'project' | 'phase' | 'building'
  readonly name: string
  readonly children: readonly CompletenessNode[]
}

export interface SiteCompleteness extends Completeness {
  readonly nodes: readonly CompletenessNode[]
  /** In how many homes each required type is missing, in the order of the checklist. */
  readonly missing: readonly {
    readonly type: string
    readonly name: { readonly zh: string; readonly en: string }
    readonly units: number
  }[]
  /** The checklist changed and not every home was counted again yet. */
  readonly settling: boolean
}

export interface UnitCompleteness {
  readonly unitId: string
  readonly number: string
  readonly required: number
  readonly present: number
  /** Types that are missing. */
  readonly missing: readonly string[]
}

/** A type of the checklist as one types it: names, pinyin, initials, small letters without blanks. */
export interface DocumentTypeKeys {
  readonly id: string
  readonly name: { readonly zh: string; readonly en: string }
  readonly kinds: readonly UnitKind[]
  readonly keys: readonly string[]
}

/** A scan that waits in the inbox. */
export interface Scan {
  readonly id: string
  readonly hash: string
  readonly size: number
  readonly name: string
  readonly mediaType: string
  readonly pages: number | null
  readonly doubt: ScanDoubt | null
  readonly takenAt: number
  /** Unit in whose file the very same file lies already. */
  readonly knownAt: { readonly unitId: string; readonly number: string } | null
}

/** How watching goes. */
export interface InboxStatus {
  readonly folder: string | null
  readonly leave: boolean
  readonly waiting: number
  /** What keeps files, or the whole folder, from being taken: newest look only, at most twenty. */
  readonly problems: readonly {
    /** Name of the file; null for the folder itself. */
    readonly name: string | null
    readonly code: string
    readonly params: Readonly<Record<string, string | number>>
  }[]
}
