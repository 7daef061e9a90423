import type { NodeKind, UnitKind } from '../contract/estate.ts'
import { parseUnitNumber } from './unit-number.ts'
import { plainUnitText } from './unit-words.ts'

/**
 * What makes two written forms the same place. Names of nodes and rooms of units become canonical here and
 * nowhere else: commands, import and lookup all ask these functions.
 */

const letters: Readonly<Record<UnitKind, string>> = { dwelling: 'D', shop: 'S', parking: 'P', other: 'O' }

/** Kinds of units in the order lookups try them. */
export const kindLetters: readonly string[] = Object.values(letters)

export const kindLetterOf = (kind: UnitKind): string => letters[kind]

/**
 * The comparable form of a node's name: `三栋`, `3#`, `3号楼` and `03栋` are `3`; `二期` is `2`; `2单元` is `2`.
 * A building named with its phase (`1期3栋`) keeps both, `1~3`. Names that are no numbers (`会所`) are compared as
 * they are, without blanks, in half-width upper case.
 */
export function nodeMatchName(kind: NodeKind, name: string): string {
  const plain = plainUnitText(name)
  const asWritten = plain.replace(/\s+/g, '')
  if (kind === 'project' || asWritten.includes('|')) return asWritten.replaceAll('|', '/')
  // A room behind the name makes it a whole unit number, which is what the parser reads.
  const suffix = kind === 'phase' ? '1栋9999' : kind === 'building' ? '-9999' : '9999'
  const marked = kind === 'entrance' && /^[0-9A-Z]+$/.test(asWritten) ? `${asWritten}单元` : asWritten
  const phased = kind === 'phase' && /^[0-9A-Z]+$/.test(asWritten) ? `${asWritten}期` : marked
  const parsed = parseUnitNumber(phased + suffix)
  if (!parsed || parsed.kind !== 'dwelling' || parsed.project !== undefined) return asWritten
  const { phase, building, entrance } = parsed
  if (kind === 'phase') return phase ?? asWritten
  if (kind === 'entrance') return entrance ?? asWritten
  if (building === undefined || entrance !== undefined) return asWritten
  return phase === undefined ? building : `${phase}~${building}`
}

/** The building's own part of its match name, without the phase: `1~3` is `3`. */
export function buildingPart(matchName: string): string {
  return matchName.slice(matchName.indexOf('~') + 1)
}

/** The phase written into a building's match name: `1~3` is of phase `1`. */
export function phasePart(matchName: string): string | undefined {
  const end = matchName.indexOf('~')
  return end < 0 ? undefined : matchName.slice(0, end)
}

/** Rooms repeat from building to building, and an import asks for each of them twice. */
const knownRooms = new Map<string, string>()
const mostKnownRooms = 10_000

/** The comparable form of a room: `0101` and `101室` are `101`, `B1层023` is `B1-23`. Empty for a detached house. */
export function roomMatchName(kind: UnitKind, room: string): string {
  const key = `${kind}\n${room}`
  const known = knownRooms.get(key)
  if (known !== undefined) return known
  const name = readRoom(kind, room)
  if (knownRooms.size >= mostKnownRooms) knownRooms.clear()
  knownRooms.set(key, name)
  return name
}

function readRoom(kind: UnitKind, room: string): string {
  const plain = plainUnitText(room).replaceAll('|', '/')
  if (plain === '') return ''
  const parsed = parseUnitNumber(plain, kind === 'other' ? 'dwelling' : kind)
  if (!parsed || parsed.room === '' || parsed.building !== undefined || parsed.entrance !== undefined)
    return plain.replace(/\s+/g, '')
  if (parsed.project !== undefined || parsed.phase !== undefined) return plain.replace(/\s+/g, '')
  return parsed.kind === 'parking' && parsed.floor !== undefined
    ? `${parsed.floor}-${parsed.room}`
    : parsed.room
}

/**
 * Key of a unit, equal for every written form of it within its project: `D|3|1201` for 3-2-1201, 3-1201 and
 * 3栋2单元1201室. The entrance is left out because people leave it out; where two entrances of a building have the
 * same room number, both units have the same key and whoever asks is shown both.
 * @param buildingMatchName as {@link nodeMatchName} gives it
 */
export function unitMatchKey(unit: {
  readonly kind: UnitKind
  readonly buildingMatchName: string
  readonly room: string
}): string {
  return `${letters[unit.kind]}|${buildingPart(unit.buildingMatchName)}|${roomMatchName(unit.kind, unit.room)}`
}

/**
 * Room and floor as a number says them: 1201 on 12 for `3-1201`. Empty and null where it says none, as the number of
 * a detached house.
 */
export function roomOfNumber(kind: UnitKind, number: string): { room: string; floor: number | null } {
  const parsed = parseUnitNumber(number, kind === 'other' ? 'dwelling' : kind)
  if (!parsed) return { room: '', floor: null }
  const basement = /^B([0-9]{1,2})$/.exec(parsed.floor ?? '')?.[1]
  const floor = basement === undefined ? Number(parsed.floor ?? Number.NaN) : -Number(basement)
  const room =
    parsed.kind === 'parking' && parsed.floor !== undefined ? `${parsed.floor}-${parsed.room}` : parsed.room
  return { room, floor: Number.isInteger(floor) && parsed.kind === 'dwelling' ? floor : null }
}

/** The room's part of a unit's match key. */
export function roomKeyOf(matchKey: string): string {
  return matchKey.slice(matchKey.lastIndexOf('|') + 1)
}
