import type { importCaseErrors } from '../contract/errors/import-cases.ts'
import type { importContractErrors } from '../contract/errors/import-contracts.ts'
import type { importContractorErrors } from '../contract/errors/import-contractors.ts'
import type { importErrors } from '../contract/errors/imports.ts'

export type ImportCode =
  | keyof typeof importErrors
  | keyof typeof importCaseErrors
  | keyof typeof importContractErrors
  | keyof typeof importContractorErrors

/** Why a row was refused, or what a person should look at. `value` is personal: it never goes to a log. */
export type ImportReason = {
  code: ImportCode
  /** The heading as written in the file. */
  column: string
  value?: string
}

/** A normalised value, `undefined` for an empty cell, with what is doubtful about it; or why there is none. */
export type Parsed<T> =
  | { ok: true; value: T | undefined; warnings: readonly ImportCode[] }
  | { ok: false; code: ImportCode }

export function parsed<T>(value: T | undefined, ...warnings: ImportCode[]): Parsed<T> {
  return { ok: true, value, warnings }
}

export function refused(code: ImportCode): { ok: false; code: ImportCode } {
  return { ok: false, code }
}

/** What people write into a cell to say that there is nothing. */
export function isPlaceholder(text: string): boolean {
  return /^(?:[-—–/\\.、_*?？]+|无|暂无|没有|未知|不详|待定|待补|空|null|none|n\/?a|#n\/a|nil|nan)$/i.test(
    text.trim(),
  )
}
