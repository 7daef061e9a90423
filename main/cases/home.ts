import type { Belonging } from '../estate/belonging.ts'
import { caseCorrected } from './operations.ts'

/** Cases go along with their home. Their story says that the home was corrected; clocks and level stay. */
export const casesOfHome: Belonging = {
  thing: 'case',
  of: (read, unitId) =>
    read
      .all<{ id: string }>('select id from "case" where unit_id=? order by received_at, id', [unitId])
      .map(row => row.id),
  isAt: (read, id, unitId) =>
    read.get('select 1 from "case" where id=? and unit_id=?', [id, unitId]) !== undefined,
  move({ read, emit }, id, { unitId, buildingId, projectId }) {
    const personId =
      read.get<{ personId: string | null }>('select person_id as "personId" from "case" where id=?', [id])
        ?.personId ?? null
    emit(caseCorrected, id, { facts: { unitId, personId, buildingId, projectId, changed: ['unitId'] } })
  },
}
