import type { CaseImportField } from '../contract/case-imports.ts'
import type { CaseMapping, GuessedCaseField } from './case-columns.ts'
import { cleanHeading } from './find-table.ts'
import { refusedHeadings } from './refused-file.ts'

/** A column whose words may go into a note. */
interface NoteColumn {
  readonly column: number
  /** Absent where no field claims it. */
  readonly field?: CaseImportField
  /** The heading as a note says it. */
  readonly label: string
}

/** What a mapping says, arranged for reading a hundred thousand rows by it. */
export interface CaseLayout {
  readonly fields: ReadonlyMap<CaseImportField, GuessedCaseField>
  /** In the order of a note: mapped columns first. */
  readonly noteColumns: readonly NoteColumn[]
}

const layouts = new WeakMap<CaseMapping, CaseLayout>()

/** The layout of a mapping, made once. */
export function layoutOf(mapping: CaseMapping): CaseLayout {
  const known = layouts.get(mapping)
  if (known) return known
  const { fields, unmapped } = mapping
  const mapped = fields
    .filter(({ field }) => field !== 'receivedAt')
    .map(({ field, column, heading }) => ({ field, column, heading }))
  const others = unmapped.map(({ index, heading }) => ({ column: index, heading }))
  const layout = {
    fields: new Map(fields.map(one => [one.field, one])),
    noteColumns: [...mapped, ...others]
      .filter(({ heading }) => !refusedHeadings.has(heading))
      .map(({ heading, ...column }) => ({ ...column, label: cleanHeading(heading) })),
  }
  layouts.set(mapping, layout)
  return layout
}
