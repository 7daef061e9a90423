import type { ReadDatabase } from '../database/read.ts'
import { kindLetterOf, kindLetters, nodeMatchName, phasePart } from './matching.ts'
import { parseUnitNumber } from './unit-number.ts'
import { type UnitCandidate, unitNumberCandidates } from './unit-search.ts'

/** A unit somebody may mean by what they typed. */
export interface FoundUnit {
  readonly unitId: string
  /** The whole number was typed, not only its beginning. */
  readonly exact: boolean
}

interface Row {
  readonly unitId: string
  readonly matchKey: string
  readonly parentKind: string
  readonly parentName: string
  readonly buildingName: string
  readonly aboveKind: string | null
  readonly aboveName: string | null
  readonly projectName: string
}

/** One reading of what was typed, ready to be looked for. */
interface Reading extends UnitCandidate {
  readonly project: string | undefined
}

/** Units read per range before entrance and phase are compared. */
const mostRead = 400

/** A number that was merged into another leads to the home that has everything now. */
const from = `select coalesce(u.merged_into, u.id) as "unitId", u.match_key as "matchKey", p.kind as "parentKind", p.match_name as "parentName",
   b.match_name as "buildingName", a.kind as "aboveKind", a.match_name as "aboveName", j.match_name as "projectName"
 from unit u join estate_node p on p.id=u.parent_id join estate_node b on b.id=u.building_id
   join estate_node j on j.id=u.project_id left join estate_node a on a.id=b.parent_id`
/** Above every character a key can hold. */
const last = '\u{10ffff}'

/**
 * Every unit that a text may mean, in any written form or the beginning of one: `3-1201`, `3栋2单元1201室`, `3#`,
 * `车位B1-023`, `3-12`. Ambiguous texts find all their units; whole numbers come first. Empty for other texts.
 */
export function findUnits(read: ReadDatabase, text: string, limit: number): FoundUnit[] {
  const readings = readingsOf(text)
  const found = new Map<string, FoundUnit & { project: string }>()
  const note = (row: Row, exact: boolean) => {
    if (!found.has(row.unitId)) found.set(row.unitId, { unitId: row.unitId, exact, project: row.projectName })
  }
  for (const reading of readings) {
    for (const row of equalRows(read, reading)) {
      const fit = fitOf(row, reading)
      if (fit !== undefined) note(row, fit && reading.room !== undefined)
    }
  }
  for (const reading of readings) {
    if (found.size >= limit) break
    if (!reading.roomIsPrefix) continue
    for (const row of longerRows(read, reading)) if (fitOf(row, reading) !== undefined) note(row, false)
  }
  const all = [...found.values()]
  // The estate's name, when typed, chooses between projects; where it fits none it is only decoration.
  const { project } = readings[0] ?? {}
  const named = project === undefined ? [] : all.filter(unit => namesMeet(unit.project, project))
  const chosen = named.length > 0 ? named : all
  chosen.sort((a, b) => Number(b.exact) - Number(a.exact))
  return chosen.slice(0, limit).map(({ unitId, exact }) => ({ unitId, exact }))
}

/** Units that a whole number means, and no others; for matching rows of a file against the estate. */
export function unitsMeant(read: ReadDatabase, text: string): string[] {
  return findUnits(read, text, mostRead)
    .filter(unit => unit.exact)
    .map(unit => unit.unitId)
}

function readingsOf(text: string): Reading[] {
  const typed = text.trim().slice(0, 100)
  const parsed = parseUnitNumber(typed)
  const project = parsed?.project
  const readings: Reading[] = unitNumberCandidates(typed).map(candidate => ({ ...candidate, project }))
  if (parsed?.kind === 'parking' && parsed.floor !== undefined) {
    const floor = parsed.floor
    for (const [index, reading] of readings.entries()) {
      if (reading.room !== undefined) readings[index] = { ...reading, room: `${floor}-${reading.room}` }
    }
  }
  // 会所201, 地下车库B1-023: what looks like the estate's name is the building's.
  if (parsed && project !== undefined && parsed.building === undefined) {
    for (const reading of readings.slice())
      readings.push({ ...reading, project: undefined, building: nodeMatchName('building', project) })
  }
  // B1-023 without a word is a parking space where nothing else is called so.
  const parking = parsed?.kind === 'dwelling' ? parseUnitNumber(typed, 'parking') : undefined
  if (parking?.floor !== undefined && parking.building === undefined) {
    const room = `${parking.floor}-${parking.room}`
    readings.push({ room, kind: 'parking', roomIsPrefix: true, entranceIsPrefix: false, project: undefined })
  }
  return readings
}

function lettersOf(reading: Reading): readonly string[] {
  return reading.kind === undefined ? kindLetters : [kindLetterOf(reading.kind)]
}

function equalRows(read: ReadDatabase, reading: Reading): Row[] {
  const { building, room } = reading
  if (building === undefined) {
    if (room === undefined) return []
    return ofKind(read.all<Row>(`${from} where u.room_key=? limit ${mostRead}`, [room]), reading)
  }
  return lettersOf(reading).flatMap(letter =>
    read.all<Row>(`${from} where u.match_key=? limit ${mostRead}`, [`${letter}|${building}|${room ?? ''}`]),
  )
}

function longerRows(read: ReadDatabase, reading: Reading): Row[] {
  const { building, room = '' } = reading
  if (building === undefined) {
    if (room === '') return []
    const rows = read.all<Row>(
      `${from} where u.room_key>? and u.room_key<? order by u.room_key limit ${mostRead}`,
      [room, room + last],
    )
    return ofKind(rows, reading)
  }
  return lettersOf(reading).flatMap(letter => {
    const start = `${letter}|${building}|${room}`
    return read.all<Row>(
      `${from} where u.match_key>? and u.match_key<? order by u.match_key limit ${mostRead}`,
      [start, start + last],
    )
  })
}

function ofKind(rows: Row[], reading: Reading): Row[] {
  const letters = lettersOf(reading)
  return rows.filter(row => letters.includes(row.matchKey.slice(0, 1)))
}

/** True where a row is what was typed, false where it may be, undefined where it is not. */
function fitOf(row: Row, reading: Reading): boolean | undefined {
  // Where the estate has no entrances or phases, somebody who names one still means the unit.
  const whole = reading.key !== undefined
  let exact = whole
  if (reading.entrance !== undefined) {
    const entrance = row.parentKind === 'entrance' ? row.parentName : undefined
    if (entrance === undefined) {
      if (!whole) return undefined
      exact = false
    } else if (
      reading.entranceIsPrefix ? !entrance.startsWith(reading.entrance) : entrance !== reading.entrance
    ) {
      return undefined
    }
  }
  if (reading.phase !== undefined) {
    const phase = phasePart(row.buildingName) ?? (row.aboveKind === 'phase' ? row.aboveName : undefined)
    if (!phase) {
      if (!whole) return undefined
      exact = false
    } else if (phase !== reading.phase) return undefined
  }
  return exact
}

function namesMeet(project: string, typed: string): boolean {
  const plain = nodeMatchName('project', typed)
  return project.includes(plain) || plain.includes(project)
}
