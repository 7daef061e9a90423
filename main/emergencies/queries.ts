import {
  type CurrentEmergencies,
  type EmergencyDetail,
  type EmergencyKind,
  emergencyKinds,
  type EmergencyLevel,
  type EmergencyRow,
  type EmergencyStep,
  lateWithin,
  longestReading,
  type NotedTask,
  type RainImportRow,
  type RainReading,
  type RainSource,
  type RainStand,
  rainBefore,
  reopenWithin,
} from '../contract/emergencies.ts'
import type { ReadDatabase } from '../database/read.ts'
import { emergencyFigures, leakCounts, openOutside } from '../leaks/figures.ts'
import { profileOf } from '../profiles/profiles.ts'
import { staffNameOf } from '../staff/names.ts'
import { longestWindow, millimetres, type Rain, rainStand, rainWithin } from './rules.ts'

/** An emergency as commands need it. */
export interface StoredEmergency {
  readonly id: string
  readonly kind: EmergencyKind
  readonly level: EmergencyLevel | null
  readonly levelSince: number
  readonly startedAt: number
  readonly endedAt: number | null
}

interface EmergencyColumns extends StoredEmergency {
  readonly startedByName: string | null
  readonly note: string | null
}

const stored = `id, kind, level, level_since as "levelSince", started_at as "startedAt", ended_at as "endedAt"`
const columns = `${stored}, ${staffNameOf('emergency.started_by')} as "startedByName", note`

export const emergency = (read: ReadDatabase, id: string): StoredEmergency | undefined =>
  read.get<StoredEmergency>(`select ${stored} from emergency where id=?`, [id])

/** The emergency of a kind that runs now; there is at most one. */
export const runningEmergency = (read: ReadDatabase, kind: EmergencyKind): StoredEmergency | undefined =>
  read.get<StoredEmergency>(
    `select ${stored} from emergency where kind=? and ended_at is null order by started_at desc limit 1`,
    [kind],
  )

/** The emergency of a kind that ran at a moment. The moment of its end belongs to it no more. */
export const emergencyAt = (
  read: ReadDatabase,
  kind: EmergencyKind,
  at: number,
): StoredEmergency | undefined =>
  read.get<StoredEmergency>(
    `select ${stored} from emergency where kind=? and started_at<=? and (ended_at is null or ended_at>?)
     order by started_at desc, id desc limit 1`,
    [kind, at, at],
  )

/** Whether no other emergency of its kind came behind it. */
export const isLatest = (read: ReadDatabase, { id, kind }: Pick<StoredEmergency, 'id' | 'kind'>): boolean =>
  read.get<{ id: string }>(
    'select id from emergency where kind=? order by started_at desc, id desc limit 1',
    [kind],
  )?.id === id

/** When the last emergency of a kind ended; null where none ever did. */
export const lastEnd = (read: ReadDatabase, kind: EmergencyKind): number | null =>
  read.get<{ end: number | null }>('select max(ended_at) as end from emergency where kind=?', [kind])?.end ??
  null

/** When an emergency last changed: no start, level or end is recorded before it. */
export const lastStepAt = (read: ReadDatabase, id: string): number =>
  read.get<{ at: number | null }>(
    `select max(at) as at from emergency_step
     where emergency_id=? and what in ('started', 'level', 'ended', 'reopened')`,
    [id],
  )?.at ?? 0

/** The step that notes one of the first things as done; undefined while nobody did. */
export const taskStep = (read: ReadDatabase, emergencyId: string, task: NotedTask): string | undefined =>
  read.get<{ id: string }>('select id from emergency_step where emergency_id=? and what=? limit 1', [
    emergencyId,
    task,
  ])?.id

const rowsOf = (read: ReadDatabase, found: readonly EmergencyColumns[]): EmergencyRow[] => {
  const counts = leakCounts(
    read,
    found.map(({ id }) => id),
  )
  return found.map(row => ({ ...row, ...(counts.get(row.id) ?? { reports: 0, open: 0 }) }))
}

/** What runs now, what ended lately, and how much is open besides. @param now UTC milliseconds */
export function currentEmergencies(read: ReadDatabase, now: number): CurrentEmergencies {
  const running = rowsOf(
    read,
    read.all<EmergencyColumns>(`select ${columns} from emergency where ended_at is null`),
  ).sort((one, other) => emergencyKinds.indexOf(one.kind) - emergencyKinds.indexOf(other.kind))
  const endedLately = rowsOf(
    read,
    read.all<EmergencyColumns>(
      `select ${columns} from emergency where ended_at>? order by ended_at desc, id desc limit 20`,
      [now - lateWithin],
    ),
  )
  const ids = running.map(({ id }) => id)
  return { running, endedLately, openBesides: openOutside(read, ids) }
}

