import { z } from 'zod'
import {
  Occupancy,
  OccupancyRole,
  type PersonDetails,
  PersonDetails as Details,
  Tier,
} from '../contract/people.ts'
import { Day, Id } from '../contract/values.ts'
import { patch } from '../database/patch.ts'
import type { TableWriter } from '../database/table-writer.ts'
import { defineOperation } from '../log/operation.ts'
import { occupancyTable, personPhoneTable, personTable } from './tables.ts'

const nobody = z.object({})

export const personRegistered = defineOperation({
  type: 'person.registered',
  version: 1,
  aggregate: 'person',
  facts: z.object({ tier: Tier, occupancies: z.array(Occupancy) }),
  personal: Details,
  subjects: ({ facts }) => facts.occupancies.map(occupancy => occupancy.unitId),
  apply(tx, { aggregateId, at, facts, personal }) {
    tx.insert(personTable, {
      id: aggregateId,
      name: personal.name ?? null,
      former_names: personal.formerNames ? JSON.stringify(personal.formerNames) : null,
      id_document: personal.idDocument ?? null,
      gender: personal.gender ?? null,
      birthday: personal.birthday ?? null,
      mailing_address: personal.mailingAddress ?? null,
      note: personal.note ?? null,
      tier: facts.tier,
      registered_at: at,
    })
    insertPhones(tx, aggregateId, personal.phones ?? [])
    for (const occupancy of facts.occupancies) putOccupancy(tx, aggregateId, occupancy)
  },
})

/**
 * Details named in `changed` get new values, or none where none is given; the others stay. Phones are replaced as
 * a list.
 */
export const personChanged = defineOperation({
  type: 'person.changed',
  version: 1,
  aggregate: 'person',
  facts: z.object({ tier: Tier.optional(), changed: z.array(z.string()) }),
  personal: Details,
  apply(tx, { aggregateId, facts, personal }) {
    const given = (name: keyof PersonDetails, value: string | undefined) =>
      facts.changed.includes(name) ? (value ?? null) : undefined
    tx.update(
      personTable,
      aggregateId,
      patch({
        name: given('name', personal.name),
        former_names: given('formerNames', personal.formerNames && JSON.stringify(personal.formerNames)),
        id_document: given('idDocument', personal.idDocument),
        gender: given('gender', personal.gender),
        birthday: given('birthday', personal.birthday),
        mailing_address: given('mailingAddress', personal.mailingAddress),
        note: given('note', personal.note),
        tier: facts.tier,
      }),
    )
    if (facts.changed.includes('phones')) {
      tx.deleteWhere(personPhoneTable, 'person_id', aggregateId)
      insertPhones(tx, aggregateId, personal.phones ?? [])
    }
  },
})

export const personMovedIn = defineOperation({
  type: 'person.movedIn',
  version: 1,
  aggregate: 'person',
  facts: Occupancy,
  personal: nobody,
  subjects: ({ facts }) => [facts.unitId],
  apply(tx, { aggregateId, facts }) {
    putOccupancy(tx, aggregateId, facts)
  },
})

export const personMovedOut = defineOperation({
  type: 'person.movedOut',
  version: 1,
  aggregate: 'person',
  facts: z.object({ unitId: Id, role: OccupancyRole, until: Day }),
  personal: nobody,
  subjects: ({ facts }) => [facts.unitId],
  apply(tx, { aggregateId, facts }) {
    tx.update(occupancyTable, occupancyId(aggregateId, facts.unitId, facts.role), { until_day: facts.until })
  },
})

/** Takes back a registration or a moving-in that an import made; only while nothing refers to it. */
export const personRemoved = defineOperation({
  type: 'person.removed',
  version: 1,
  aggregate: 'person',
  facts: nobody,
  personal: nobody,
  apply(tx, { aggregateId }) {
    tx.deleteWhere(personPhoneTable, 'person_id', aggregateId)
    tx.deleteWhere(occupancyTable, 'person_id', aggregateId)
    tx.delete(personTable, aggregateId)
  },
})

export const occupancyRemoved = defineOperation({
  type: 'person.occupancyRemoved',
  version: 1,
  aggregate: 'person',
  facts: z.object({ unitId: Id, role: OccupancyRole }),
  personal: nobody,
  subjects: ({ facts }) => [facts.unitId],
  apply(tx, { aggregateId, facts }) {
    tx.delete(occupancyTable, occupancyId(aggregateId, facts.unitId, facts.role))
  },
})

/** Somebody looked at masked details; only the audit trail changes. */
export const personUnmasked = defineOperation({
  type: 'person.unmasked',
  version: 1,
  aggregate: 'person',
  facts: nobody,
  personal: nobody,
  apply() {},
})

/** Id of one occupancy; a person has each role in a unit at most once. */
export const occupancyId = (personId: string, unitId: string, role: string) => `${personId}/${unitId}/${role}`

function putOccupancy(tx: TableWriter, personId: string, occupancy: z.infer<typeof Occupancy>): void {
  tx.put(occupancyTable, {
    id: occupancyId(personId, occupancy.unitId, occupancy.role),
    person_id: personId,
    unit_id: occupancy.unitId,
    role: occupancy.role,
    from_day: occupancy.from,
    until_day: occupancy.until,
  })
}

function insertPhones(tx: TableWriter, personId: string, phones: PersonDetails['phones']): void {
  for (const [place, phone] of phones.entries()) {
    tx.insert(personPhoneTable, {
      id: `${personId}/${place}`,
      person_id: personId,
      number: phone.number,
      digits: phone.number.replace(/\D/g, ''),
      note: phone.note ?? null,
    })
  }
}

export const peopleOperations = [
  personRegistered,
  personChanged,
  personMovedIn,
  personMovedOut,
  personRemoved,
  occupancyRemoved,
  personUnmasked,
]
