import { unpackWords } from './both-words.ts'
import { backupErrors } from './errors/backup.ts'
import { databaseErrors } from './errors/database.ts'
import { deadlineErrors } from './errors/deadlines.ts'
import { demoErrors } from './errors/demo.ts'
import { callbackErrors } from './errors/callbacks.ts'
import { caseErrors } from './errors/cases.ts'
import { estateErrors } from './errors/estate.ts'
import { staffErrors } from './errors/staff.ts'
import { hostErrors } from './errors/host.ts'
import { reportErrors } from './errors/reports.ts'
import { generalErrors } from './errors/general.ts'
import { importErrors } from './errors/imports.ts'
import { importCaseErrors } from './errors/import-cases.ts'
import { importRunErrors } from './errors/import-run.ts'
import { profileErrors } from './errors/profile.ts'
import { knowledgeErrors } from './errors/knowledge.ts'
import { keptErrors } from './errors/kept.ts'
import { printErrors } from './errors/print.ts'
import { sheetErrors } from './errors/sheets.ts'
import { screenErrors } from './errors/screens.ts'
import { fieldWord } from './field-words.ts'
import { permissionWord } from './permission-words.ts'
import { sheetStateWord } from './sheet-words.ts'
import { shellErrors } from './errors/shell.ts'
import { storageErrors } from './errors/storage.ts'
import { tabularErrors } from './errors/tabular.ts'
import { warningErrors } from './errors/warnings.ts'
import { assignmentErrors } from './errors/assignment.ts'
import { promiseErrors } from './errors/promises.ts'
import { watchErrors } from './errors/watch.ts'

/** The one catalogue of errors a person can meet, by code, in both languages. */
export const errorCatalogue = {
  ...generalErrors,
  ...reportErrors,
  ...hostErrors,
  ...staffErrors,
  ...estateErrors,
  ...caseErrors,
  ...callbackErrors,
  ...warningErrors,
  ...promiseErrors,
  ...assignmentErrors,
  ...sheetErrors,
  ...demoErrors,
  ...deadlineErrors,
  ...screenErrors,
  ...shellErrors,
  ...profileErrors,
  ...printErrors,
  ...keptErrors,
  ...databaseErrors,
  ...backupErrors,
  ...storageErrors,
  ...tabularErrors,
  ...importErrors,
  ...importCaseErrors,
  ...importRunErrors,
  ...knowledgeErrors,
  ...watchErrors,
} as const

export type ErrorCode = keyof typeof errorCatalogue
export type ErrorParams = Readonly<Record<string, string | number>>
export type Language = 'zh' | 'en'

/** Parameters that name something by its code, and the words people know it by. */
const wordsOf: Readonly<Record<string, (value: string, language: Language) => string>> = {
  where: fieldWord,
  permission: permissionWord,
  faultPlace: unpackWords,
  faultReason: unpackWords,
  thing: unpackWords,
  sheetState: sheetStateWord,
}

/**
 * The text of an error for a person; `{name}` is replaced from `params`, an absent one is left readable. A field
 * named by `where` and a `permission` get the words they have on the screen.
 */
export function errorText(code: ErrorCode, params: ErrorParams, language: Language): string {
  return errorCatalogue[code][language].replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = params[name]
    if (typeof value !== 'string') return String(value ?? '—')
    return wordsOf[name]?.(value, language) ?? value
  })
}

/** True where `code` (from another process or version) is one this program knows. */
export function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(errorCatalogue, code)
}

/**
 * An error with a code of the catalogue. Thrown by the core, carried over every host unchanged, shown in the
 * reader's language. `params` hold no personal data: they may reach a log.
 */
export class DeskError extends Error {
  readonly code: ErrorCode
  readonly params: ErrorParams

  constructor(code: ErrorCode, params: ErrorParams = {}, options?: ErrorOptions) {
    super(errorText(code, params, 'en'), options)
    this.name = 'DeskError'
    this.code = code
    this.params = params
  }
}