/** Emergencies, the latest first. */
export const emergencies = (read: ReadDatabase, most = 200): EmergencyRow[] =>
  rowsOf(
    read,
    read.all<EmergencyColumns>(`select ${columns} from emergency order by started_at desc, id desc limit ?`, [
      most,
    ]),
  )

/** One emergency with its history and figures; undefined where there is none. @param now UTC milliseconds */
export function emergencyDetail(read: ReadDatabase, id: string, now: number): EmergencyDetail | undefined {
  const found = read.get<EmergencyColumns>(`select ${columns} from emergency where id=?`, [id])
  const [row] = found ? rowsOf(read, [found]) : []
  if (!row) return undefined
  const steps = read.all<EmergencyStep>(
    `select what, level, at, ${staffNameOf('emergency_step.by')} as "byName", text from emergency_step
     where emergency_id=? order by at, id`,
    [id],
  )
  const until = row.endedAt ?? now
  const from = row.startedAt - rainBefore
  const readings = rainOf(read, from, until)
  const { hundredths } = rainWithin(readings, from, until)
  return {
    ...row,
    ...emergencyFigures(read, id),
    steps,
    rain: readings.length === 0 ? null : millimetres(hundredths),
    mayReopen: row.endedAt !== null && now - row.endedAt <= reopenWithin && isLatest(read, row),
  }
}

interface RainColumns extends Rain {
  readonly id: string
  readonly source: RainSource
  readonly byName: string | null
}

/** Readings that touch a time, in their order. The index goes by their end; none is longer than a day. */
const rainRows = (read: ReadDatabase, from: number, to: number): RainColumns[] =>
  read.all<RainColumns>(
    `select id, from_at as "from", to_at as "to", hundredths, source, ${staffNameOf('rain_reading.by')} as "byName"
     from rain_reading where to_at>? and to_at<? and from_at<? order by to_at, id`,
    [from, to + longestReading, to],
  )

/** What fell on the site in a time, for sums. Readings reach beyond it where it cuts them. */
export const rainOf = (read: ReadDatabase, from: number, to: number): readonly Rain[] =>
  rainRows(read, from, to)

/** Readings that touch a time, in their order, as screens and reports show them. */
export const rainBetween = (read: ReadDatabase, from: number, to: number): RainReading[] =>
  rainRows(read, from, to).map(({ hundredths, ...row }) => ({ ...row, millimetres: millimetres(hundredths) }))

export interface StoredReading extends Rain {
  readonly id: string
}

export const rainReading = (read: ReadDatabase, id: string): StoredReading | undefined =>
  read.get<StoredReading>(
    'select id, from_at as "from", to_at as "to", hundredths from rain_reading where id=?',
    [id],
  )

/** Readings an import brought that nobody corrected or struck since. */
export const readingsOfImport = (read: ReadDatabase, importId: string): string[] =>
  read
    .all<{ id: string }>('select id from rain_reading where import_id=? order by to_at, id', [importId])
    .map(({ id }) => id)

/** Imports of which something still stands, the latest first. */
export const rainImports = (read: ReadDatabase): RainImportRow[] =>
  read.all<RainImportRow>(
    `select "importId", readings, "from", "to", ${staffNameOf('one.by')} as "byName" from (
       select import_id as "importId", count(*) as readings, min(from_at) as "from", max(to_at) as "to", max(by) as by
       from rain_reading where import_id is not null group by import_id) one
     order by "importId" desc limit 50`,
  )

/** Readings that share a moment with a time, but for one. */
export const overlapping = (
  read: ReadDatabase,
  { from, to }: { readonly from: number; readonly to: number },
  but: string | null = null,
): readonly StoredReading[] => rainRows(read, from, to).filter(({ id }) => id !== but)

/** Which level the rain itself reaches; it proposes and sets nothing. @param now UTC milliseconds */
export function rainNow(read: ReadDatabase, now: number): RainStand {
  const { levels } = profileOf(read).emergencies
  return rainStand(rainOf(read, now - longestWindow(levels), now), levels, now)
}
