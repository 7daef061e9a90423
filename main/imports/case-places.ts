import type { ReadDatabase } from '../database/read.ts'
import { unitsMeant } from '../estate/find-units.ts'
import { occupanciesOfUnit } from '../people/queries.ts'
import { personNames } from '../people/names.ts'
import { listStaff } from '../staff/queries.ts'

/** Units remembered at once; a register goes through an estate in no order. */
const mostRemembered = 20_000

/** Finds units, people and staff that a register names. Remembers what it found, for registers repeat themselves. */
export class RegisterPlaces {
  readonly #read: ReadDatabase
  readonly #units = new Map<string, string | null>()
  readonly #people = new Map<string, ReadonlyMap<string, string>>()
  readonly #staff = new Map<string, string>()

  constructor(read: ReadDatabase) {
    this.#read = read
    for (const { id, name, active } of listStaff(read)) if (active === 1 && name) this.#staff.set(name, id)
  }

  /** The one unit a text means; null where it means none or several. */
  unit(text: string): string | null {
    const known = this.#units.get(text)
    if (known !== undefined) return known
    const meant = unitsMeant(this.#read, text)
    const found = meant.length === 1 ? (meant[0] ?? null) : null
    if (this.#units.size >= mostRemembered) this.#units.clear()
    this.#units.set(text, found)
    return found
  }

  /** Who of a unit bears this name; null where nobody does. */
  person(unitId: string, name: string): string | null {
    let people = this.#people.get(unitId)
    if (!people) {
      const ids = occupanciesOfUnit(this.#read, unitId).map(one => one.personId)
      people = new Map(Array.from(personNames(this.#read, ids), ([id, known]) => [known, id]))
      if (this.#people.size >= mostRemembered) this.#people.clear()
      this.#people.set(unitId, people)
    }
    return people.get(name) ?? null
  }

  /** The member of staff of this name; null where there is none. */
  staff(name: string): string | null {
    return this.#staff.get(name.trim()) ?? null
  }
}
