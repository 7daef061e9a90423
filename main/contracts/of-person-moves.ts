import type { PersonBelonging } from '../people/belonging.ts'
import { contractBuyerChanged } from './operations.ts'
import { buyersOf } from './queries.ts'

/** Contracts somebody signed. One that names both records goes on naming both. */
export const contractsOfPersonMove: PersonBelonging = {
  thing: 'contract',
  of: (read, personId) =>
    read
      .all<{ id: string }>('select contract_id as id from contract_buyer where person_id=? order by id', [
        personId,
      ])
      .map(row => row.id),
  isOf: (read, id, personId) => buyersOf(read, id).includes(personId),
  move({ read, emit }, id, fromPersonId, toPersonId) {
    const buyers = buyersOf(read, id)
    const unitId = read.get<{ unitId: string }>('select unit_id as "unitId" from contract where id=?', [
      id,
    ])?.unitId
    if (unitId === undefined || buyers.includes(toPersonId)) return
    const moved = buyers.map(one => (one === fromPersonId ? toPersonId : one))
    emit(contractBuyerChanged, id, { facts: { unitId, buyers: moved } })
  },
}
