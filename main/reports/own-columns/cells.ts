import type { ImportField } from '../../contract/imports.ts'
import { maskAddress, maskPhone } from '../../contract/masking.ts'
import { roleWords, tierWords, unitKindWords } from '../../contract/owner-words.ts'
import type { OccupancyRole } from '../../contract/people.ts'
import type { UnitTraits } from '../../contract/estate.ts'
import type { StoredContract } from '../../contracts/queries.ts'
import type { Unit } from '../../estate/queries.ts'
import { maskBirthday, maskDocument } from '../../people/masking.ts'
import type { Person } from '../../people/queries.ts'
import type { TableValue } from '../table-file.ts'

/** A home with what a row about it can say. */
export interface HomeOfRow {
  readonly unit: Unit
  readonly traits: UnitTraits
  /** Names of what it stands in; absent where there is no such level. */
  readonly place: Readonly<Partial<Record<'project' | 'phase' | 'building' | 'entrance', string>>>
  /** The contract that stands; sums are left out where they may not be seen. */
  readonly contract: StoredContract | undefined
}

/** Somebody who is there now, named in full. */
export interface PersonOfRow {
  readonly person: Person
  readonly role: OccupancyRole
  readonly phones: readonly string[]
}

/** What one row is about. Texts are Chinese, since the files these columns come from are. */
export interface RowOf {
  readonly home: HomeOfRow
  readonly person: PersonOfRow | undefined
  readonly coOwners: readonly string[]
  readonly full: boolean
}

type Cell = (row: RowOf) => TableValue | undefined

const area = (hundredths: number | null | undefined) => (hundredths == null ? null : hundredths / 100)
const money = (cents: number | null | undefined) => (cents == null ? null : cents / 100)
const yesNo = (said: boolean | null | undefined) => (said == null ? null : said ? '是' : '否')
const genders: ReadonlyMap<string | null, string> = new Map([
  ['female', '女'],
  ['male', '男'],
])
/** Masked unless everything is asked for. */
const shown = (row: RowOf, value: string | null | undefined, mask: (value: string) => string) =>
  value == null ? null : row.full ? value : mask(value)

/** What fills a column of each meaning, so that the same file comes in again as it went out. */
export const cellOf: Readonly<Record<ImportField, Cell>> = {
  project: ({ home }) => home.place.project,
  phase: ({ home }) => home.place.phase,
  building: ({ home }) => home.place.building,
  entrance: ({ home }) => home.place.entrance,
  floor: ({ home }) => home.unit.floor,
  unitNumber: ({ home }) => home.unit.number,
  room: ({ home }) => home.unit.room,
  unitKind: ({ home }) => unitKindWords[home.unit.kind].zh,
  unitType: ({ home }) => home.unit.unitType,
  contractArea: ({ home }) => area(home.unit.contractArea),
  measuredArea: ({ home }) => area(home.unit.measuredArea),
  // Checked when it comes in, and not kept.
  innerArea: () => null,
  heatingArea: ({ home }) => area(home.traits.heatingArea),
  orientation: ({ home }) => home.unit.orientation,
  topFloor: ({ home }) => yesNo(home.traits.topFloor),
  basement: ({ home }) => yesNo(home.traits.basement),
  facade: ({ home }) => yesNo(home.traits.facade),
  ownerName: ({ person }) => person?.person.name,
  coOwnerName: ({ coOwners }) => coOwners.join('、'),
  // The code is the other system's own; the desk does not keep it.
  ownerCode: () => null,
  ownerRole: ({ person }) => person && roleWords[person.role].zh,
  phone: row => shown(row, row.person?.phones[0], maskPhone),
  phone2: row =>
    row.person?.phones
      .slice(1)
      .map(phone => (row.full ? phone : maskPhone(phone)))
      .join('、'),
  idType: () => null,
  idDocument: row => shown(row, row.person?.person.idDocument, maskDocument),
  gender: ({ person }) => person && genders.get(person.person.gender),
  birthday: row => shown(row, row.person?.person.birthday, maskBirthday),
  mailingAddress: row => shown(row, row.person?.person.mailingAddress, maskAddress),
  contractNumber: ({ home }) => home.contract?.terms.number,
  contractDate: ({ home }) => home.contract?.terms.signedOn,
  price: ({ home }) => money(home.contract?.terms.price),
  paid: ({ home }) => money(home.contract?.terms.paid),
  paymentMethod: ({ home }) => home.contract?.terms.paymentMethod,
  deliveryDate: ({ home }) => home.traits.promisedOn,
  handoverDate: ({ home }) => home.traits.handedOverOn,
  tier: ({ person }) => person && tierWords[person.person.tier].zh,
  note: ({ person }) => person?.person.note,
}
