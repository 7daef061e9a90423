import type { CaseImportField } from '../contract/case-imports.ts'
import type { Channel } from '../contract/cases.ts'
import type { Cell } from '../tabular/types.ts'
import type { CaseMapping } from './case-columns.ts'
import { type CaseLayout, layoutOf } from './case-layout.ts'
import type { MatterMatcher } from './case-matter.ts'
import type { RegisterFinder } from './case-place.ts'
import { plainText } from './cells.ts'
import type { ImportCode, ImportReason } from './reasons.ts'

/** What is known besides the row itself. */
export interface RegisterContext {
  readonly timeZone: string
  /** UTC milliseconds; nothing was received later. */
  readonly now: number
  readonly matter: MatterMatcher
  readonly places: RegisterFinder
  /** Of rows that name no channel. */
  readonly usualChannel: Channel
  readonly language: 'zh' | 'en'
}

/** One row while it is read. */
export class ReadingRow {
  readonly reasons: ImportReason[] = []
  readonly warnings: ImportReason[] = []
  /** Fields whose words stand wholly in the case and need no note. */
  readonly kept = new Set<CaseImportField>()
  readonly layout: CaseLayout
  readonly cells: readonly Cell[]

  constructor(mapping: CaseMapping, cells: readonly Cell[]) {
    this.layout = layoutOf(mapping)
    this.cells = cells
  }

  heading(field: CaseImportField): string {
    return this.layout.fields.get(field)?.heading ?? ''
  }

  cell(field: CaseImportField): Cell | undefined {
    const column = this.layout.fields.get(field)?.column
    return column === undefined ? undefined : this.cells[column]
  }

  /** The words of a field; empty where there are none. */
  text(field: CaseImportField): string {
    return plainText(this.cell(field)) ?? ''
  }

  has(field: CaseImportField): boolean {
    return this.layout.fields.has(field)
  }

  refuse(code: ImportCode, field: CaseImportField): void {
    this.reasons.push(this.#reason(code, field))
  }

  warn(code: ImportCode, field: CaseImportField): void {
    this.warnings.push(this.#reason(code, field))
  }

  #reason(code: ImportCode, field: CaseImportField): ImportReason {
    const value = this.text(field)
    return { code, column: this.heading(field), ...(value === '' ? {} : { value: value.slice(0, 200) }) }
  }
}
