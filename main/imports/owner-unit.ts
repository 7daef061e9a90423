import { canonicalPart, parseUnitNumber } from '../estate/unit-number.ts'
import type { UnitKind, UnitNumber } from '../estate/unit-number.ts'
import type { ImportCode } from './reasons.ts'

/** What the columns of a row say about the unit, as written; undefined where empty or not mapped. */
export type UnitTexts = {
  project?: string | undefined
  phase?: string | undefined
  building?: string | undefined
  entrance?: string | undefined
  floor?: string | undefined
  unitNumber?: string | undefined
  room?: string | undefined
  kind?: string | undefined
}

export type UnitResult =
  | { ok: true; unit: UnitNumber; warnings: ImportCode[] }
  | { ok: false; code: ImportCode; column: 'unitNumber' | 'building' }

/** The kind a cell names; undefined where the word is not known. */
export function unitKindOfText(text: string): UnitKind | undefined {
  if (/车位|车库|停车|PARKING|GARAGE/i.test(text)) return 'parking'
  if (/商|铺|店|门面|门市|底商|网点|写字楼|办公|SHOP|RETAIL|OFFICE|COMMERCIAL/i.test(text)) return 'shop'
  return /住|宅|公寓|别墅|洋房|高层|叠拼|联排|DWELLING|APARTMENT|RESIDEN|VILLA|FLAT/i.test(text)
    ? 'dwelling'
    : undefined
}

type Part = 'phase' | 'building' | 'entrance' | 'floor'
const suffix: Readonly<Record<Part, string>> = { phase: '期', building: '栋', entrance: '单元', floor: '层' }
const written: Readonly<Record<Part, RegExp>> = {
  phase: /(?:期|区|组团)$/,
  building: /(?:栋|幢|座|楼|#|号楼|号)$/,
  entrance: /(?:单元|门|梯)$/,
  floor: /(?:层|楼|F)$/,
}

/** The canonical value of a single column: `03栋`, `3#`, `三号楼`, `3` → `3`; a name without number stays. */
export function unitPart(text: string, part: Part): { value: string; project?: string } | undefined {
  // The usual case, for every row of a large file.
  if (/^[1-9][0-9]{0,2}$/.test(text)) return { value: text }
  const plain = text.normalize('NFKC').trim()
  if (plain === '') return undefined
  if (part === 'entrance' && /^0+$/.test(plain)) return undefined
  const bare = plain.replace(written[part], '').trim()
  if (/^[0-9]{1,3}$/.test(bare)) return { value: canonicalPart(bare) }
  const marked = `${bare}${suffix[part]}`
  const unit =
    part === 'building'
      ? parseUnitNumber(marked)
      : parseUnitNumber(
          part === 'entrance' ? `1栋${marked}1` : `${marked}${part === 'floor' ? '999999' : '1栋1'}`,
        )
  const value = unit?.[part]
  if (value === undefined) return { value: plain.toUpperCase().slice(0, 40) }
  return unit?.project === undefined || part !== 'building' ? { value } : { value, project: unit.project }
}

/** Adds what a column of its own says; false where the two contradict each other. */
function merge(unit: UnitNumber, part: Part, value: string | undefined): boolean {
  if (value === undefined) return true
  if (unit[part] === undefined) unit[part] = value
  return unit[part] === value
}

/**
 * The unit of a row from its whole number, its room and the columns of building, entrance, floor and phase, whichever
 * there are. Texts say the kind first, then the column, then the sheet. A building alone is a detached house, but only
 * in a sheet that has a column for units: a list of buildings names none.
 */
export function unitOfRow(
  texts: UnitTexts,
  sheetKind: UnitKind | undefined,
  hasUnitColumn = true,
): UnitResult {
  const warnings: ImportCode[] = []
  const spoken = texts.kind === undefined ? undefined : unitKindOfText(texts.kind)
  if (texts.kind !== undefined && spoken === undefined && sheetKind === undefined)
    warnings.push('import.unitKindUnknown')
  const kind = spoken ?? sheetKind ?? 'dwelling'
  const number = texts.unitNumber ?? texts.room
  const building = texts.building === undefined ? undefined : unitPart(texts.building, 'building')
  const entrance = texts.entrance === undefined ? undefined : unitPart(texts.entrance, 'entrance')?.value
  const phase = texts.phase === undefined ? undefined : unitPart(texts.phase, 'phase')?.value
  const floor =
    texts.floor === undefined ? undefined : unitPart(texts.floor.split('/')[0] ?? '', 'floor')?.value
  let unit: UnitNumber | undefined
  if (number === undefined) {
    if (building === undefined || entrance !== undefined || !hasUnitColumn)
      return { ok: false, code: 'import.noUnit', column: 'unitNumber' }
    unit = { building: building.value, room: '', kind }
  } else {
    unit = parseUnitNumber(number, kind)
    if (!unit) return { ok: false, code: 'import.unitUnreadable', column: 'unitNumber' }
    // 2-1201 beside a building column of its own says entrance and room.
    const shift =
      building &&
      unit.building !== undefined &&
      unit.building !== building.value &&
      unit.entrance === undefined
    const lead = unit.building
    if (shift && lead !== undefined && (entrance === undefined || entrance === lead)) {
      unit.entrance = lead
      unit.building = building.value
    }
  }
  const agrees =
    merge(unit, 'building', building?.value) &&
    merge(unit, 'entrance', entrance) &&
    merge(unit, 'phase', phase)
  if (!agrees) return { ok: false, code: 'import.unitConflict', column: 'building' }
  if (floor !== undefined && unit.kind !== 'parking') unit.floor = floor
  // A door beside a floor column: floor 12, door 1 is room 1201.
  const door = texts.unitNumber === undefined && unit.kind === 'dwelling' && /^[0-9]{1,2}$/.test(unit.room)
  if (door && floor !== undefined && /^[0-9]{1,2}$/.test(floor))
    unit.room = `${floor}${unit.room.padStart(2, '0')}`
  const project = texts.project ?? unit.project ?? building?.project
  if (project !== undefined) unit.project = project
  return { ok: true, unit, warnings }
}
