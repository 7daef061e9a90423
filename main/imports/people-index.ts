import type { OccupancyRole, PersonDetails, TierName } from '../contract/people.ts'
import type { ReadDatabase } from '../database/read.ts'
import {
  comparableDocument,
  comparableName,
  comparablePhone,
  everyIdentity,
  identityKeys,
} from '../people/identities.ts'
import { occupanciesOfPerson, occupanciesOfUnit, person, phonesOf } from '../people/queries.ts'
import type { RowPerson } from './person-facts.ts'

/** Single details a file may fill in or correct. Phones and notes are added to. */
const single = ['idDocument', 'gender', 'birthday', 'mailingAddress'] as const
type Single = (typeof single)[number]

const bitOf = (name: Single | 'tier'): number => (name === 'tier' ? 16 : 1 << single.indexOf(name))
type Phone = PersonDetails['phones'][number]

/** A person as the import knows them while it works through the file. */
export interface KnownPerson {
  readonly id: string
  readonly name: string
  readonly isNew: boolean
  phones: readonly Phone[]
  idDocument: string | null
  gender: string | null
  birthday: string | null
  mailingAddress: string | null
  note: string | null
  tier: TierName
  /** `<unit>/<role>`, never with room to grow: there are tens of thousands of people at once. */
  roles: readonly string[]
  /** Bits of what a row of this file has said already; later rows that say otherwise do not count. */
  said: number
}

/** What a row changes of a person: the words to record and the same for people to look at. */
export interface PersonChange {
  readonly changed: readonly string[]
  readonly details: Partial<PersonDetails>
  readonly tier: TierName | undefined
  readonly shown: readonly { field: string; from: string; to: string }[]
  /** The row contradicts an earlier one of this file. */
  readonly conflict: boolean
}

const longestNote = 2000
const mostPhones = 20
const nobody: readonly string[] = []
const noPhones: readonly Phone[] = []
const ownership: ReadonlySet<OccupancyRole> = new Set(['owner', 'co-owner'])

/** Everybody while an import works through its file: who is in the desk and whom earlier rows added. */
export class PeopleIndex {
  readonly #read: ReadDatabase
  readonly #newId: () => string
  readonly #identities: Map<string, string>
  readonly #people = new Map<string, KnownPerson>()
  readonly #atUnit = new Map<string, string[]>()

  constructor(read: ReadDatabase, newId: () => string) {
    this.#read = read
    this.#newId = newId
    this.#identities = everyIdentity(read)
  }

  /** Who a row means at a unit: the one of this name there, or the same name with the same phone or document. */
  find(unit: { readonly id: string; readonly isNew: boolean }, one: RowPerson): KnownPerson | undefined {
    const ids = this.#peopleAt(unit)
    if (ids.length > 0) {
      const name = comparableName(one.details.name)
      const here = ids
        .map(id => this.#person(id))
        .filter(known => known !== undefined && comparableName(known.name) === name)
      if (here.length > 1) return here.find(known => known && this.#shares(known, one)) ?? here[0]
      if (here[0]) return here[0]
    }
    for (const key of this.#keys(one)) {
      const id = this.#identities.get(key)
      const known = id === undefined ? undefined : this.#person(id)
      if (known && !documentsDiffer(known, one)) return known
    }
    return undefined
  }

  /** Adds somebody nobody knew. */
  register(unitId: string, one: RowPerson): KnownPerson {
    const { details, role, tier } = one
    const known: KnownPerson = {
      id: this.#newId(),
      name: details.name,
      isNew: true,
      phones: details.phones ?? noPhones,
      idDocument: ownCopy(details.idDocument),
      gender: details.gender ?? null,
      birthday: details.birthday ?? null,
      mailingAddress: ownCopy(details.mailingAddress),
      note: ownCopy(details.note),
      tier: tier ?? 'ordinary',
      roles: nobody,
      said: tier ? bitOf('tier') : 0,
    }
    for (const name of single) if (details[name] !== undefined) known.said |= bitOf(name)
    this.#people.set(known.id, known)
    this.#note(known)
    this.addRole(known, unitId, role)
    return known
  }

  /** Whether the person has this role there already, now or before. Co-owners count as owners and the other way round. */
  hasRole(known: KnownPerson, unitId: string, role: OccupancyRole): boolean {
    const has = (other: OccupancyRole) => known.roles.includes(`${unitId}/${other}`)
    return has(role) || (ownership.has(role) && [...ownership].some(has))
  }

  addRole(known: KnownPerson, unitId: string, role: OccupancyRole): void {
    known.roles = [...known.roles, `${unitId}/${role}`]
    const here = this.#atUnit.get(unitId)
    if (!here) this.#atUnit.set(unitId, [known.id])
    else if (!here.includes(known.id)) here.push(known.id)
  }

  /** Takes over what a row says and answers what that changes; undefined where it changes nothing. */
  update(known: KnownPerson, one: RowPerson): PersonChange | undefined {
    const changed: string[] = []
    const details: Partial<PersonDetails> = {}
    const shown: { field: string; from: string; to: string }[] = []
    let conflict = false
    for (const field of single) {
      const next = one.details[field]
      if (next === undefined) continue
      const before = known[field]
      const same = field === 'idDocument' && before !== null ? equalDocuments(before, next) : before === next
      if (!same && (known.said & bitOf(field)) !== 0) conflict = true
      else if (!same) {
        Object.assign(details, { [field]: next })
        known[field] = next
        changed.push(field)
        shown.push({ field, from: before ?? '', to: next })
      }
      known.said |= bitOf(field)
    }
    const phones = mergedPhones(known.phones, one.details.phones ?? [])
    if (phones) {
      shown.push({ field: 'phone', from: wordsOf(known.phones), to: wordsOf(phones) })
      known.phones = phones
      details.phones = [...phones]
      changed.push('phones')
    }
    const note = mergedNote(known.note, one.details.note)
    if (note !== undefined) {
      shown.push({ field: 'note', from: known.note ?? '', to: note })
      known.note = note
      details.note = note
      changed.push('note')
    }
    const tier = one.tier === known.tier || (known.said & bitOf('tier')) !== 0 ? undefined : one.tier
    if (one.tier !== undefined) known.said |= bitOf('tier')
    if (tier) {
      shown.push({ field: 'tier', from: known.tier, to: tier })
      known.tier = tier
    }
    if (phones || changed.includes('idDocument')) this.#note(known)
    if (shown.length === 0 && !conflict) return undefined
    return { changed, details, tier, shown, conflict }
  }

  #keys(one: RowPerson): string[] {
    const { name, phones = [], idDocument = null } = one.details
    return identityKeys({ name, phones: phones.map(phone => phone.number), idDocument })
  }

  #note(known: KnownPerson): void {
    const phones = known.phones.map(phone => phone.number)
    for (const key of identityKeys({ name: known.name, phones, idDocument: known.idDocument })) {
      if (!this.#identities.has(key)) this.#identities.set(key, known.id)
    }
  }

  #shares(known: KnownPerson, one: RowPerson): boolean {
    const theirs = new Set(
      identityKeys({
        name: known.name,
        phones: known.phones.map(phone => phone.number),
        idDocument: known.idDocument,
      }),
    )
    return this.#keys(one).some(key => theirs.has(key))
  }

