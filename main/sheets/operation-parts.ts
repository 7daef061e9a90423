import { z } from 'zod'
import { RecipientId } from '../contract/sheets.ts'
import { Id } from '../contract/values.ts'

export const aggregate = 'sheet'

/** Stands in every operation on a sheet, so that timelines of case, unit and person can say what it is about. */
export const places = {
  /** As far as it has one. */
  number: z.string().nullable(),
  /** Recipient of a sheet out, sender of a sheet in. */
  party: RecipientId,
  caseId: Id.nullable(),
  unitId: Id.nullable(),
  personId: Id.nullable(),
}

export const placesOf = ({
  facts,
}: {
  facts: { caseId: string | null; unitId: string | null; personId: string | null }
}) => [facts.caseId, facts.unitId, facts.personId]
