import { parseUnitNumber, unitKey } from './unit-number.ts'
import type { UnitNumber } from './unit-number.ts'

/**
 * One reading of what a person typed in a search field. Every part that is present must equal the unit's part,
 * except that `room` may be a prefix where `roomIsPrefix`, and `entrance` where `entranceIsPrefix`.
 */
export type UnitCandidate = {
  phase?: string
  building?: string
  entrance?: string
  room?: string
  roomIsPrefix: boolean
  entranceIsPrefix: boolean
  kind?: UnitNumber['kind']
  /** `unitKey` of the typed text where it is a whole unit number by itself. */
  key?: string
}

function part<K extends string>(name: K, value: string | undefined): Partial<Record<K, string>> {
  const record: Partial<Record<K, string>> = {}
  if (value !== undefined && value !== '') record[name] = value
  return record
}

function fromParsed(unit: UnitNumber, spokenKind: boolean): UnitCandidate {
  return {
    ...part('phase', unit.phase),
    ...part('building', unit.building),
    ...part('entrance', unit.entrance),
    ...part('room', unit.room),
    roomIsPrefix: unit.room !== '',
    entranceIsPrefix: false,
    ...(spokenKind ? { kind: unit.kind } : {}),
    key: unitKey(unit),
  }
}

/** Pure digits typed without separators: `31201` may be building 3, room 1201; `321201` 3-2-1201. */
function splitDigits(digits: string): UnitCandidate[] {
  const found: UnitCandidate[] = []
  for (const roomLength of [4, 3]) {
    const head = digits.slice(0, -roomLength)
    const room = digits.slice(-roomLength)
    if (head === '' || head.startsWith('0') || room.startsWith('0')) continue
    if (head.length <= 2) found.push({ building: head, room, roomIsPrefix: false, entranceIsPrefix: false })
    if (head.length >= 2 && head.length <= 3 && !head.endsWith('0')) {
      const building = head.slice(0, -1)
      found.push({ building, entrance: head.slice(-1), room, roomIsPrefix: false, entranceIsPrefix: false })
    }
  }
  return found
}

/**
 * Every way the typed text can be read as a unit number or the beginning of one, likeliest first: `3-12` is
 * building 3 with a room beginning with 12, or building 3, entrance 12…. Empty for text that is no unit number.
 */
export function unitNumberCandidates(text: string): UnitCandidate[] {
  const typed = text.trim().slice(0, 40)
  // A marker or dash at the end means that the next part is still to come.
  const open = /[-－—–/]\s*$/.test(typed) || /(?:单元|栋|幢|座|号楼|#|＃)\s*$/.test(typed)
  const probe = open
    ? parseUnitNumber(`${typed}${typed.endsWith('-') ? '' : '-'}9999`)
    : parseUnitNumber(typed)
  if (!probe) return []
  const spoken = probe.kind !== 'dwelling'
  if (open) {
    const { room: _room, floor: _floor, ...before } = probe
    const base = { roomIsPrefix: true, entranceIsPrefix: false, ...(spoken ? { kind: probe.kind } : {}) }
    const first = {
      ...part('phase', before.phase),
      ...part('building', before.building),
      ...part('entrance', before.entrance),
      ...base,
    }
    return [first]
  }
  const found = [fromParsed(probe, spoken)]
  const { building, entrance, room, phase } = probe
  if (building !== undefined && entrance === undefined && room !== '' && room.length <= 2) {
    const shape = { ...part('phase', phase), building, entrance: room, roomIsPrefix: true }
    found.push({ ...shape, entranceIsPrefix: true, ...(spoken ? { kind: probe.kind } : {}) })
  }
  if (
    building !== undefined &&
    entrance !== undefined &&
    phase === undefined &&
    /^[0-9A-Z-]+$/i.test(typed)
  ) {
    const shape = { phase: building, building: entrance, ...part('room', room) }
    found.push({ ...shape, roomIsPrefix: true, entranceIsPrefix: false })
  }
  if (/^[0-9]{4,7}$/.test(typed)) found.push(...splitDigits(typed))
  return found
}

function fits(want: string | undefined, have: string | undefined, prefix: boolean): boolean {
  return want === undefined || (have !== undefined && (prefix ? have.startsWith(want) : have === want))
}

/** True where the unit is one that the candidate may mean. */
export function matchesCandidate(unit: UnitNumber, candidate: UnitCandidate): boolean {
  return (
    (candidate.kind === undefined || candidate.kind === unit.kind) &&
    fits(candidate.phase, unit.phase, false) &&
    fits(candidate.building, unit.building, false) &&
    fits(candidate.entrance, unit.entrance, candidate.entranceIsPrefix) &&
    fits(candidate.room, unit.room, candidate.roomIsPrefix)
  )
}
