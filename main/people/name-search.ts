import type { Database } from 'better-sqlite3'
import { keysOfPerson, packKey, unpackKey } from './lookup-keys.ts'
import { type LookupQuestion, matchesKeys, questionsOf } from './lookup-question.ts'

/** What of a person matched. */
export type PersonMatch = 'name' | 'pinyin' | 'initials' | 'phone'

/** A person found while typing. */
export interface FoundPerson {
  personId: string
  /** The best match of this person. */
  match: PersonMatch
}

/** What a person can be found by. */
export interface LookupPerson {
  personId: string
  /** The present name first, then former and other names. */
  names: readonly string[]
  /** As people write them; several in one text may be separated by `/`, `,`, `;` or `、`. */
  phones: readonly string[]
}

/** Writes the local table for finding people; to be used in the writer's transaction. */
export interface PersonLookupWriter {
  /** Adds a person or replaces what they are found by. */
  put(person: LookupPerson): void
  /** Removes a person; unknown ones are ignored. */
  remove(personId: string): void
  /** Removes all people, before they are indexed afresh. */
  clear(): void
  /**
   * Runs an import or a rebuild, within one transaction, whose many puts are to be quick: rows are held
   * back and written in the order of the table, several times faster for tens of thousands of people.
   * Until it returns, readers of the same connection may miss people. When `run` throws, rows are lost,
   * so the transaction must be rolled back.
   */
  inBulk<T>(run: () => T): T
}

/** Finds people over any connection, read-only ones included. */
export interface PersonLookupReader {
  /**
   * People by part of a name, pinyin, initials, or by the beginning or end of a phone, at most `limit`; several
   * words (`张 138`) must all match. Whole matches come first, then ends and beginnings of phones and beginnings
   * of names, then inner parts of names; within these names, phones, pinyin, initials; then by the matched key,
   * present names before former ones, and whoever was recorded first. Of several words the rarest decides order
   * and `match`.
   */
  find(text: string, limit: number): FoundPerson[]
}

/** Rows held back by `inBulk`; some 30 MB. */
const MOST_HELD_ROWS = 250_000
/** Rows held back that one statement writes: calling it costs as much as a row. */
const rowsAtOnce = 50
/** Rows counted to tell which of several words is the rarest. */
const COUNTED_ROWS = 2_000
/** Above every character that a key can hold. */
const LAST = '\u{10ffff}'
const MATCHES: readonly PersonMatch[] = ['name', 'pinyin', 'initials', 'phone']

/** Prepares the statements of the writer; the tables must exist (createSearchTables). */
export function openPersonLookupWriter(db: Database): PersonLookupWriter {
  const findPerson = db.prepare<[string], { number: number; keys: string }>(
    'SELECT number, keys FROM person_lookup_person WHERE person_id = ?',
  )
  const addPerson = db.prepare<[string, string]>(
    'INSERT INTO person_lookup_person (person_id, keys) VALUES (?, ?)',
  )
  const setKeys = db.prepare<[string, number]>('UPDATE person_lookup_person SET keys = ? WHERE number = ?')
  const removePerson = db.prepare<[number]>('DELETE FROM person_lookup_person WHERE number = ?')
  const addRow = db.prepare<[number, number, string, number, number]>(
    'INSERT INTO person_lookup (field, place, key, weight, person) VALUES (?, ?, ?, ?, ?)',
  )
  const addRows = db.prepare<[readonly (string | number)[]]>(
    `INSERT INTO person_lookup (field, place, key, weight, person) VALUES
     ${Array.from({ length: rowsAtOnce }, () => '(?, ?, ?, ?, ?)').join()}`,
  )
  const removeRow = db.prepare<[number, number, string, number, number]>(
    'DELETE FROM person_lookup WHERE field = ? AND place = ? AND key = ? AND weight = ? AND person = ?',
  )
  /** Packed keys, each with its person in a second line: texts are sorted quicker than objects. */
  let held: string[] | undefined

  const insert = (packed: string, number: number): void => {
    const { field, place, key, weight } = unpackKey(packed)
    addRow.run(field, place, key, weight, number)
  }
  const flush = (): void => {
    if (held === undefined || held.length === 0) return
    held.sort()
    const values: (string | number)[] = []
    const whole = held.length - (held.length % rowsAtOnce)
    for (const [index, line] of held.entries()) {
      const end = line.indexOf('\n')
      const number = Number(line.slice(end + 1))
      if (index >= whole) {
        insert(line.slice(0, end), number)
        continue
      }
      const { field, place, key, weight } = unpackKey(line.slice(0, end))
      values.push(field, place, key, weight, number)
      if (values.length < rowsAtOnce * 5) continue
      addRows.run(values)
      values.length = 0
    }
    held = []
  }
  const addKeys = (keys: Iterable<string>, number: number): void => {
    for (const packed of keys) {
      if (held === undefined) insert(packed, number)
      else held.push(`${packed}\n${number}`)
    }
    if (held !== undefined && held.length >= MOST_HELD_ROWS) flush()
  }
  const removeRows = (keys: readonly string[], number: number): void => {
    if (keys.length > 0) flush()
    for (const packed of keys) {
      const { field, place, key, weight } = unpackKey(packed)
      removeRow.run(field, place, key, weight, number)
    }
  }

  return {
    put({ personId, names, phones }) {
      const wanted = new Set(keysOfPerson(names, phones).map(packKey))
      const keys = [...wanted].join('\n')
      const existing = findPerson.get(personId)
      if (existing?.keys === keys) return
      if (existing === undefined) {
        addKeys(wanted, Number(addPerson.run(personId, keys).lastInsertRowid))
        return
      }
      const present = keySet(existing.keys)
      removeRows(without(present, wanted), existing.number)
      addKeys(without(wanted, present), existing.number)
      setKeys.run(keys, existing.number)
    },

    remove(personId) {
      const existing = findPerson.get(personId)
      if (existing === undefined) return
      removeRows([...keySet(existing.keys)], existing.number)
      removePerson.run(existing.number)
    },

    clear() {
      if (held !== undefined) held = []
      db.exec('DELETE FROM person_lookup; DELETE FROM person_lookup_person')
    },

    inBulk(run) {
      // Within another bulk the outer one writes the rows.
      if (held !== undefined) return run()
      held = []
      try {
        const result = run()
        flush()
        return result
      } finally {
        held = undefined
      }
    },
  }
}

