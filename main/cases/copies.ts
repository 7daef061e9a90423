import { z } from 'zod'
import type { ReadDatabase } from '../database/read.ts'
import { caseCore } from './queries.ts'

const Personal = z.object({ recipient: z.string().optional() })

/** Entries of a home or an owner that are looked through for the last copy. */
const lookedThrough = 500

/**
 * Who sold the home, as far as the desk knows: whom the last copy about this owner, else this home, went to. Null
 * where none did.
 */
export function lastCopiedTo(read: ReadDatabase, caseId: string): string | null {
  const matter = caseCore(read, caseId)
  if (!matter) return null
  for (const subject of [matter.personId, matter.unitId]) {
    if (subject === null) continue
    const last = read.get<{ personal: string }>(
      `select o.personal from (
         select position from operation_subject where subject_id=? order by position desc limit ?
       ) s join operation o on o.position=s.position
       where o.type='case.noted' and o.personal is not null and json_extract(o.facts, '$.kind')='copy'
       order by o.position desc limit 1`,
      [subject, lookedThrough],
    )
    const name = last && Personal.parse(JSON.parse(last.personal)).recipient
    if (name) return name
  }
  return null
}
