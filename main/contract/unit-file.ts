import { z } from 'zod'
import { LanguageCode } from './site.ts'
import { Id } from './values.ts'

/** Taking the whole file of a home away: for whom, and with phones in full or masked. */
export const UnitFileExport = z.object({
  unitId: Id,
  language: LanguageCode,
  /** Who asked for it and why: a hotline, a court, a contractor. On the cover and on the audit trail. */
  purpose: z.string().trim().min(1).max(200),
  masked: z.boolean(),
  /** A ZIP of files, or one PDF to print and to send. */
  form: z.enum(['zip', 'pdf']).default('zip'),
})
export type UnitFileExport = z.input<typeof UnitFileExport>

/** What a file of a home became. */
export interface UnitFileMade {
  readonly papers: number
  /** Papers whose bytes are damaged or gone; the cover names them. */
  readonly left: number
  /** Papers of kinds that cannot be printed, or too long for one PDF; 0 where there is none. The cover names them. */
  readonly unprinted: number
}
