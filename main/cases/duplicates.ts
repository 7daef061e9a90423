import { DeskError } from '../contract/errors.ts'
import type { ReadDatabase } from '../database/read.ts'
import { plainDigits } from '../people/lookup-keys.ts'
import { namesOf, person, phonesOf } from '../people/queries.ts'
import { caseCore } from './queries.ts'
import { type Bringer, maybeSameOwner } from './same-owner.ts'

/**
 * A duplicate points to the case that goes on, which is another one, not void itself, and brought by the same owner:
 * cases of several owners are linked, so that each keeps an answer and a callback. Errors: `case.duplicateOfWhich`,
 * `case.duplicateOfItself`, `case.duplicateOfVoid`, `case.duplicateOtherOwner`, `case.notFound`.
 */
export function requireOriginal(
  read: ReadDatabase,
  caseId: string,
  reason: string,
  original: string | null,
): void {
  if (original === null) {
    if (reason === 'duplicate') throw new DeskError('case.duplicateOfWhich')
    return
  }
  if (original === caseId) throw new DeskError('case.duplicateOfItself')
  const found = caseCore(read, original)
  if (!found) throw new DeskError('case.notFound')
  if (found.state === 'void') throw new DeskError('case.duplicateOfVoid', { number: found.number })
  const one = bringerOf(read, caseId)
  const other = bringerOf(read, original)
  if (one && other && !maybeSameOwner(one, other))
    throw new DeskError('case.duplicateOtherOwner', { number: found.number })
}

function bringerOf(read: ReadDatabase, caseId: string): Bringer | undefined {
  const row = read.get<{
    personId: string | null
    unitId: string | null
    name: string | null
    phone: string | null
  }>(
    `select person_id as "personId", unit_id as "unitId", caller_name as name, caller_phone as phone
     from "case" where id=?`,
    [caseId],
  )
  if (!row) return undefined
  const { personId, unitId } = row
  const known = personId === null ? undefined : person(read, personId)
  const numbers = personId === null ? [] : phonesOf(read, personId).map(({ number }) => number)
  const phones = [...numbers, ...(row.phone === null ? [] : [row.phone])]
  return {
    personId,
    unitId,
    names: [...(known ? namesOf(known) : []), ...(row.name === null ? [] : [row.name.trim()])],
    phones: phones.map(phone => plainDigits(phone).slice(-11)),
  }
}