function keySet(keys: string): Set<string> {
  return new Set(keys === '' ? [] : keys.split('\n'))
}

function without(keys: ReadonlySet<string>, others: ReadonlySet<string>): string[] {
  return [...keys].filter(key => !others.has(key))
}

/** Prepares the statements of the reader; the tables must exist (createSearchTables). */
export function openPersonLookupReader(db: Database): PersonLookupReader {
  const person = db.prepare<[number], { personId: string; keys: string }>(
    'SELECT person_id AS personId, keys FROM person_lookup_person WHERE number = ?',
  )
  const rangeOf = 'FROM person_lookup WHERE field = ? AND place = ?'
  const whole = db.prepare<[number, number, string], { person: number }>(
    `SELECT person ${rangeOf} AND key = ? ORDER BY key, weight, person`,
  )
  const beginning = db.prepare<[number, number, string, string], { person: number }>(
    `SELECT person ${rangeOf} AND key > ? AND key < ? ORDER BY key, weight, person`,
  )
  const count = db.prepare<[number, number, string, string, number], { rows: number }>(
    `SELECT count(*) AS rows FROM (SELECT 1 ${rangeOf} AND key >= ? AND key < ? LIMIT ?)`,
  )

  /** Rows a question has, counted to at most `most`. */
  function rowsOf(question: LookupQuestion, most: number): number {
    let rows = 0
    for (const { field, place, key, whole: isWhole } of question) {
      if (isWhole) continue
      rows += count.get(field, place, key, key + LAST, most - rows)?.rows ?? 0
      if (rows >= most) break
    }
    return rows
  }

  function rarestOf(questions: LookupQuestion[]): LookupQuestion | undefined {
    let [rarest] = questions
    let fewest = COUNTED_ROWS
    if (questions.length < 2) return rarest
    for (const question of questions) {
      // Only whether there are fewer matters, so counting stops at the fewest so far.
      const rows = rowsOf(question, fewest)
      if (rows < fewest) [rarest, fewest] = [question, rows]
      if (fewest === 0) break
    }
    return rarest
  }

  function find(text: string, limit: number): FoundPerson[] {
    const questions = questionsOf(text)
    const rarest = rarestOf(questions)
    if (rarest === undefined || limit < 1) return []
    const others = questions.filter(question => question !== rarest)
    const seen = new Set<number>()
    const found: FoundPerson[] = []
    for (const { field, place, key, whole: isWhole } of rarest) {
      const rows = isWhole
        ? whole.iterate(field, place, key)
        : beginning.iterate(field, place, key, key + LAST)
      for (const row of rows) {
        if (seen.has(row.person)) continue
        seen.add(row.person)
        const details = person.get(row.person)
        if (details === undefined || !others.every(question => matchesKeys(question, details.keys))) continue
        found.push({ personId: details.personId, match: MATCHES[field] ?? 'name' })
        if (found.length >= limit) return found
      }
    }
    return found
  }

  return { find: db.transaction(find) }
}
