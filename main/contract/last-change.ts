import { z } from 'zod'

/** Who changed these fields of a thing last. `part`: id of what stands within it, such as one promise of a case. */
export const LastChangeInput = z.object({
  thing: z.string().min(1).max(80),
  fields: z.array(z.string().max(60)).max(30),
  part: z.string().max(80).optional(),
})

/** The last change of a field; `byName` is null for the program itself. */
export interface LastChange {
  readonly field: string
  readonly byName: string | null
  /** UTC milliseconds. */
  readonly at: number
}
