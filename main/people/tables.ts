import type { OccupancyRole } from '../contract/people.ts'
import {
  defineTable,
  integer,
  key,
  optionalInteger,
  optionalText,
  personalText,
  text,
} from '../database/table.ts'

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
    languages: personalText(),
    /** JSON list. */
    care: personalText(),
    contact_times: personalText(),
    address_verified_on: personalText(),
    id_verified_on: personalText(),
    birthday_verified_on: personalText(),
    /** Who stands for this record since it was merged; always somebody who is not merged themselves. */
    merged_into: optionalText(),
  },
  indexes: [
    { name: 'person_merged_into', columns: ['merged_into'], where: 'merged_into is not null' },
    { name: 'person_id_document', columns: ['id_document'], where: 'id_document is not null' },
    { name: 'person_special', columns: ['id', 'tier'], where: "tier <> 'ordinary'" },
  ],
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
    verified_on: personalText(),
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
    /** Hundredths of a percent. */
    share: optionalInteger(),
  },
  indexes: [
    { name: 'occupancy_person', columns: ['person_id'] },
    // Holds all that elevations of a whole house ask of it.
    { name: 'occupancy_home', columns: ['unit_id', 'person_id', 'role', 'from_day', 'until_day'] },
  ],
  synced: { aggregate: 'person', aggregateColumn: 'person_id' },
})

/**
 * Merges of two records, those that were undone too: whoever erases one of the two erases what the merge kept of
 * the other's details.
 */
export const personMergeTable = defineTable('person_merge', {
  columns: {
    id: key(),
    survivor_id: text(),
    merged_id: text(),
    merged_at: integer(),
    merged_by: optionalText(),
    undone_at: optionalInteger(),
    /** JSON, see MergePlan: what moved, by ids. */
    plan: text(),
    /** JSON, see MergedDetails: details of the survivor before and after. */
    details: personalText(),
  },
  indexes: [
    { name: 'person_merge_survivor', columns: ['survivor_id'] },
    { name: 'person_merge_merged', columns: ['merged_id'] },
  ],
  synced: { aggregate: 'merge', aggregateColumn: 'id' },
})

/** Pairs that somebody judged to be two people. `id` is `<person>/<other>`, the smaller id first. */
export const personDistinctTable = defineTable('person_distinct', {
  columns: {
    id: key(),
    person_id: text(),
    other_id: text(),
    judged_at: integer(),
    judged_by: optionalText(),
  },
  indexes: [
    { name: 'person_distinct_person', columns: ['person_id'] },
    { name: 'person_distinct_other', columns: ['other_id'] },
  ],
  synced: { aggregate: 'person', aggregateColumn: 'person_id' },
})

/** The class somebody gave a person by hand instead of the computed one; `id` is the person. */
export const personClassTable = defineTable('person_class', {
  columns: {
    id: key(),
    /** Id of a class of the profile; null for none of them. */
    class: optionalText(),
    reason: personalText(),
    set_at: integer(),
    set_by: optionalText(),
  },
  synced: { aggregate: 'person', aggregateColumn: 'id' },
})

/** Pairs that may be the same person, as the finder last saw them; local to this computer. */
export const duplicateProposalTable = defineTable('duplicate_proposal', {
  columns: {
    /** `<person>/<other>`, the smaller id first. */
    id: key(),
    person_id: text(),
    other_id: text(),
    /** 0 to 100, how much speaks for it. */
    score: integer(),
    /** JSON list of codes, see Evidence; holds no personal data. */
    evidence: text(),
  },
  indexes: [
    { name: 'duplicate_proposal_score', columns: ['score', 'id'] },
    { name: 'duplicate_proposal_person', columns: ['person_id'] },
    { name: 'duplicate_proposal_other', columns: ['other_id'] },
  ],
})

/** One row, `id` is `own`: up to which operation people were looked at. Local. */
export const duplicateScanTable = defineTable('duplicate_scan', {
  columns: { id: key(), position: integer(), full_at: optionalInteger() },
})

export const peopleTables = [
  personTable,
  personPhoneTable,
  occupancyTable,
  personMergeTable,
  personDistinctTable,
  personClassTable,
  duplicateProposalTable,
  duplicateScanTable,
]
