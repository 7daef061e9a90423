import type { CaseKind, CaseState, Channel, ResponsibleKind } from '../contract/cases.ts'
import type { DeadlineGoal } from '../contract/profile-deadlines.ts'
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

/** Cases that need an entry every day: major and serious ones that are open. Queries say it in the same words. */
export const followUpCondition = `level <= 2 and state in ('received', 'handling', 'resolved')`

export const caseTable = defineTable('case', {
  columns: {
    id: key(),
    number: text(),
    kind: text<CaseKind>(),
    /** Category ids from the profile joined by `/`, most general first; empty where none was chosen. */
    category: text(),
    channel: text<Channel>(),
    state: text<CaseState>(),
    emergency: flag(),
    unit_id: optionalText(),
    building_id: optionalText(),
    project_id: optionalText(),
    person_id: optionalText(),
    caller_name: personalText(),
    caller_phone: personalText(),
    text: personalText(),
    room: optionalText(),
    place: personalText(),
    wish: personalText(),
    source: personalText(),
    first_contact: optionalText(),
    assignee: optionalText(),
    waiting_on: optionalText(),
    waiting_since: optionalInteger(),
    received_at: integer(),
    active_at: integer(),
    resolved_at: optionalInteger(),
    verified: optionalText<'good' | 'bad'>(),
    closed_at: optionalInteger(),
    without_callback: optionalText(),
    void_reason: optionalText(),
    duplicate_of: optionalText(),
    files: integer(),
    /** The nearest deadline that is neither met nor stopped; null where there is none. */
    due_at: optionalInteger(),
    due_warn_at: optionalInteger(),
    due_goal: optionalText<DeadlineGoal>(),
    /** 1 major, 2 serious, 3 ordinary; null where the kind has no levels. */
    level: optionalInteger(),
    /** Id of the rule of the profile that led to it; `person` where somebody decided otherwise. */
    level_reason: optionalText(),
    /** Who confirmed or overrode it; null while it is only proposed. */
    level_by: optionalText(),
    level_note: personalText(),
    /** What the rules say now, whatever a person decided. */
    proposed_level: optionalInteger(),
    proposed_reason: optionalText(),
    /** Id of a cause of the profile. */
    cause: optionalText(),
    responsible_kind: optionalText<ResponsibleKind>(),
    /** The responsible party; where there is none (kind `none`), why. */
    responsible: personalText(),
    responsible_by: optionalText(),
    responsible_at: optionalInteger(),
    /** The case that leads this one where several owners bring the same matter. */
    leader: optionalText(),
    /** When a person last made an entry. */
    followed_at: optionalInteger(),
    /** Who is complained of: one of the staff, or a name. */
    complained_staff: optionalText(),
    complained_of: personalText(),
  },
  indexes: [
    { name: 'case_number', columns: ['number'], unique: true },
    { name: 'case_received', columns: ['received_at', 'id'] },
    { name: 'case_state', columns: ['state', 'received_at', 'id'] },
    { name: 'case_building', columns: ['building_id', 'state', 'received_at', 'id'] },
    { name: 'case_assignee', columns: ['assignee', 'state', 'received_at', 'id'] },
    { name: 'case_category', columns: ['category', 'state', 'received_at', 'id'] },
    { name: 'case_kind', columns: ['kind', 'state', 'received_at', 'id'] },
    { name: 'case_unit', columns: ['unit_id', 'received_at', 'id'] },
    { name: 'case_person', columns: ['person_id', 'received_at', 'id'] },
    { name: 'case_channel', columns: ['channel', 'received_at', 'id'] },
    { name: 'case_first_contact', columns: ['first_contact', 'received_at', 'id'] },
    { name: 'case_waiting', columns: ['received_at', 'id'], where: 'waiting_since is not null' },
    { name: 'case_emergency', columns: ['received_at', 'id'], where: 'emergency = 1' },
    { name: 'case_duplicate_of', columns: ['duplicate_of'], where: 'duplicate_of is not null' },
    { name: 'case_active', columns: ['active_at', 'id'] },
    { name: 'case_due', columns: ['due_at', 'id'], where: 'due_at is not null' },
    { name: 'case_due_received', columns: ['received_at', 'id', 'due_at'], where: 'due_at is not null' },
    { name: 'case_due_assignee', columns: ['assignee', 'due_at', 'id'], where: 'due_at is not null' },
    { name: 'case_level', columns: ['level', 'state', 'received_at', 'id'], where: 'level is not null' },
    { name: 'case_follow_up', columns: ['followed_at', 'id'], where: followUpCondition },
    {
      name: 'case_collective',
      columns: ['building_id', 'category', 'received_at', 'unit_id'],
      where: 'unit_id is not null',
    },
    {
      name: 'case_collective_project',
      columns: ['project_id', 'category', 'received_at', 'unit_id'],
      where: 'unit_id is not null',
    },
    { name: 'case_cause', columns: ['cause', 'state', 'received_at', 'id'], where: 'cause is not null' },
    {
      name: 'case_cause_missing',
      columns: ['received_at', 'id'],
      where: "cause is null and state = 'closed'",
    },
    { name: 'case_leader', columns: ['leader'], where: 'leader is not null' },
  ],
  synced: { aggregate: 'case', aggregateColumn: 'id' },
})

export const caseFileTable = defineTable('case_file', {
  columns: {
    id: key(),
    case_id: text(),
    hash: text(),
    size: integer(),
    name: personalText(),
    media_type: text(),
    taken_at: optionalInteger(),
    attached_at: integer(),
  },
  indexes: [
    { name: 'case_file_case', columns: ['case_id'] },
    { name: 'case_file_hash', columns: ['hash'] },
  ],
  // A photo of a home, a letter of its owner: nothing of it but personal data, so the archive lets go of it too.
  synced: { aggregate: 'case', aggregateColumn: 'case_id', onErase: 'delete' },
})

/** Cases taken over from an old register, so that the same row is known again. */
export const importedCaseTable = defineTable('imported_case', {
  columns: {
    /** The case. */
    id: key(),
    /** Keyed hash of what makes the row of the register the row it is. */
    key: text(),
    import_id: text(),
    /** Its number in the old register. */
    register_number: personalText(),
  },
  indexes: [
    { name: 'imported_case_lookup', columns: ['key'] },
    { name: 'imported_case_import', columns: ['import_id', 'id'] },
  ],
  synced: { aggregate: 'case', aggregateColumn: 'id' },
})
