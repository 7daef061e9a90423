import { caseByNumber } from '../cases/outcome.ts'
import type { CampaignTarget } from '../contract/callbacks.ts'
import type { ReadDatabase } from '../database/read.ts'
import { findUnits } from '../estate/find-units.ts'
import { isCalled, peopleCalled, peopleWithPhone } from '../people/find-exact.ts'
import type { PersonLookupReader } from '../people/name-search.ts'
import { occupanciesOfUnit } from '../people/queries.ts'

/** A pasted row in which nobody was found, or several people. */
export interface UnknownRow {
  /** Counted from 1, as in the workbook. */
  readonly row: number
  readonly text: string
  readonly several: boolean
}

/** Rows and cells that are read; more is no list of people to call. */
const mostRows = 20_000
const mostCells = 30
const mostShown = 80

/**
 * Reads rows of a workbook as they were pasted, cells parted by tabs: a case number, else a phone, else the number of
 * a home, else a name that only one person has. A name beside a phone or a home says who of several is meant.
 */
export function findPasted(
  read: ReadDatabase,
  lookup: PersonLookupReader,
  rows: string,
): {
  readonly targets: readonly CampaignTarget[]
  readonly listed: number
  readonly unknown: readonly UnknownRow[]
} {
  const targets: CampaignTarget[] = []
  const unknown: UnknownRow[] = []
  let listed = 0
  for (const [index, line] of rows
    .split(/\r\n|\r|\n/)
    .slice(0, mostRows)
    .entries()) {
    const cells = line
      .split('\t')
      .map(cell => cell.trim())
      .filter(cell => cell !== '')
      .slice(0, mostCells)
    if (cells.length === 0) continue
    listed += 1
    const found = findRow(read, lookup, cells)
    if (found === 'nobody' || found === 'several') {
      const text = cells.join(' ').slice(0, mostShown)
      unknown.push({ row: index + 1, text, several: found === 'several' })
    } else targets.push(found)
  }
  return { targets, listed, unknown }
}

function findRow(
  read: ReadDatabase,
  lookup: PersonLookupReader,
  cells: readonly string[],
): CampaignTarget | 'nobody' | 'several' {
  for (const cell of cells) {
    const caseId = caseByNumber(read, cell)
    if (caseId !== undefined) return { of: 'case', id: caseId }
  }
  const named = (ids: readonly string[]) => ids.find(id => cells.some(cell => isCalled(read, id, cell)))
  for (const cell of cells) {
    if (!/^[+\d][\d\s()-]{6,}$/.test(cell)) continue
    const [first, ...others] = peopleWithPhone(read, cell)
    if (first === undefined) continue
    // A family shares a phone: whoever is named, else the one who is on file the longest.
    return { of: 'person', id: named([first, ...others]) ?? first }
  }
  let several = false
  for (const cell of cells) {
    const homes = findUnits(read, cell, 3).filter(home => home.exact)
    const [home] = homes
    if (!home) continue
    several ||= homes.length > 1
    if (homes.length > 1) continue
    const resident = named(occupanciesOfUnit(read, home.unitId).map(stay => stay.personId))
    return resident === undefined ? { of: 'unit', id: home.unitId } : { of: 'person', id: resident }
  }
  for (const cell of cells) {
    const [only, ...more] = peopleCalled(read, lookup, cell)
    if (only !== undefined && more.length === 0) return { of: 'person', id: only }
    several ||= more.length > 0
  }
  return several ? 'several' : 'nobody'
}
