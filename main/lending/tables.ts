import type { LendingPart, SignedWay, ThingCondition, ThingKind } from '../contract/lending.ts'
import {
  defineTable,
  flag,
  integer,
  key,
  optionalInteger,
  optionalText,
  personalText,
  text,
} from '../database/table.ts'

/** What can be lent (借用登记): papers, keys, samples, tools, equipment. */
export const lentThingTable = defineTable('lent_thing', {
  columns: {
    id: key(),
    number: text(),
    kind: text<ThingKind>(),
    name: personalText(),
    place: text(),
    unit_id: optionalText(),
    condition: text<ThingCondition>(),
    note: personalText(),
    retired: flag(),
    replaced_by: optionalText(),
    added_at: integer(),
    /** The loan that runs. */
    loan_id: optionalText(),
  },
  indexes: [
    { name: 'lent_thing_number', columns: ['number', 'id'] },
    { name: 'lent_thing_unit', columns: ['unit_id'], where: 'unit_id is not null' },
  ],
  synced: { aggregate: 'thing', aggregateColumn: 'id' },
})

/** What became of its condition: repairs, losses, replacements. */
export const thingConditionTable = defineTable('thing_condition', {
  columns: {
    id: key(),
    thing_id: text(),
    at: integer(),
    by: optionalText(),
    condition: text<ThingCondition>(),
    note: personalText(),
  },
  indexes: [{ name: 'thing_condition_thing', columns: ['thing_id', 'at'] }],
  synced: { aggregate: 'thing', aggregateColumn: 'thing_id' },
})

export const loanTable = defineTable('loan', {
  columns: {
    id: key(),
    thing_id: text(),
    /** A member of staff; else somebody outside by name. */
    staff_id: optionalText(),
    borrower: personalText(),
    phone: personalText(),
    purpose: personalText(),
    lent_at: integer(),
    lent_by: optionalText(),
    /** Last day at the site. */
    due: text(),
    signed: text<SignedWay>(),
    condition_out: text<ThingCondition>(),
    returned_at: optionalInteger(),
    returned_to: optionalText(),
    condition_in: optionalText<ThingCondition>(),
    return_note: personalText(),
    chases: integer(),
    chased_at: optionalInteger(),
    /** Somebody the desk knows, or an organisation of its directory. */
    person_id: optionalText(),
    partner_id: optionalText(),
  },
  indexes: [
    { name: 'loan_thing', columns: ['thing_id', 'lent_at', 'id'] },
    { name: 'loan_lent', columns: ['lent_at', 'id'] },
    { name: 'loan_open', columns: ['due', 'id'], where: 'returned_at is null' },
    { name: 'loan_person', columns: ['person_id'], where: 'person_id is not null' },
    { name: 'loan_partner', columns: ['partner_id'], where: 'partner_id is not null' },
  ],
  synced: { aggregate: 'loan', aggregateColumn: 'id' },
})

export const lendingFileTable = defineTable('lending_file', {
  columns: {
    id: key(),
    thing_id: text(),
    loan_id: optionalText(),
    part: text<LendingPart>(),
    hash: text(),
    size: integer(),
    name: personalText(),
    media_type: text(),
    attached_at: integer(),
  },
  indexes: [
    { name: 'lending_file_thing', columns: ['thing_id'] },
    { name: 'lending_file_hash', columns: ['hash'] },
  ],
  synced: { aggregate: 'thing', aggregateColumn: 'thing_id' },
})

export const lendingTables = [lentThingTable, thingConditionTable, loanTable, lendingFileTable]
