import { z } from 'zod'
import { DeskError } from './errors.ts'

/**
 * What a form was loaded with, field by field, as far as it may be written: whoever saves later must not take back
 * what somebody else wrote meanwhile. Left out by callers that read and write at one moment (imports, the command
 * line), who overwrite on purpose.
 */
export const FormBase = z
  .record(z.string().max(60), z.unknown())
  .refine(base => Object.keys(base).length <= 100)
  .optional()
export type FormBase = z.output<typeof FormBase>

/** Fields as somebody wants them, or as they stand. */
type Fields = Readonly<Record<string, unknown>>

/** What became of a field since a form was loaded, where somebody else changed it. */
interface Meanwhile {
  readonly field: string
  /** Whether the form changed it too, to something else. */
  readonly both: boolean
}

/**
 * Compares what a form was loaded with, what stands in it, and how things stand now. Names the fields that others
 * changed meanwhile. A field that the base does not name is the form's own.
 */
export function changedMeanwhile(base: Fields, mine: Fields, now: Fields): Meanwhile[] {
  return Object.keys(mine)
    .filter(field => field in base && field in now && !sameValue(base[field], now[field]))
    .filter(field => !sameValue(mine[field], now[field]))
    .map(field => ({ field, both: !sameValue(mine[field], base[field]) }))
}

/**
 * The part of an edit that is to be written: fields that the form changed. Those it left as it was loaded stay as
 * others made them. Without a base, all of it. Errors: `edit.changedMeanwhile` where a field was changed by both,
 * with the fields' names.
 */
export function editOver<Edit extends object>(base: FormBase, mine: Edit, now: Fields): Partial<Edit> {
  if (base === undefined) return mine
  const asked: Fields = Object.fromEntries(Object.entries(mine))
  const fields = changedMeanwhile(base, asked, now)
    .filter(({ both }) => both)
    .map(({ field }) => field)
  if (fields.length > 0) throw new DeskError('edit.changedMeanwhile', { fields: fields.join(',') })
  const written = Object.entries(asked).filter(
    ([field, value]) => !(field in base) || !sameValue(value, base[field]),
  )
  return Object.fromEntries(written) as Partial<Edit>
}

/** As {@link editOver}, for what is always written whole: fields the form left alone are as they stand now. */
export function wholeOver<Edit extends object>(
  base: FormBase,
  mine: Edit,
  now: { readonly [K in keyof Edit]: Edit[K] } | undefined,
): Edit {
  if (base === undefined || now === undefined) return mine
  const kept = Object.fromEntries(Object.keys(mine).map(field => [field, now[field as keyof Edit]]))
  return { ...mine, ...(kept as Partial<Edit>), ...editOver(base, mine, { ...now }) }
}

/**
 * For what is decided at one stroke, such as who has a case: refused where somebody else decided otherwise since it
 * was seen, even where the choice is what it was then. Errors: `edit.changedMeanwhile`.
 */
export function refuseUnseen(base: FormBase, mine: Fields, now: Fields): void {
  if (base === undefined) return
  const fields = changedMeanwhile(base, mine, now).map(({ field }) => field)
  if (fields.length > 0) throw new DeskError('edit.changedMeanwhile', { fields: fields.join(',') })
}

/**
 * For what goes by what was seen without saying a new value: taking something away, or adding to it. Refused where what
 * was seen is not what stands. Errors: `edit.changedMeanwhile`.
 */
export function refuseMoved(base: FormBase, now: Fields): void {
  if (base === undefined) return
  const fields = Object.keys(now).filter(field => field in base && !sameValue(base[field], now[field]))
  if (fields.length > 0) throw new DeskError('edit.changedMeanwhile', { fields: fields.join(',') })
}

/** Whether two values mean the same to a person: nothing, an empty text and an empty list do. */
export function sameValue(one: unknown, other: unknown): boolean {
  return JSON.stringify(plain(one)) === JSON.stringify(plain(other))
}

function plain(value: unknown): unknown {
  if (value === undefined || value === null) return null
  if (typeof value === 'string') return value.replaceAll('\r\n', '\n').trim() || null
  if (Array.isArray(value)) return value.length === 0 ? null : value.map(plain)
  if (typeof value !== 'object') return value
  const members = Object.entries(value)
    .map(([name, member]) => [name, plain(member)] as const)
    .filter(([, member]) => member !== null)
    .sort(([a], [b]) => (a < b ? -1 : 1))
  return members.length === 0 ? null : Object.fromEntries(members)
}
