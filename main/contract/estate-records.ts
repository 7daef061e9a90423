import { z } from 'zod'
import { FormBase } from './meanwhile.ts'
import { Day, FileHash, Id, Line, Text } from './values.ts'
import type { Words } from './words.ts'

/** What is kept about a place above the unit. */
export const estateRecordKinds = ['facility', 'drawing', 'repair'] as const
export const EstateRecordKind = z.enum(estateRecordKinds)
export type EstateRecordKind = z.infer<typeof EstateRecordKind>

export const estateRecordWords: Readonly<Record<EstateRecordKind, Words>> = {
  facility: { zh: '公共设施', en: 'Public facility' },
  drawing: { zh: '管线图', en: 'Pipe-run drawing' },
  repair: { zh: '维修记录', en: 'Repair note' },
}

export const AddEstateRecordInput = z.object({
  recordId: Id,
  nodeId: Id,
  kind: EstateRecordKind,
  title: Line,
  note: Text.optional(),
  on: Day.nullable(),
  file: z
    .object({
      hash: FileHash,
      name: Line,
      size: z.int().min(0),
      mediaType: z.string().max(100),
    })
    .nullable(),
})
export const RemoveEstateRecordInput = z.object({ recordId: Id })
/** `base`: `on`, the day that stood there. */
export const SetCommitteeInput = z.object({ nodeId: Id, on: Day.nullable(), base: FormBase })
