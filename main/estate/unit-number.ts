import { plainUnitText, takeKind } from './unit-words.ts'
import type { UnitKind } from './unit-words.ts'

export type { UnitKind } from './unit-words.ts'

/**
 * A unit number taken apart. Values are canonical: digits without leading zeros, letters in upper case, so that
 * `03栋` and `3#` have the same building. `room` is '' where the unit is a whole building (detached house).
 */
export type UnitNumber = {
  /** The name written before the number (`华泰苑1号楼…`); not part of the key. */
  project?: string
  phase?: string
  building?: string
  entrance?: string
  /** As written, else taken from a room of three or more digits. `B1` is the first basement. */
  floor?: string
  room: string
  kind: UnitKind
}

type Part = 'phase' | 'building' | 'entrance' | 'floor' | 'room' | 'number' | undefined
type Token = { value: string; part: Part; written: string }

const partOfMarker: Readonly<Record<string, Part>> = {
  期: 'phase',
  区: 'phase',
  组团: 'phase',
  号楼: 'building',
  '号#': 'building',
  '#楼': 'building',
  '#': 'building',
  号栋: 'building',
  号幢: 'building',
  栋楼: 'building',
  栋: 'building',
  幢: 'building',
  座: 'building',
  号单元: 'entrance',
  单元: 'entrance',
  门: 'entrance',
  梯: 'entrance',
  层: 'floor',
  楼: 'floor',
  室: 'room',
  号房: 'room',
  号室: 'room',
  房: 'room',
  户: 'room',
  号: 'number',
}
const markers = Object.keys(partOfMarker).sort((a, b) => b.length - a.length)
const tokenPattern = new RegExp(
  `([0-9A-Z]+|[甲乙丙丁戊己庚辛壬癸东西南北中](?=区|单元|座|栋|幢|门|户))\\s*(${markers.join('|')})?`,
  'g',
)

/** `03` → `3`, `B1` stays, `C0001` → `C1`, `0` → `0`. */
export function canonicalPart(value: string): string {
  if (!value.includes('0')) return value
  return value.replace(/(^|[A-Z])0+(?=[0-9])/g, '$1')
}

function tokensOf(text: string): Token[] {
  return [...text.matchAll(tokenPattern)].map(match => ({
    value: match[1] ?? '',
    part: match[2] ? partOfMarker[match[2]] : undefined,
    written: match[0],
  }))
}

/** Splits off the estate's name: everything up to the last character that is neither a token nor a separator. */
function splitProject(text: string): { project: string | undefined; rest: string } | undefined {
  const gone = text.replace(tokenPattern, whole => '\uE000'.repeat(whole.length))
  const last = gone.search(/[^\uE000\s\-/_.,、·:]+[\uE000\s\-/_.,、·:]*$/)
  if (last < 0) return { project: undefined, rest: text }
  const end = last + (/^[^\uE000\s\-/_.,、·:]+/.exec(gone.slice(last))?.[0].length ?? 0)
  const rest = text.slice(end)
  if (!/[0-9A-Z]/.test(rest)) return undefined
  return { project: text.slice(0, end).replace(/^[\s\-/]+/, ''), rest }
}

function floorOfRoom(room: string): string | undefined {
  const digits = /^([0-9]{1,2})[0-9]{2}[A-Z]?$/.exec(room)?.[1]
  return digits === undefined || digits === '0' ? undefined : canonicalPart(digits)
}

const order = ['phase', 'building', 'entrance', 'floor', 'room'] as const
type Place = (typeof order)[number]

/** What unmarked numbers before the room stand for, likeliest first, by how many there are. */
const readings: readonly (readonly (readonly Place[])[])[] = [
  [[]],
  [['building'], ['entrance'], ['phase'], ['floor']],
  [
    ['building', 'entrance'],
    ['phase', 'building'],
    ['entrance', 'floor'],
    ['building', 'floor'],
    ['phase', 'entrance'],
  ],
  [
    ['building', 'entrance', 'floor'],
    ['phase', 'building', 'entrance'],
  ],
  [['phase', 'building', 'entrance', 'floor']],
]

