import { caseImportFields, type RegisterPlan } from '../contract/case-imports.ts'
import { type ContractPlan, contractImportFields } from '../contract/contract-imports.ts'
import { type ContractorPlan, contractorImportFields } from '../contract/contractor-imports.ts'
import { DeskError } from '../contract/errors.ts'
import { columnsOf, type FileReading, type SheetReading } from '../contract/import-readings.ts'
import { type ImportPlan, importFields, type SheetPlan } from '../contract/imports.ts'

/** How a sheet of owners is read as it stands, before anybody corrects it. */
function planOfSheet({ sheet, headerRow, fields, unitKind }: SheetReading): SheetPlan {
  return { sheet, headerRow, fields: columnsOf(fields, importFields), unitKind }
}

const chosenSheets = ({ sheets, suggested }: FileReading, only: number | undefined) =>
  sheets.filter(one => (only === undefined ? suggested.sheets.includes(one.sheet) : one.sheet === only))

/** The plan that the reading of an owner file suggests; `only` limits it to one sheet. Error: `import.noUnitColumn` */
export function suggestedPlan(reading: FileReading, only?: number): ImportPlan {
  const { ownersSheet, project } = reading.suggested
  const owners = ownersSheet === null ? undefined : reading.sheets[ownersSheet]
  const sheets = chosenSheets(reading, only).map(planOfSheet)
  if (sheets.length === 0) throw new DeskError('import.noUnitColumn')
  return {
    sheets,
    ownersSheet: owners ? planOfSheet(owners) : null,
    project,
    corrections: [],
    mappingName: null,
  }
}

/** The plan that the reading of a register suggests; `only` limits it to one sheet. Error: `import.noCaseColumns` */
export function suggestedRegisterPlan(reading: FileReading, only?: number): RegisterPlan {
  const sheets = chosenSheets(reading, only).map(({ sheet, headerRow, fields }) => ({
    sheet,
    headerRow,
    fields: columnsOf(fields, caseImportFields),
  }))
  if (sheets.length === 0) throw new DeskError('import.noCaseColumns')
  return { sheets, corrections: [], mappingName: null }
}

/** The plan that the reading of a file of sales suggests; `only` limits it. Error: `import.noContractColumns` */
export function suggestedContractPlan(reading: FileReading, only?: number): ContractPlan {
  const sheets = chosenSheets(reading, only).map(({ sheet, headerRow, fields, unitKind }) => ({
    sheet,
    headerRow,
    fields: columnsOf(fields, contractImportFields),
    unitKind,
  }))
  if (sheets.length === 0) throw new DeskError('import.noContractColumns')
  const { project } = reading.suggested
  return { sheets, project, askAboutVanished: true, corrections: [], mappingName: null }
}

/** The plan that the reading of a file about contractors suggests; `only` limits it. Error: `import.noContractorColumns` */
export function suggestedContractorPlan(reading: FileReading, only?: number): ContractorPlan {
  const sheets = chosenSheets(reading, only).map(({ sheet, headerRow, fields }) => ({
    sheet,
    headerRow,
    fields: columnsOf(fields, contractorImportFields),
  }))
  if (sheets.length === 0) throw new DeskError('import.noContractorColumns')
  return { sheets, corrections: [], mappingName: null }
}
