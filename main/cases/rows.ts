import type { CaseKind, CaseState, Channel } from '../contract/cases.ts'
import { type CaseRow, maskPhone } from '../contract/case-views.ts'
import type { ReadDatabase } from '../database/read.ts'
import { nodeNames, unitNumbers } from '../estate/names.ts'
import { personNames } from '../people/names.ts'
import { staffNames } from '../staff/names.ts'

/** Columns of a list row; the text is cut in SQL so that long texts are not carried along. */
export const listColumns = `id, number, kind, category, channel, state, emergency, unit_id as "unitId",
  building_id as "buildingId", person_id as "personId", caller_name as "callerName",
  caller_phone as "callerPhone", substr(text, 1, 240) as text, assignee, waiting_on as "waitingOn",
  waiting_since as "waitingSince", received_at as "receivedAt", active_at as "activeAt", files`

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
}

const longestSummary = 120

/** Adds the names that stand in other domains: four lookups for a whole page. */
export function presentRows(read: ReadDatabase, stored: readonly StoredRow[]): CaseRow[] {
  const units = unitNumbers(
    read,
    stored.map(row => row.unitId),
  )
  const buildings = nodeNames(
    read,
    stored.map(row => row.buildingId),
  )
  const people = personNames(
    read,
    stored.map(row => row.personId),
  )
  const staff = staffNames(
    read,
    stored.map(row => row.assignee),
  )
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
    unitNumber: nameIn(units, row.unitId),
    buildingId: row.buildingId,
    buildingName: nameIn(buildings, row.buildingId),
    personId: row.personId,
    personName: nameIn(people, row.personId),
    callerName: row.callerName,
    callerPhone: row.callerPhone === null ? null : maskPhone(row.callerPhone),
    summary: row.text === null ? null : firstLine(row.text),
    assignee: row.assignee,
    assigneeName: nameIn(staff, row.assignee),
    waitingOn: row.waitingOn,
    waitingSince: row.waitingSince,
    receivedAt: row.receivedAt,
    activeAt: row.activeAt,
    files: row.files,
  }))
}

/** Rows of these cases in the order of the ids; unknown ids are left out. */
export function rowsOf(read: ReadDatabase, ids: readonly string[]): CaseRow[] {
  if (ids.length === 0) return []
  const stored = read.all<StoredRow>(
    `select ${listColumns} from "case" where id in (select value from json_each(?))`,
    [JSON.stringify(ids)],
  )
  const byId = new Map(stored.map(row => [row.id, row]))
  return presentRows(
    read,
    ids.flatMap(id => byId.get(id) ?? []),
  )
}

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
