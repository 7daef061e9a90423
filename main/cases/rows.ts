import type { CaseKind, CaseLevel, CaseState, Channel } from '../contract/cases.ts'
import type { CaseRow } from '../contract/case-views.ts'
import type { DeadlineGoal } from '../contract/profile-deadlines.ts'
import { maskPhone } from '../contract/masking.ts'
import type { ReadDatabase } from '../database/read.ts'
import { nodeNameOf, unitNumberOf } from '../estate/names.ts'
import { personNameOf } from '../people/names.ts'
import { staffNameOf } from '../staff/names.ts'

/** Columns of a list row; the text is cut in SQL so that long texts are not carried along. */
export const listColumns = `id, number, kind, category, channel, state, emergency, unit_id as "unitId",
  building_id as "buildingId", person_id as "personId", caller_name as "callerName",
  caller_phone as "callerPhone", substr(text, 1, 240) as text, assignee, waiting_on as "waitingOn",
  waiting_since as "waitingSince", received_at as "receivedAt", active_at as "activeAt", files,
  level, level_reason as "levelReason", level_by as "levelBy", due_at as "dueAt", due_warn_at as "dueWarnAt",
  due_goal as "dueGoal", leader as "leaderId"`

/** A row as `listColumns` reads it. */
export interface StoredRow {
  readonly id: string
  readonly number: string
  readonly kind: CaseKind
  readonly category: string
  readonly channel: Channel
  readonly state: CaseState
  readonly emergency: 0 | 1
  readonly unitId: string | null
  readonly buildingId: string | null
  readonly personId: string | null
  readonly callerName: string | null
  readonly callerPhone: string | null
  readonly text: string | null
  readonly assignee: string | null
  readonly waitingOn: string | null
  readonly waitingSince: number | null
  readonly receivedAt: number
  readonly activeAt: number
  readonly files: number
  readonly level: CaseLevel | null
  readonly levelReason: string | null
  readonly levelBy: string | null
  readonly dueAt: number | null
  readonly dueWarnAt: number | null
  readonly dueGoal: DeadlineGoal | null
  readonly leaderId: string | null
}

const longestSummary = 120

/** A stored row with the names that stand in other domains. */
export interface NamedRow extends StoredRow {
  readonly unitNumber: string | null
  readonly buildingName: string | null
  readonly personName: string | null
  readonly assigneeName: string | null
}

/**
 * A statement that delivers `listColumns`, with names: they are looked up for the rows of the page only, in the same
 * statement, which takes half as long as asking for them afterwards. Materialised, so that the page keeps its own
 * plan and order.
 */
export const withNames = (page: string) =>
  `with page as materialized (${page})
   select page.*, ${unitNumberOf('page."unitId"')} as "unitNumber",
     ${nodeNameOf('page."buildingId"')} as "buildingName", ${personNameOf('page."personId"')} as "personName",
     ${staffNameOf('page.assignee')} as "assigneeName"
   from page`

/** Rows as screens get them. */
export function presentRows(stored: readonly NamedRow[]): CaseRow[] {
  // Member by member: spreading the database's objects takes three times as long.
  return stored.map(row => ({
    id: row.id,
    number: row.number,
    kind: row.kind,
    category: pathOf(row.category),
    channel: row.channel,
    state: row.state,
    emergency: row.emergency === 1,
    unitId: row.unitId,
    unitNumber: row.unitNumber,
    buildingId: row.buildingId,
    buildingName: row.buildingName,
    personId: row.personId,
    personName: row.personName,
    callerName: row.callerName,
    callerPhone: row.callerPhone === null ? null : maskPhone(row.callerPhone),
    summary: row.text === null ? null : firstLine(row.text),
    assignee: row.assignee,
    assigneeName: row.assigneeName,
    waitingOn: row.waitingOn,
    waitingSince: row.waitingSince,
    receivedAt: row.receivedAt,
    activeAt: row.activeAt,
    files: row.files,
    due:
      row.dueAt === null || row.dueGoal === null
        ? null
        : { at: row.dueAt, warnAt: row.dueWarnAt, goal: row.dueGoal },
    level: row.level,
    levelReason: row.levelReason,
    levelConfirmed: row.levelBy !== null,
    leaderId: row.leaderId,
  }))
}

/** Rows of these cases in the order of the ids; unknown ids are left out. */
export function rowsOf(read: ReadDatabase, ids: readonly string[]): CaseRow[] {
  if (ids.length === 0) return []
  const stored = read.all<NamedRow>(rowsById, [JSON.stringify(ids)])
  const byId = new Map(stored.map(row => [row.id, row]))
  return presentRows(ids.flatMap(id => byId.get(id) ?? []))
}

const rowsById = withNames(`select ${listColumns} from "case" where id in (select value from json_each(?))`)

/** Category ids of the stored path. */
export const pathOf = (category: string): string[] => (category === '' ? [] : category.split('/'))

export const nameIn = (names: ReadonlyMap<string, string>, id: string | null): string | null =>
  id === null ? null : (names.get(id) ?? null)

function firstLine(text: string): string {
  const line = text.split('\n', 1)[0]?.trimEnd() ?? ''
  if (line.length <= longestSummary) return line
  const characters = Array.from(line)
  return characters.length <= longestSummary ? line : `${characters.slice(0, longestSummary - 1).join('')}…`
}
