import type { Cell } from '../tabular/types.ts'
import { emptyCell } from '../tabular/cells.ts'
import { parseDate } from './dates.ts'
import { parseIdDocuments } from './id-document.ts'
import type { ImportedIdDocument } from './id-document.ts'
import type { MappedField, Mapping, OwnerField } from './owner-columns.ts'
import { genderOfText, roleOfText, splitPeople } from './people.ts'
import type { Gender, PersonRole } from './people.ts'
import { parsePhones } from './phones.ts'
import type { ImportedPhone } from './phones.ts'
import type { ImportCode, ImportReason } from './reasons.ts'

/** A person as a row names them; the first one of a row carries what cannot be told apart. */
export type ImportedPerson = {
  name: string
  role: PersonRole
  phones: ImportedPhone[]
  idDocument?: ImportedIdDocument
  gender?: Gender
  /** `1990-01-31`. */
  birthday?: string
  mailingAddress?: string
  note?: string
}

export type PeopleResult = { people: ImportedPerson[]; reasons: ImportReason[]; warnings: ImportReason[] }

const indexes = new WeakMap<Mapping, ReadonlyMap<OwnerField, MappedField>>()

/** Fields by name, made once for a mapping that is used for every row. */
function indexOf(mapping: Mapping): ReadonlyMap<OwnerField, MappedField> {
  const known = indexes.get(mapping)
  if (known) return known
  const made = new Map(mapping.fields.map(one => [one.field, one]))
  indexes.set(mapping, made)
  return made
}

/** Reads mapped cells of one row and collects what is wrong with them under the heading of the column. */
export class RowReader {
  readonly reasons: ImportReason[] = []
  readonly warnings: ImportReason[] = []
  readonly #columns: ReadonlyMap<OwnerField, MappedField>
  readonly #cells: readonly Cell[]

  constructor(mapping: Mapping, cells: readonly Cell[]) {
    this.#columns = indexOf(mapping)
    this.#cells = cells
  }

  heading(field: OwnerField): string {
    return this.#columns.get(field)?.heading ?? ''
  }

  cell(field: OwnerField): Cell {
    const column = this.#columns.get(field)?.column
    return (column === undefined ? undefined : this.#cells[column]) ?? emptyCell
  }

  refuse(code: ImportCode, field: OwnerField): void {
    this.reasons.push(this.#reason(code, field))
  }

  warn(field: OwnerField, codes: readonly ImportCode[]): void {
    for (const code of codes) this.warnings.push(this.#reason(code, field))
  }

  #reason(code: ImportCode, field: OwnerField): ImportReason {
    const value = this.cell(field).text.slice(0, 200)
    return value === '' ? { code, column: this.heading(field) } : { code, column: this.heading(field), value }
  }
}

/** One each if there are as many as people, else all to the first. */
function share<T>(items: readonly T[], people: number, index: number): readonly T[] {
  if (people > 1 && items.length === people) return items.slice(index, index + 1)
  return index === 0 ? items : []
}

function birthdayOf(reader: RowReader): string | undefined {
  const birthday = parseDate(reader.cell('birthday'))
  if (!birthday.ok) {
    // 出生年月 without the day is usual and harms nobody.
    reader.warn('birthday', [birthday.code])
    return undefined
  }
  reader.warn('birthday', birthday.warnings)
  return birthday.value?.date
}

function rolesOf(reader: RowReader, count: number): PersonRole[] {
  const text = reader.cell('ownerRole').text
  const written = text === '' ? undefined : roleOfText(text)
  if (text !== '' && written === undefined) reader.warn('ownerRole', ['import.roleUnknown'])
  const first = written ?? 'owner'
  return Array.from({ length: count }, (_, index) => (index > 0 && first === 'owner' ? 'coOwner' : first))
}

/** The people of a row. A name may be missing only where nothing else identifies a person either. */
export function peopleOfRow(reader: RowReader): ImportedPerson[] {
  const names = splitPeople(reader.cell('ownerName').text)
  if (reader.cell('ownerName').kind === 'error') reader.refuse('import.cellError', 'ownerName')
  if (names.some(({ name }) => name.length > 100)) reader.refuse('import.nameTooLong', 'ownerName')
  const main = parsePhones(reader.cell('phone').text)
  const second = parsePhones(reader.cell('phone2').text)
  const ids = parseIdDocuments(
    reader.cell('idDocument'),
    `${reader.heading('idDocument')} ${reader.cell('idType').text}`,
  )
  reader.warn('phone', main.warnings)
  reader.warn('phone2', second.warnings)
  reader.warn('idDocument', ids.warnings)
  if (names.length === 0) {
    if (main.phones.length > 0 || ids.documents.length > 0) reader.refuse('import.nameMissing', 'ownerName')
    return []
  }
  const uneven = (count: number): boolean => names.length > 1 && count > 1 && count !== names.length
  if (uneven(main.phones.length)) reader.warn('phone', ['import.detailsUnassigned'])
  if (uneven(ids.documents.length) || (names.length === 1 && ids.documents.length > 1)) {
    reader.warn('idDocument', ['import.detailsUnassigned'])
  }
  const roles = rolesOf(reader, names.length)
  const gender = names.length === 1 ? genderOfText(reader.cell('gender').text) : undefined
  const birthday = names.length === 1 ? birthdayOf(reader) : undefined
  const address = reader.cell('mailingAddress').text
  const people = names.map(({ name, note }, index) => {
    const phones = [...share(main.phones, names.length, index)]
    for (const phone of index === 0 ? second.phones : []) {
      if (!phones.some(one => one.number === phone.number)) phones.push(phone)
    }
    const [document, ...others] = share(ids.documents, names.length, index)
    const notes = [note, ...others.map(other => other.number)].filter(text => text !== undefined)
    const person: ImportedPerson = { name, role: roles[index] ?? 'coOwner', phones }
    if (document) person.idDocument = document
    const knownGender = gender ?? document?.gender
    if (knownGender) person.gender = knownGender
    const knownBirthday = birthday ?? document?.birthday
    if (knownBirthday) person.birthday = knownBirthday
    if (address !== '') person.mailingAddress = address
    if (notes.length > 0) person.note = notes.join('；')
    return person
  })
  for (const { name, note } of splitPeople(reader.cell('coOwnerName').text)) {
    if (people.some(one => one.name === name)) continue
    people.push(
      note === undefined
        ? { name, role: 'coOwner', phones: [] }
        : { name, role: 'coOwner', phones: [], note },
    )
  }
  return people
}

/** People of a row in a sheet that lists owners by code, without their units. */
export function interpretPeople(mapping: Mapping, cells: readonly Cell[]): PeopleResult & { code: string } {
  const reader = new RowReader(mapping, cells)
  const people = peopleOfRow(reader)
  return { code: reader.cell('ownerCode').text, people, reasons: reader.reasons, warnings: reader.warnings }
}