/** A floor in front of a whole room number must agree with it: 12-1201 yes, 3-1201 no. */
function floorFits(floor: string, room: string): boolean {
  return /^[0-9]{1,2}$/.test(room) || floorOfRoom(canonicalPart(room)) === canonicalPart(floor)
}

/** Resolves markers that depend on their neighbours: 号 and 楼. */
function settleMarkers(tokens: readonly Token[], kind: UnitKind): Token[] {
  return tokens.map((token, index) => {
    const next = tokens[index + 1]
    // 12号 is a room at the end (12号) and a building before something else (12号1201室, the Shanghai way).
    if (token.part === 'number') return { ...token, part: next ? 'building' : 'room' }
    // 3楼1201 cannot mean the third floor; 12楼1201 can.
    const clash = token.part === 'floor' && next && kind === 'dwelling' && !floorFits(token.value, next.value)
    if (clash && index === 0) return { ...token, part: 'building' }
    return token
  })
}

/** Gives every token its place; undefined where no reading puts them in order. */
function assign(tokens: readonly Token[], kind: UnitKind): Partial<Record<Place, string>> | undefined {
  const list = settleMarkers(tokens, kind)
  const last = list.at(-1)
  if (!last) return undefined
  if (last.part === undefined) last.part = 'room'
  const loose = list.filter(token => token.part === undefined)
  const basement = loose[0]
  if (kind === 'parking' && loose.length === 1 && basement && /^B[0-9]$/.test(basement.value)) {
    basement.part = 'floor'
    loose.pop()
  }
  for (const reading of readings[loose.length] ?? []) {
    const places = list.map(token => (token.part === undefined ? reading[loose.indexOf(token)] : token.part))
    const ranks = places.map(place => order.indexOf(place as Place))
    if (ranks.some((rank, index) => rank < 0 || rank <= (ranks[index - 1] ?? -1))) continue
    const taken: Partial<Record<Place, string>> = {}
    list.forEach((token, index) => {
      const place = order[ranks[index] ?? 0]
      if (place) taken[place] = canonicalPart(token.value)
    })
    if (reading.includes('floor') && taken.floor && !floorFits(taken.floor, last.value)) continue
    return taken
  }
  return undefined
}

/** `3-1201` and `3-2-1201` of a dwelling, as nearly all numbers of a large file are written. */
function plainNumber(text: string): UnitNumber | undefined {
  const parts = /^([0-9]{1,4})-(?:([0-9]{1,4})-)?([0-9]{1,5})$/.exec(text)
  if (!parts) return undefined
  const [, building = '', entrance, last = ''] = parts
  const room = canonicalPart(last)
  const floor = floorOfRoom(room)
  return {
    building: canonicalPart(building),
    ...(entrance === undefined ? {} : { entrance: canonicalPart(entrance) }),
    ...(floor === undefined ? {} : { floor }),
    room,
    kind: 'dwelling',
  }
}

/**
 * Reads a unit number in any written form: `3-2-1201`, `3栋2单元1201室`, `3#1201`, `三栋二单元1201`, `A座1201`,
 * `商铺12`, `车位B1-023`, `1期3栋…`, `阳光花园3号楼…`. `kind` is what the sheet says of all its rows; words in the
 * text win over it. Undefined where a person could not read it as a unit number either.
 */
