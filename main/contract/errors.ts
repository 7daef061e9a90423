import { unpackWords } from './both-words.ts'
import { collectionErrors } from './errors/collections.ts'
import { backupErrors } from './errors/backup.ts'
import { databaseErrors } from './errors/database.ts'
import { documentErrors } from './errors/documents.ts'
import { cameraErrors } from './errors/camera.ts'
import { deadlineErrors } from './errors/deadlines.ts'
import { deviceErrors } from './errors/devices.ts'
import { demoErrors } from './errors/demo.ts'
import { drillErrors } from './errors/drill.ts'
import { callbackErrors } from './errors/callbacks.ts'
import { caseErrors } from './errors/cases.ts'
import { estateErrors } from './errors/estate.ts'
import { contractErrors } from './errors/contracts.ts'
import { settlementErrors } from './errors/settlement.ts'
import { importContractorErrors } from './errors/import-contractors.ts'
import { importContractErrors } from './errors/import-contracts.ts'
import { staffErrors } from './errors/staff.ts'
import { hostErrors } from './errors/host.ts'
import { reportErrors } from './errors/reports.ts'
import { seasonErrors } from './errors/season.ts'
import { generalErrors } from './errors/general.ts'
import type { LastStep } from './last-step.ts'
import { importErrors } from './errors/imports.ts'
import { importCaseErrors } from './errors/import-cases.ts'
import { importRunErrors } from './errors/import-run.ts'
import { profileErrors } from './errors/profile.ts'
import { knowledgeErrors } from './errors/knowledge.ts'
import { emergencyErrors } from './errors/emergencies.ts'
import { handoverErrors } from './errors/handover.ts'
import { contractorErrors } from './errors/contractors.ts'
import { leakPackErrors } from './errors/leak-pack.ts'
import { leakErrors } from './errors/leaks.ts'
import { inspectionErrors } from './errors/inspection.ts'
import { keptErrors } from './errors/kept.ts'
import { printErrors } from './errors/print.ts'
import { sheetErrors } from './errors/sheets.ts'
import { registerErrors } from './errors/registers.ts'
import { screenErrors } from './errors/screens.ts'
import { peopleErrors } from './errors/people.ts'
import { meanwhileErrors } from './errors/meanwhile.ts'
import { fieldWord, fieldsWord } from './field-words.ts'
import { permissionWord } from './permission-words.ts'
import { sheetStateWord } from './sheet-words.ts'
import { shellErrors } from './errors/shell.ts'
import { storageErrors } from './errors/storage.ts'
import { tabularErrors } from './errors/tabular.ts'
import { warningErrors } from './errors/warnings.ts'
import { assignmentErrors } from './errors/assignment.ts'
import { promiseErrors } from './errors/promises.ts'
import { offlineErrors } from './errors/offline.ts'
import { watchErrors } from './errors/watch.ts'
import { integrityErrors } from './errors/integrity.ts'
import { stationErrors } from './errors/station.ts'
import { headquartersErrors } from './errors/headquarters.ts'
import { syncErrors } from './errors/sync.ts'
import { standbyErrors } from './errors/standby.ts'

/** The one catalogue of errors a person can meet, by code, in both languages. */
export const errorCatalogue = {
  ...collectionErrors,
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
  ...deviceErrors,
  ...cameraErrors,
  ...demoErrors,
  ...drillErrors,
  ...deadlineErrors,
  ...registerErrors,
  ...screenErrors,
  ...shellErrors,
  ...profileErrors,
  ...printErrors,
  ...keptErrors,
  ...leakErrors,
  ...leakPackErrors,
  ...emergencyErrors,
  ...seasonErrors,
  ...contractorErrors,
  ...inspectionErrors,
  ...handoverErrors,
  ...meanwhileErrors,
  ...databaseErrors,
  ...backupErrors,
  ...storageErrors,
  ...integrityErrors,
  ...tabularErrors,
  ...importErrors,
  ...importCaseErrors,
  ...importRunErrors,
  ...knowledgeErrors,
  ...watchErrors,
  ...offlineErrors,
  ...contractErrors,
  ...settlementErrors,
  ...importContractErrors,
  ...importContractorErrors,
  ...documentErrors,
  ...peopleErrors,
  ...stationErrors,
  ...headquartersErrors,
  ...syncErrors,
  ...standbyErrors,
} as const

export type ErrorCode = keyof typeof errorCatalogue
export type ErrorParams = Readonly<Record<string, string | number>>
export type Language = 'zh' | 'en'

/** Parameters that name something by its code, and the words people know it by. */
const wordsOf: Readonly<Record<string, (value: string, language: Language) => string>> = {
  where: fieldWord,
  fields: fieldsWord,
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

interface DeskErrorOptions extends ErrorOptions {
  readonly step?: LastStep
}

/**
 * An error with a code of the catalogue. Thrown by the core, carried over every host unchanged, shown in the
 * reader's language. `params` hold no personal data: they may reach a log.
 */
export class DeskError extends Error {
  readonly code: ErrorCode
  readonly params: ErrorParams
  /** Who made the thing what it is now; for the screen alone, since it names somebody. */
  readonly step: LastStep | undefined

  constructor(code: ErrorCode, params: ErrorParams = {}, options: DeskErrorOptions = {}) {
    super(errorText(code, params, 'en'), options)
    this.name = 'DeskError'
    this.code = code
    this.params = params
    this.step = options.step
  }
}
