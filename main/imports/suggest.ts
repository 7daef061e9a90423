import type { FileReading, ImportPlan, SheetPlan, SheetReading } from '../contract/imports.ts'

/** How a sheet is read as it stands, before anybody corrects it. */
export function planOfSheet(reading: SheetReading): SheetPlan {
  return {
    sheet: reading.sheet,
    headerRow: reading.headerRow,
    fields: reading.fields.map(({ field, column }) => ({ field, column })),
    unitKind: reading.unitKind,
  }
}

/** The plan a reading suggests; `only` limits it to one sheet. */
export function suggestedPlan(reading: FileReading, only?: number): ImportPlan {
  const { sheets, ownersSheet, project } = reading.suggested
  const chosen = only === undefined ? sheets : [only]
  const owners = ownersSheet === null ? undefined : reading.sheets[ownersSheet]
  return {
    sheets: reading.sheets.filter(one => chosen.includes(one.sheet)).map(planOfSheet),
    ownersSheet: owners ? planOfSheet(owners) : null,
    project,
    corrections: [],
    mappingName: null,
  }
}
