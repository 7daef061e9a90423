import { uuidv7 } from 'uuidv7'
import { caseImportFields } from '../../contract/case-imports.ts'
import { contractImportFields } from '../../contract/contract-imports.ts'
import { contractorImportFields } from '../../contract/contractor-imports.ts'
import { DeskError } from '../../contract/errors.ts'
import { type MappingColumns, NewMappingName } from '../../contract/import-mappings.ts'
import { type AnyField, fieldsOf, type SheetReading } from '../../contract/import-readings.ts'
import { type ImportKind, importFields } from '../../contract/imports.ts'
import { systemActor, type DeskCore } from '../../desk/core.ts'
import { saveMapping } from '../../imports/commands.ts'
import { cleanHeading } from '../../imports/find-table.ts'
import { mappingNamed } from '../../imports/queries.ts'
import type { NamedColumn } from '../../imports/read-sheet.ts'
import { type CliContext, WrongUse } from './command.ts'
import { textOf } from './import-parts.ts'

const fieldsOfKinds: Readonly<Record<ImportKind, readonly AnyField[]>> = {
  owners: importFields,
  cases: caseImportFields,
  contracts: contractImportFields,
  contractors: contractorImportFields,
}

/** What `--help` says of the columns of a kind of file. */
export function columnHelp(kind: ImportKind): string {
  return [
    '  --column FIELD=HEADING   corrects the guess for one column; give it once for each column',
    '  --save-mapping NAME      saves how the columns are read, for --mapping NAME of later imports',
    `  fields: ${inLines(fieldsOfKinds[kind])}`,
  ].join('\n')
}

/** The columns given with `--column`. Throws WrongUse where one is not FIELD=HEADING with a field of this kind. */
export function namedColumns(context: CliContext, kind: ImportKind): NamedColumn[] {
  const given = context.values['column']
  const columns = (Array.isArray(given) ? given : []).map((text): NamedColumn => {
    const [, name = '', heading = ''] = /^([^=]+)=(.*)$/s.exec(String(text)) ?? []
    if (heading.trim() === '') throw new WrongUse(`--column ${String(text)}: write FIELD=HEADING`)
    const field = fieldsOfKinds[kind].find(one => one === name.trim())
    if (field === undefined) {
      throw new WrongUse(`--column: ${name.trim()} is not a field. Fields: ${fieldsOfKinds[kind].join(', ')}`)
    }
    return { field, heading: heading.trim() }
  })
  for (const [index, { field }] of columns.entries())
    if (columns.findIndex(one => one.field === field) !== index)
      throw new WrongUse(`--column: ${field} is given twice`)
  return columns
}

/** The name given with `--save-mapping`. */
export function mappingToSave(context: CliContext): string | undefined {
  const text = textOf(context, 'save-mapping')
  if (text === undefined) return undefined
  const name = NewMappingName.safeParse(text)
  if (!name.success) throw new WrongUse('--save-mapping: a name has 1 to 60 characters')
  return name.data
}

/** Throws `import.headingUnknown` where none of these sheets has a column that was named. */
export function requireHeadings(sheets: readonly SheetReading[], columns: readonly NamedColumn[]): void {
  const headings = new Set(sheets.flatMap(sheet => sheet.columns.map(({ heading }) => cleanHeading(heading))))
  const missing = columns.find(({ heading }) => !headings.has(cleanHeading(heading)))
  if (missing) throw new DeskError('import.headingUnknown', { heading: missing.heading })
}

/**
 * Saves how the columns were read, in place of a mapping of the same name: those of the first sheet that has what
 * was named with `--column`.
 */
export async function saveColumns(
  core: DeskCore,
  name: string,
  kind: ImportKind,
  sheets: readonly SheetReading[],
  columns: readonly NamedColumn[],
): Promise<void> {
  const named = (sheet: SheetReading) =>
    columns.every(({ field }) => sheet.fields.some(one => one.field === field && one.because === 'saved'))
  const sheet = sheets.find(named) ?? sheets[0]
  if (!sheet) return
  const read = columnsRead(kind, sheet)
  const mappingId = mappingNamed(core.read, kind, name)?.id ?? uuidv7()
  await core.execute(saveMapping, { actor: systemActor, input: { mappingId, name, ...read } })
}

function columnsRead(kind: ImportKind, { fields, unitKind }: SheetReading): MappingColumns {
  switch (kind) {
    case 'cases':
      return { kind, fields: fieldsOf(fields, caseImportFields) }
    case 'contracts':
      return { kind, fields: fieldsOf(fields, contractImportFields), unitKind }
    case 'contractors':
      return { kind, fields: fieldsOf(fields, contractorImportFields) }
    case 'owners':
      return { kind, fields: fieldsOf(fields, importFields), unitKind }
  }
}

/** Words side by side, as many as fit into a line of a terminal. */
function inLines(words: readonly string[]): string {
  const lines = ['']
  for (const word of words) {
    const line = lines.at(-1) ?? ''
    if (line.length + word.length > 80) lines.push(word)
    else lines[lines.length - 1] = line === '' ? word : `${line}, ${word}`
  }
  return lines.join(',\n          ')
}
