import type { CallbackState, Satisfaction } from '../../contract/callbacks.ts'
import type { CaseKind, CaseState, Channel } from '../../contract/cases.ts'
import type { EmergencyKind } from '../../contract/emergencies.ts'
import type { LeakSeverity, LeakState } from '../../contract/leaks.ts'
import type { Role } from '../../contract/permissions.ts'
import type { SheetDirection, SheetState } from '../../contract/sheets.ts'
import { defineTable, flag, integer, key, optionalInteger, optionalText, text } from '../../database/table.ts'

/** Open cases, in the words of the partial indexes. */
export const openCondition = `state in ('received', 'handling', 'resolved')`

/*
 * What headquarters lists and counts over all sites: local rows that follow from what it holds of each site, never
 * with a name, a phone or words of a person. Every key begins with the code of the site and a dot, and `site` is that
 * code: whoever set a site up from a copy of another one has its cases twice, once under each.
 */

/** One case of a site, its leak and what its owner said of the result included. */
export const hqCaseTable = defineTable('hq_case', {
  columns: {
    id: key(),
    site: text(),
    number: text(),
    kind: text<CaseKind>(),
    /** As the site calls it, the whole path; empty where none was chosen. */
    category_zh: text(),
    category_en: text(),
    channel: text<Channel>(),
    state: text<CaseState>(),
    emergency: flag(),
    level: optionalInteger(),
    building: optionalText(),
    unit: optionalText(),
    /** Whom it is waiting for, as at the site. */
    waiting_on: optionalText(),
    /** Of whom it is assigned to; null where it is nobody's. */
    owner_role: optionalText<Role>(),
    received_at: integer(),
    due_at: optionalInteger(),
    resolved_at: optionalInteger(),
    closed_at: optionalInteger(),
    /** What the last callback that reached somebody heard. */
    satisfaction: optionalText<Satisfaction>(),
    /** Null where it is about no leak, nor another emergency; storms have none in logs of an older program. */
    leak_kind: optionalText<EmergencyKind>(),
    /** Null where it is about nothing of the sort. */
    leak_state: optionalText<LeakState>(),
    leak_severity: optionalText<LeakSeverity>(),
    leak_reported_at: optionalInteger(),
    leak_over: optionalInteger(),
  },
  indexes: [
    { name: 'hq_case_received', columns: ['received_at', 'id'] },
    { name: 'hq_case_site', columns: ['site', 'received_at', 'id'] },
    { name: 'hq_case_kind', columns: ['kind', 'received_at', 'id'] },
    { name: 'hq_case_open', columns: ['received_at', 'id'], where: openCondition },
    { name: 'hq_case_site_due', columns: ['site', 'due_at'], where: openCondition },
    { name: 'hq_case_void', columns: ['received_at', 'id'], where: `state = 'void'` },
    { name: 'hq_case_closed', columns: ['closed_at', 'site'], where: 'closed_at is not null' },
    {
      name: 'hq_case_leak',
      columns: ['leak_reported_at', 'id'],
      where: 'leak_reported_at is not null',
    },
    { name: 'hq_case_leak_open', columns: ['site', 'leak_reported_at'], where: 'leak_over = 0' },
  ],
})

/** One contact sheet of a site. */
export const hqSheetTable = defineTable('hq_sheet', {
  columns: {
    id: key(),
    site: text(),
    number: optionalText(),
    direction: text<SheetDirection>(),
    state: text<SheetState>(),
    /** Recipient, or sender, as the site calls it. */
    party_zh: text(),
    party_en: text(),
    /** The case it is about, and its number. */
    case_id: optionalText(),
    case_number: optionalText(),
    at: integer(),
    due_at: optionalInteger(),
    replied_at: optionalInteger(),
    ended_at: optionalInteger(),
    chases: integer(),
    sent_back: integer(),
  },
  indexes: [
    { name: 'hq_sheet_at', columns: ['at', 'id'] },
    { name: 'hq_sheet_site', columns: ['site', 'at', 'id'] },
    { name: 'hq_sheet_due', columns: ['site', 'due_at'], where: 'due_at is not null' },
  ],
})

/** One callback of a site, planned or made. */
export const hqCallbackTable = defineTable('hq_callback', {
  columns: {
    id: key(),
    site: text(),
    state: text<CallbackState>(),
    case_id: optionalText(),
    case_number: optionalText(),
    building: optionalText(),
    unit: optionalText(),
    planned_at: integer(),
    due_at: integer(),
    ended_at: optionalInteger(),
    attempts: integer(),
    satisfaction: optionalText<Satisfaction>(),
    reopened: flag(),
  },
  indexes: [
    { name: 'hq_callback_planned', columns: ['planned_at', 'id'] },
    { name: 'hq_callback_site', columns: ['site', 'planned_at', 'id'] },
    { name: 'hq_callback_figures', columns: ['due_at', 'site', 'state', 'satisfaction'] },
  ],
})

/** What people of a site entered on one day: commands that recorded something, on the clocks of the site. */
export const hqDayTable = defineTable('hq_day', {
  columns: { id: key(), site: text(), day: text(), entries: integer() },
  indexes: [{ name: 'hq_day_site', columns: ['site', 'day'] }],
})

/** How far the above follow from what headquarters holds of a site; `id` is that of `hq_site`. */
export const hqConsolidatedTable = defineTable('hq_consolidated', {
  columns: {
    id: key(),
    /** Something came that they do not show yet. */
    due: flag(),
    /** By which program's reading they were made. */
    version: integer(),
    /** The incarnation of headquarters then: one that came back from a backup makes them anew. */
    epoch: text(),
    /** Up to where in the site's log entries were counted. */
    position: integer(),
  },
  indexes: [{ name: 'hq_consolidated_due', columns: ['due'], where: 'due = 1' }],
})

/** In the database of a site that headquarters holds: what changed since it was consolidated, as `case.<id>`. */
export const hqTouchedTable = defineTable('hq_touched', { columns: { id: key() } })

export const consolidatedTables = [
  hqCaseTable,
  hqSheetTable,
  hqCallbackTable,
  hqDayTable,
  hqConsolidatedTable,
  hqTouchedTable,
]
