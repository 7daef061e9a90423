import { z } from 'zod'
import { CaseImportField, caseImportFields } from './case-imports.ts'
import { ContractImportField, contractImportFields } from './contract-imports.ts'
import { ContractorImportField, contractorImportFields } from './contractor-imports.ts'
import { ImportField, importFields, SheetUnitKind } from './imports.ts'
import { FormBase } from './meanwhile.ts'
import { Id } from './values.ts'

/** A saved mapping remembers headings; columns only help where a heading stands twice. */
const savedColumn = <Field extends z.ZodType>(field: Field) =>
  z.object({ field, heading: z.string().trim().max(300), column: z.int().min(0).max(1000) })

/** Columns of an owner file. */
export const SavedFields = z.array(savedColumn(ImportField)).min(1).max(importFields.length)
/** Columns of an old register of cases. */
export const SavedCaseFields = z.array(savedColumn(CaseImportField)).min(1).max(caseImportFields.length)

/** Columns of a file of sales. */
export const SavedContractFields = z
  .array(savedColumn(ContractImportField))
  .min(1)
  .max(contractImportFields.length)

/** Columns of a file about contractors. */
export const SavedContractorFields = z
  .array(savedColumn(ContractorImportField))
  .min(1)
  .max(contractorImportFields.length)

/** Which columns fill which fields, for one kind of file; of owners and contracts also what a whole sheet is about. */
export const MappingColumns = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('owners'),
    fields: SavedFields,
    unitKind: SheetUnitKind.nullable().default(null),
  }),
  z.object({ kind: z.literal('cases'), fields: SavedCaseFields }),
  z.object({
    kind: z.literal('contracts'),
    fields: SavedContractFields,
    unitKind: SheetUnitKind.nullable().default(null),
  }),
  z.object({ kind: z.literal('contractors'), fields: SavedContractorFields }),
])
export type MappingColumns = z.infer<typeof MappingColumns>

/** A name is used once within its kind. */
export const NewMappingName = z.string().trim().min(1).max(60)

export const SaveMappingInput = z.intersection(
  z.object({
    mappingId: Id,
    name: NewMappingName,
    /** `name`, `fields` and `unitKind` as they were saved; null where nothing was. */
    base: FormBase,
  }),
  MappingColumns,
)
/** `base`: as of saving it. */
export const RemoveMappingInput = z.object({ mappingId: Id, base: FormBase })

/** A saved mapping. */
export type SavedMapping = MappingColumns & {
  readonly id: string
  readonly name: string
  /** UTC milliseconds. */
  readonly savedAt: number
}
