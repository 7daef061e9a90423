import { z } from 'zod'
import { LanguageCode } from './site.ts'
import { Id } from './values.ts'

/** Homes with their people, in the columns of a saved mapping of owner files: for a CRM or a property system. */
export const OwnColumnsExport = z.object({
  mappingId: Id,
  /** Phones, documents, birthdays and addresses in full; masked otherwise. */
  full: z.boolean(),
  language: LanguageCode,
})