  #peopleAt(unit: { readonly id: string; readonly isNew: boolean }): readonly string[] {
    const loaded = this.#atUnit.get(unit.id)
    if (loaded) return loaded
    if (unit.isNew) return nobody
    const ids = occupanciesOfUnit(this.#read, unit.id).map(one => one.personId)
    const here = [...new Set(ids)]
    if (here.length > 0) this.#atUnit.set(unit.id, here)
    return here
  }

  #person(id: string): KnownPerson | undefined {
    const loaded = this.#people.get(id)
    if (loaded) return loaded
    const stored = person(this.#read, id)
    if (!stored || stored.name === null) return undefined
    const roles = occupanciesOfPerson(this.#read, id).map(({ unitId, role }) => `${unitId}/${role}`)
    const known: KnownPerson = {
      id,
      name: stored.name,
      isNew: false,
      phones: phonesOf(this.#read, id).map(({ number, note, verifiedOn }) => ({
        number,
        ...(note === null ? {} : { note }),
        ...(verifiedOn === null ? {} : { verifiedOn }),
      })),
      idDocument: stored.idDocument,
      gender: stored.gender,
      birthday: stored.birthday,
      mailingAddress: stored.mailingAddress,
      note: stored.note,
      tier: stored.tier,
      roles,
      said: 0,
    }
    this.#people.set(id, known)
    return known
  }
}

/** Without the part of the file it was cut from, which would be kept as long as the piece is. */
const ownCopy = (text: string | undefined): string | null =>
  text === undefined ? null : String(JSON.parse(JSON.stringify(text)))

const equalDocuments = (one: string, other: string) => comparableDocument(one) === comparableDocument(other)

function documentsDiffer(known: KnownPerson, one: RowPerson): boolean {
  const { idDocument } = one.details
  return (
    known.idDocument !== null && idDocument !== undefined && !equalDocuments(known.idDocument, idDocument)
  )
}

const wordsOf = (phones: readonly Phone[]) =>
  phones.map(({ number, note }) => (note === undefined ? number : `${number} (${note})`)).join('、')

/** Numbers are added, never taken away; a note fills an empty one. Undefined where nothing is new. */
function mergedPhones(before: readonly Phone[], next: readonly Phone[]): Phone[] | undefined {
  const all = before.map(phone => ({ ...phone }))
  let grew = false
  for (const { number, note } of next) {
    const same = all.find(phone => comparablePhone(phone.number) === comparablePhone(number))
    if (same) {
      if (same.note !== undefined || note === undefined || note === '') continue
      same.note = note
    } else if (all.length < mostPhones) all.push({ number, ...(note === undefined ? {} : { note }) })
    else continue
    grew = true
  }
  return grew ? all : undefined
}

/** Remarks are put behind each other, each once. */
function mergedNote(before: string | null, next: string | undefined): string | undefined {
  if (next === undefined || next === '') return undefined
  if (before === null || before === '') return next
  if (before.includes(next)) return undefined
  const both = `${before}；${next}`
  return both.length <= longestNote ? both : undefined
}
