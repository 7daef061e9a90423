import { z } from 'zod'
import {
  Occupancy,
  OccupancyRole,
  PersonDetails as Details,
  Tier,
  VerifiedDetail,
} from '../contract/people.ts'
import { Day, Id } from '../contract/values.ts'
import { defineOperation } from '../log/operation.ts'
import { classOperations } from './class-operations.ts'
import { mergeOperations } from './merge-operations.ts'
import { insertPhones, occupancyId, putOccupancy, writeDetails } from './rows.ts'
import { occupancyTable, personClassTable, personPhoneTable, personTable } from './tables.ts'

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
      languages: personal.languages ?? null,
      care: personal.care ? JSON.stringify(personal.care) : null,
      contact_times: personal.contactTimes ?? null,
      address_verified_on: personal.addressVerifiedOn ?? null,
      id_verified_on: personal.idVerifiedOn ?? null,
      birthday_verified_on: personal.birthdayVerifiedOn ?? null,
      merged_into: null,
    })
    insertPhones(tx, aggregateId, personal.phones ?? [])
    for (const occupancy of facts.occupancies) putOccupancy(tx, aggregateId, occupancy)
  },
})

/**
 * Details named in `changed` get new values, or none where none is given; the others stay. Phones are replaced as
 * a list. A new address, document or birthday is not verified unless a day is given with it.
 */
export const personChanged = defineOperation({
  type: 'person.changed',
  version: 1,
  aggregate: 'person',
  facts: z.object({ tier: Tier.optional(), changed: z.array(z.string()) }),
  personal: Details,
  apply(tx, { aggregateId, facts, personal }) {
    if (facts.tier !== undefined) tx.update(personTable, aggregateId, { tier: facts.tier })
    writeDetails(tx, aggregateId, facts.changed, personal)
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
    // Few have one that somebody gave them.
    tx.deleteWhere(personClassTable, 'id', aggregateId)
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

/** Days and share of a role were corrected. */
export const roleCorrected = defineOperation({
  type: 'person.roleCorrected',
  version: 1,
  aggregate: 'person',
  facts: Occupancy,
  personal: nobody,
  subjects: ({ facts }) => [facts.unitId],
  apply(tx, { aggregateId, facts }) {
    putOccupancy(tx, aggregateId, facts)
  },
})

/** Somebody made sure of a contact detail on a day; `on` is null where that was taken back. */
export const detailVerified = defineOperation({
  type: 'person.detailVerified',
  version: 1,
  aggregate: 'person',
  facts: z.object({ what: VerifiedDetail, place: z.int().nullable(), on: Day.nullable() }),
  personal: nobody,
  apply(tx, { aggregateId, facts: { what, place, on } }) {
    if (what === 'phone') tx.update(personPhoneTable, `${aggregateId}/${place ?? 0}`, { verified_on: on })
    else tx.update(personTable, aggregateId, { [verifiedColumns[what]]: on })
  },
})

const verifiedColumns = {
  mailingAddress: 'address_verified_on',
  idDocument: 'id_verified_on',
  birthday: 'birthday_verified_on',
} as const

/** Somebody looked at masked details; only the audit trail changes. */
export const personUnmasked = defineOperation({
  type: 'person.unmasked',
  version: 1,
  aggregate: 'person',
  facts: nobody,
  personal: nobody,
  apply() {},
})

export const peopleOperations = [
  personRegistered,
  personChanged,
  personMovedIn,
  personMovedOut,
  personRemoved,
  occupancyRemoved,
  personUnmasked,
  roleCorrected,
  detailVerified,
  ...mergeOperations,
  ...classOperations,
]