export function parseUnitNumber(text: string, kind: UnitKind = 'dwelling'): UnitNumber | undefined {
  if (text.length > 100) return undefined
  const plain = kind === 'dwelling' ? plainNumber(text) : undefined
  if (plain) return plain
  const { kind: spoken, rest: withoutKind } = takeKind(plainUnitText(text))
  const finalKind = spoken ?? kind
  const split = splitProject(withoutKind)
  if (!split) return undefined
  const tokens = splitGlued(tokensOf(split.rest), finalKind)
  if (tokens.length === 0 || tokens.length > 5) return undefined
  let project = split.project
  let parts = assign(tokens, finalKind)
  const first = tokens[0]
  if (!parts && project && first) {
    // 九龙一号3栋1201: the number belongs to the estate's name.
    project += first.written
    parts = assign(tokens.slice(1), finalKind)
  }
  if (!parts) return undefined
  const { phase, building, entrance } = parts
  let { floor, room = '' } = parts
  if (room === '' && (building === undefined || entrance !== undefined || floor !== undefined))
    return undefined
  // 12层01号 is room 1201.
  if (finalKind === 'dwelling' && floor && /^[0-9]+$/.test(floor) && /^[0-9]{1,2}$/.test(room)) {
    room = `${floor}${room.padStart(2, '0')}`
  }
  if (finalKind === 'dwelling') floor ??= floorOfRoom(room)
  return {
    ...(project === undefined ? {} : { project }),
    ...(phase === undefined ? {} : { phase }),
    ...(building === undefined ? {} : { building }),
    ...(entrance === undefined ? {} : { entrance }),
    ...(floor === undefined ? {} : { floor }),
    room,
    kind: finalKind,
  }
}

/** `A1201` alone is building A, room 1201; a basement marked as a floor keeps its letter. */
function splitGlued(tokens: readonly Token[], kind: UnitKind): Token[] {
  const only = tokens[0]
  const glued =
    tokens.length === 1 && only && kind === 'dwelling'
      ? /^([A-Z]{1,2})([1-9][0-9]{2,3})$/.exec(only.value)
      : null
  if (!glued?.[1] || !glued[2]) return tokens.map(token => ({ ...token }))
  return [
    { value: glued[1], part: 'building', written: glued[1] },
    { value: glued[2], part: 'room', written: glued[2] },
  ]
}

const kindLetter: Readonly<Record<UnitKind, string>> = { dwelling: 'D', shop: 'S', parking: 'P' }

/**
 * The canonical key of a unit inside its project, equal for every written form of it:
 * `kind|phase|building|entrance|room`, for parking `P|phase|building|floor|room`. A part that was not written is
 * empty, so `3-1201` and `3-2-1201` have different keys: which entrance is meant only the estate tree can say.
 */
export function unitKey(unit: UnitNumber): string {
  const third = unit.kind === 'parking' ? (unit.floor ?? '') : (unit.entrance ?? '')
  return [kindLetter[unit.kind], unit.phase ?? '', unit.building ?? '', third, unit.room].join('|')
}

/** The form shown to people: `1期3-2-1201`, `3栋` (detached), `商铺3-12`, `车位B1-23`. */
export function formatUnit(unit: UnitNumber): string {
  const phase = unit.phase === undefined ? '' : `${unit.phase}${/^[0-9A-Z]+$/.test(unit.phase) ? '期' : '区'}`
  if (unit.room === '') return `${phase}${unit.building ?? ''}栋`
  if (unit.kind === 'parking') {
    const building = unit.building === undefined ? '' : `${unit.building}栋`
    return `${phase}${building}车位${unit.floor === undefined ? '' : `${unit.floor}-`}${unit.room}`
  }
  const building = unit.building
  if (unit.entrance !== undefined && building === undefined) {
    return `${phase}${unit.kind === 'shop' ? '商铺' : ''}${unit.entrance}单元${unit.room}`
  }
  if (unit.entrance !== undefined && !/^[0-9A-Z]+$/.test(unit.entrance)) {
    return `${phase}${unit.kind === 'shop' ? '商铺' : ''}${building ?? ''}栋${unit.entrance}单元${unit.room}`
  }
  const numbers = [building, unit.entrance, unit.room].filter(part => part !== undefined).join('-')
  return `${phase}${unit.kind === 'shop' ? '商铺' : ''}${numbers}`
}
