import type { OccupancyRole } from '../contract/people.ts'
import { defineTable, integer, key, optionalText, personalText, text } from '../database/table.ts'

export const personTable = defineTable('person', {
  columns: {
    id: key(),
    name: personalText(),
    /** JSON list. */
    former_names: personalText(),
    id_document: personalText(),
    gender: personalText(),
    birthday: personalText(),
    mailing_address: personalText(),
    note: personalText(),
    tier: text(),
    registered_at: integer(),
  },
  synced: { aggregate: 'person', aggregateColumn: 'id' },
})

/** `id` is `<person>/<place in the list>`; `digits` is the number without separators, for lookups. */
export const personPhoneTable = defineTable('person_phone', {
  columns: {
    id: key(),
    person_id: text(),
    number: personalText(),
    digits: personalText(),
    note: personalText(),
  },
  indexes: [
    { name: 'person_phone_person', columns: ['person_id'] },
    { name: 'person_phone_digits', columns: ['digits'] },
  ],
  synced: { aggregate: 'person', aggregateColumn: 'person_id', onErase: 'delete' },
})

/** Who has to do with which unit, in which role and from when to when. `id` is `<person>/<unit>/<role>`. */
export const occupancyTable = defineTable('occupancy', {
  columns: {
    id: key(),
    person_id: text(),
    unit_id: text(),
    role: text<OccupancyRole>(),
    from_day: optionalText(),
    until_day: optionalText(),
  },
  indexes: [
    { name: 'occupancy_person', columns: ['person_id'] },
    { name: 'occupancy_unit', columns: ['unit_id'] },
  ],
  synced: { aggregate: 'person', aggregateColumn: 'person_id' },
})
