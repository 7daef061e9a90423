import type { PersonBelonging } from '../people/belonging.ts'
import { caseCorrected } from './operations.ts'

/** Cases go along when records of one person are merged. Their story says that the person was corrected. */
export const casesOfPersonMove: PersonBelonging = {
  thing: 'case',
  of: (read, personId) =>
    read
      .all<{ id: string }>('select id from "case" where person_id=? order by received_at, id', [personId])
      .map(row => row.id),
  isOf: (read, id, personId) =>
    read.get('select 1 from "case" where id=? and person_id=?', [id, personId]) !== undefined,
  move({ read, emit }, id, _from, personId) {
    const unitId =
      read.get<{ unitId: string | null }>('select unit_id as "unitId" from "case" where id=?', [id])
        ?.unitId ?? null
    emit(caseCorrected, id, { facts: { unitId, personId, changed: ['personId'] } })
  },
}
