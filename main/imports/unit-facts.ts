import { type UnitAttributes, UnitAttributes as Attributes, UnitTraits } from '../contract/estate.ts'
import { formatUnit } from '../estate/unit-number.ts'
import { parsed, refused } from './reasons.ts'
import type { Parsed } from './reasons.ts'
import type { ImportedUnit } from './owner-row.ts'

/** Floors are whole numbers; `B1` is -1. Null where the text says no floor. */
function floorNumber(floor: string | undefined): number | null {
  const match = /^(B|-)?(\d{1,3})F?$/.exec(floor ?? '')
  if (!match) return null
  const value = Number(match[2]) * (match[1] === undefined ? 1 : -1)
  return value < -20 || value > 300 ? null : value
}

/** The room as it stands in the estate: parking spaces keep the level in front, `B1-023`. */
export function roomOf(unit: ImportedUnit): string {
  return unit.kind === 'parking' && unit.floor !== undefined ? `${unit.floor}-${unit.room}` : unit.room
}

/** Everything of a unit that a file may say; null is unknown. */
export type UnitFacts = UnitAttributes & Required<UnitTraits>
const Facts = Attributes.extend(UnitTraits.required().shape)

/**
 * What the desk keeps of an imported unit; refused where a text cannot be stored.
 *
 * @param promisedOn the day of handover that a list of homes says; contracts keep theirs
 */
export function unitAttributes(unit: ImportedUnit, promisedOn: string | undefined): Parsed<UnitFacts> {
  const result = Facts.safeParse({
    kind: unit.kind,
    number: formatUnit(unit),
    room: roomOf(unit),
    floor: floorNumber(unit.floor),
    unitType: unit.unitType ?? null,
    contractArea: unit.contractArea ?? null,
    measuredArea: unit.measuredArea ?? null,
    orientation: unit.orientation ?? null,
    heatingArea: unit.heatingArea ?? null,
    topFloor: unit.topFloor ?? null,
    basement: unit.basement ?? null,
    facade: unit.facade ?? null,
    promisedOn: promisedOn ?? null,
    handedOverOn: unit.handoverDate ?? null,
  })
  return result.success ? parsed(result.data) : refused('import.valueTooLong')
}

/** Attributes a file may fill in or correct; number, room and kind say which unit it is and stay. */
export const traitNames = [
  'heatingArea',
  'topFloor',
  'basement',
  'facade',
  'promisedOn',
  'handedOverOn',
] as const satisfies readonly (keyof UnitTraits)[]
export const changeable = [
  'floor',
  'unitType',
  'contractArea',
  'measuredArea',
  'orientation',
  ...traitNames,
] as const
export type Changeable = (typeof changeable)[number]

/** One bit for each, for noting which a row has named. */
export const bitOf = (name: Changeable): number => 1 << changeable.indexOf(name)
