import { z } from 'zod'

/** What a dry run may decide, in the order it has to be recorded. */
export const stagedKinds = [
  'node',
  'unit',
  'unitChange',
  'person',
  'personChange',
  'movedIn',
  'contract',
  'contractChange',
  'contractConfirmed',
  'contractMissed',
  'contractor',
  'contractorContact',
  'works',
  'onCall',
] as const
export type StagedKind = (typeof stagedKinds)[number]

/** One operation to be, its content as its definition parsed it: the file is sealed, and read by this same program. */
export interface StagedOperation {
  readonly kind: StagedKind
  readonly id: string
  readonly facts: Readonly<Record<string, unknown>>
  readonly personal?: Readonly<Record<string, unknown>> | undefined
}

/** What one row of the file adds and changes, and what that rests on. */
export interface StagedRow {
  readonly operations: readonly StagedOperation[]
  /** Units, buildings and people whose state was looked at; a change of theirs since makes the decision stale. */
  readonly basis: readonly string[]
  /** Identities of people who were found nowhere; somebody may have registered them since. */
  readonly identities: readonly string[]
}

/** Whether a line of a staging file is a row. A schema would copy each row, which takes longer than reading it. */
export const isStagedRow = (line: unknown): line is StagedRow =>
  isObject(line) &&
  isListOf(line['operations'], isStagedOperation) &&
  isListOf(line['basis'], isText) &&
  isListOf(line['identities'], isText)

const isStagedOperation = (value: unknown): value is StagedOperation =>
  isObject(value) &&
  isText(value['id']) &&
  knownKinds.has(value['kind']) &&
  isObject(value['facts']) &&
  (value['personal'] === undefined || isObject(value['personal']))

const knownKinds: ReadonlySet<unknown> = new Set(stagedKinds)
const isText = (value: unknown): value is string => typeof value === 'string'
const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null
const isListOf = (value: unknown, isOne: (one: unknown) => boolean): boolean =>
  Array.isArray(value) && value.every(isOne)

/** A row that was refused, as it stands in the file, for the workbook of refused rows. */
export const RefusedRow = z.object({
  sheet: z.int(),
  row: z.int(),
  cells: z.array(z.string()),
  reasons: z.array(z.object({ code: z.string(), column: z.string(), value: z.string().optional() })),
})
export type RefusedRow = z.infer<typeof RefusedRow>

/** The headings of a sheet, before its first refused row. Columns count from 0. */
export const RefusedHead = z.object({
  sheet: z.int(),
  name: z.string(),
  headings: z.array(z.object({ index: z.int(), heading: z.string() })),
})
export type RefusedHead = z.infer<typeof RefusedHead>
