import { caseImportFields, type RegisterPlan, saysCases } from '../../../main/contract/case-imports.ts'
import {
  type ContractPlan,
  contractImportFields,
  saysContracts,
} from '../../../main/contract/contract-imports.ts'
import {
  type ContractorPlan,
  contractorImportFields,
  saysContractors,
} from '../../../main/contract/contractor-imports.ts'
import {
  type AnyField,
  columnsOf,
  type FileReading,
  type GuessedField,
  type SheetReading,
} from '../../../main/contract/import-readings.ts'
import {
  type Corrections,
  type ImportKind,
  type ImportPlan,
  importFields,
  subjectOf,
} from '../../../main/contract/imports.ts'

/** What a person decided about one sheet. */
export interface SheetChoice {
  readonly included: boolean
  readonly fields: readonly GuessedField[]
  readonly unitKind: SheetReading['unitKind']
}

/** What a person decided about the whole file. */
export interface FileChoice {
  readonly sheets: Readonly<Record<number, SheetChoice>>
  readonly ownersSheet: number | null
  readonly project: string
  readonly mappingName: string | null
  /** Of contracts: whether those that the file has no more are asked about. */
  readonly askAboutVanished: boolean
}

/** What the reading suggests, before anybody changes it. */
export function suggestedChoice(reading: FileReading, mappingName: string | null): FileChoice {
  const { suggested } = reading
  return {
    sheets: Object.fromEntries(
      reading.sheets.map(({ sheet, fields, unitKind }) => [
        sheet,
        { included: suggested.sheets.includes(sheet), fields, unitKind },
      ]),
    ),
    ownersSheet: suggested.ownersSheet,
    project: suggested.project,
    mappingName,
    askAboutVanished: true,
  }
}

/** A column gets a field, or none; a field stands in one column only. */
export function withField(
  fields: readonly GuessedField[],
  column: { readonly index: number; readonly heading: string },
  field: AnyField | null,
): GuessedField[] {
  const others = fields.filter(one => one.column !== column.index && one.field !== field)
  if (field === null) return others
  const chosen = {
    field,
    column: column.index,
    heading: column.heading,
    confidence: 1,
    because: 'saved' as const,
  }
  return [...others, chosen].sort((one, other) => one.column - other.column)
}

/** Whether a sheet can be imported with these columns: which unit, building or contractor a row is about, or when what came in. */
export function isEnough(kind: ImportKind, fields: readonly GuessedField[]): boolean {
  switch (kind) {
    case 'cases':
      return saysCases(fields)
    case 'contracts':
      return saysContracts(fields)
    case 'contractors':
      return saysContractors(fields)
    case 'owners':
      return subjectOf(fields) !== null
  }
}

const includedSheets = (reading: FileReading, choice: FileChoice) =>
  reading.sheets.filter(one => choice.sheets[one.sheet]?.included)
const fieldsOfSheet = (choice: FileChoice, one: SheetReading) =>
  choice.sheets[one.sheet]?.fields ?? one.fields

/** The plan of a register for the desk. */
export function registerPlanOf(
  reading: FileReading,
  choice: FileChoice,
  corrections: Corrections,
): RegisterPlan {
  return {
    sheets: includedSheets(reading, choice).map(one => ({
      sheet: one.sheet,
      headerRow: one.headerRow,
      fields: columnsOf(fieldsOfSheet(choice, one), caseImportFields),
    })),
    corrections,
    mappingName: choice.mappingName,
  }
}

/** The plan of a file of sales for the desk. */
export function contractPlanOf(
  reading: FileReading,
  choice: FileChoice,
  corrections: Corrections,
): ContractPlan {
  const { project, askAboutVanished, mappingName } = choice
  return {
    sheets: includedSheets(reading, choice).map(one => ({
      sheet: one.sheet,
      headerRow: one.headerRow,
      fields: columnsOf(fieldsOfSheet(choice, one), contractImportFields),
      unitKind: choice.sheets[one.sheet]?.unitKind ?? null,
    })),
    project,
    askAboutVanished,
    corrections,
    mappingName,
  }
}

/** The plan of a file about contractors for the desk. */
export function contractorPlanOf(
  reading: FileReading,
  choice: FileChoice,
  corrections: Corrections,
): ContractorPlan {
  return {
    sheets: includedSheets(reading, choice).map(one => ({
      sheet: one.sheet,
      headerRow: one.headerRow,
      fields: columnsOf(fieldsOfSheet(choice, one), contractorImportFields),
    })),
    corrections,
    mappingName: choice.mappingName,
  }
}

/** The plan of an owner file for the desk. */
export function planOf(reading: FileReading, choice: FileChoice, corrections: Corrections): ImportPlan {
  const planned = (one: SheetReading) => ({
    sheet: one.sheet,
    headerRow: one.headerRow,
    fields: columnsOf(fieldsOfSheet(choice, one), importFields),
    unitKind: choice.sheets[one.sheet]?.unitKind ?? null,
  })
  const owners = reading.sheets.find(one => one.sheet === choice.ownersSheet)
  return {
    sheets: includedSheets(reading, choice).map(planned),
    ownersSheet: owners ? planned(owners) : null,
    project: choice.project,
    corrections,
    mappingName: choice.mappingName,
  }
}
