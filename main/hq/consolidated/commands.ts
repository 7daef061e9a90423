import { z } from 'zod'
import { CallbackState, Satisfaction } from '../../contract/callbacks.ts'
import { CaseKind, CaseState, Channel } from '../../contract/cases.ts'
import { EmergencyKind } from '../../contract/emergencies.ts'
import { LeakSeverity, LeakState } from '../../contract/leaks.ts'
import { roles } from '../../contract/permissions.ts'
import { SheetDirection, SheetState } from '../../contract/sheets.ts'
import { Day, Id } from '../../contract/values.ts'
import { type CommandContext, defineCommand } from '../../log/command.ts'
import { siteById } from '../queries.ts'
import { consolidationVersion, standingOf } from './standing.ts'
import { hqCallbackTable, hqCaseTable, hqConsolidatedTable, hqDayTable, hqSheetTable } from './tables.ts'

const Key = z.string().max(80)
const Flag = z.literal([0, 1])

const CaseEntry = z.object({
  id: Key,
  site: z.string(),
  number: z.string(),
  kind: CaseKind,
  category_zh: z.string(),
  category_en: z.string(),
  channel: Channel,
  state: CaseState,
  emergency: Flag,
  level: z.int().nullable(),
  building: z.string().nullable(),
  unit: z.string().nullable(),
  waiting_on: z.string().nullable(),
  owner_role: z.enum(roles).nullable(),
  received_at: z.int(),
  due_at: z.int().nullable(),
  resolved_at: z.int().nullable(),
  closed_at: z.int().nullable(),
  satisfaction: Satisfaction.nullable(),
  leak_kind: EmergencyKind.nullable(),
  leak_state: LeakState.nullable(),
  leak_severity: LeakSeverity.nullable(),
  leak_reported_at: z.int().nullable(),
  leak_over: z.int().nullable(),
})

const SheetEntry = z.object({
  id: Key,
  site: z.string(),
  number: z.string().nullable(),
  direction: SheetDirection,
  state: SheetState,
  party_zh: z.string(),
  party_en: z.string(),
  case_id: Id.nullable(),
  case_number: z.string().nullable(),
  at: z.int(),
  due_at: z.int().nullable(),
  replied_at: z.int().nullable(),
  ended_at: z.int().nullable(),
  chases: z.int(),
  sent_back: z.int(),
})

const CallbackEntry = z.object({
  id: Key,
  site: z.string(),
  state: CallbackState,
  case_id: Id.nullable(),
  case_number: z.string().nullable(),
  building: z.string().nullable(),
  unit: z.string().nullable(),
  planned_at: z.int(),
  due_at: z.int(),
  ended_at: z.int().nullable(),
  attempts: z.int(),
  satisfaction: Satisfaction.nullable(),
  reopened: Flag,
})

/** Notes that something of a site came, or is about to come, that lists and figures do not show yet. */
export const markConsolidation = defineCommand({
  name: 'hq.markConsolidation',
  permission: 'system',
  input: z.object({ hqSiteId: Id }),
  run({ read, local, site }, { hqSiteId }) {
    const known = standingOf(read, hqSiteId)
    local.put(
      hqConsolidatedTable,
      known
        ? { ...known, due: 1 }
        : { id: hqSiteId, due: 1, version: consolidationVersion, epoch: site.incarnation, position: 0 },
    )
  },
})

/** Takes all of a site out of lists and figures, which are made anew then. */
export const forgetConsolidated = defineCommand({
  name: 'hq.forgetConsolidated',
  permission: 'system',
  input: z.object({ hqSiteId: Id }),
  run({ read, local, site }, { hqSiteId }) {
    const code = siteById(read, hqSiteId)?.code ?? ''
    for (const table of [hqCaseTable, hqSheetTable, hqCallbackTable, hqDayTable])
      local.deleteWhere(table, 'site', code)
    local.put(hqConsolidatedTable, {
      id: hqSiteId,
      due: 1,
      version: consolidationVersion,
      epoch: site.incarnation,
      position: 0,
    })
  },
})

/** What is not there any more is among `gone`, with its key. */
export const ConsolidatedSlice = z.object({
  cases: z.array(CaseEntry),
  sheets: z.array(SheetEntry),
  callbacks: z.array(CallbackEntry),
  gone: z.object({ cases: z.array(Key), sheets: z.array(Key), callbacks: z.array(Key) }),
})
export type ConsolidatedSlice = z.output<typeof ConsolidatedSlice>

/** Puts rows of a site where they stand now; doing it again changes nothing. */
export const putConsolidated = defineCommand({
  name: 'hq.putConsolidated',
  permission: 'system',
  input: ConsolidatedSlice,
  run: ({ local }, slice) => putSlice(local, slice),
})

/**
 * As {@link putConsolidated} for the last slice, with what people entered by day between two positions of the site's
 * log: counted once, whatever is tried again.
 */
export const endConsolidation = defineCommand({
  name: 'hq.endConsolidation',
  permission: 'system',
  input: z.object({
    hqSiteId: Id,
    slice: ConsolidatedSlice,
    from: z.int(),
    until: z.int(),
    days: z.array(z.object({ day: Day, entries: z.int() })),
  }),
  run({ read, local }, { hqSiteId, slice, from, until, days }) {
    putSlice(local, slice)
    const known = standingOf(read, hqSiteId)
    const code = siteById(read, hqSiteId)?.code
    if (known?.position !== from || code === undefined) return
    for (const { day, entries } of days) {
      const id = `${code}.${day}`
      const before = read.get<{ entries: number }>('select entries from hq_day where id=?', [id])
      local.put(hqDayTable, { id, site: code, day, entries: (before?.entries ?? 0) + entries })
    }
    local.put(hqConsolidatedTable, { ...known, due: 0, position: until })
  },
})

function putSlice(
  local: CommandContext['local'],
  { cases, sheets, callbacks, gone }: ConsolidatedSlice,
): void {
  for (const row of cases) local.put(hqCaseTable, row)
  for (const row of sheets) local.put(hqSheetTable, row)
  for (const row of callbacks) local.put(hqCallbackTable, row)
  // Of what was never listed there is nothing to take away.
  for (const id of gone.cases) local.deleteWhere(hqCaseTable, 'id', id)
  for (const id of gone.sheets) local.deleteWhere(hqSheetTable, 'id', id)
  for (const id of gone.callbacks) local.deleteWhere(hqCallbackTable, 'id', id)
}

export const consolidatedCommands = [markConsolidation, forgetConsolidated, putConsolidated, endConsolidation]
