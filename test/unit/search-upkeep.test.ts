import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { keyConnection } from '../../main/database/sqlite.ts'
import { openSearchWriter, type SearchWriter } from '../../main/search/index-writer.ts'
import { createSearchTables, searchTableNames } from '../../main/search/schema.ts'
import { openSearchReader, type SearchReader } from '../../main/search/search.ts'

let db: Database.Database
let writer: SearchWriter
let reader: SearchReader
const texts = new Map<string, readonly string[]>()

function put(id: string, ofId: string | readonly string[], tags: string[] = [], kind = 'case'): void {
  const list = typeof ofId === 'string' ? [ofId] : ofId
  texts.set(id, list)
  writer.put({ kind, id, texts: list, tags })
}

const textsOf = (ids: string[]): Map<string, readonly string[]> =>
  new Map(ids.flatMap(id => (texts.has(id) ? [[id, texts.get(id) ?? []] as const] : [])))

function find(text: string, more: { tags?: string[] } = {}): string[] {
  return reader.find({ kind: 'case', text, limit: 1_000, textsOf, ...more }).ids
}

beforeEach(() => {
  texts.clear()
  db = new Database(':memory:')
  db.pragma('trusted_schema = off')
  createSearchTables(db)
  writer = openSearchWriter(db)
  reader = openSearchReader(db)
})

afterEach(() => {
  db.close()
})

describe('upkeep', () => {
  it('finds the same after any number of merging steps, which end', () => {
    for (let index = 0; index < 400; index++) put(`d${index}`, `${'漏水停电阳台'.slice(index % 5)}${index}`)
    for (let index = 0; index < 400; index += 3) writer.remove('case', `d${index}`)
    for (let index = 1; index < 400; index += 3) put(`d${index}`, '换了')
    const before = [find('阳台'), find('换了'), find('39')]
    let steps = 0
    while (writer.optimise(8)) expect(++steps).toBeLessThan(10_000)
    expect([find('阳台'), find('换了'), find('39')]).toEqual(before)
    expect(before[0]).toHaveLength(133)
    db.prepare("INSERT INTO search_index (search_index, rank) VALUES ('integrity-check', 0)").run()
  })

  it('stays equal to a scan in an index of many pages and segments', () => {
    let state = 1
    const random = (below: number): number => {
      state = (state * 48_271) % 2_147_483_647
      return state % below
    }
    const letters = Array.from('的漏水阳台电梯1380')
    const compose = (): string =>
      Array.from({ length: 12 }, () => letters[random(letters.length)] ?? '').join('')
    const place = new Map<string, number>()
    const tagged = new Set<string>()
    for (let round = 0; round < 12; round++) {
      db.exec('BEGIN')
      for (let index = 0; index < 700; index++) {
        const id = String(random(5_000))
        if (random(4) === 0) {
          writer.remove('case', id)
          for (const known of [place, texts, tagged]) known.delete(id)
          continue
        }
        const rare = random(50) === 0
        put(id, compose(), rare ? ['rare'] : [])
        if (rare) tagged.add(id)
        else tagged.delete(id)
        if (!place.has(id)) place.set(id, round * 1_000 + index)
      }
      db.exec('COMMIT')
      if (round % 4 === 3) writer.optimise(10)
      for (const word of ['漏', '漏水', '阳台电', '1380', '138', '水 1', '的漏 台']) {
        const expected = [...texts]
          .filter(([, [text = '']]) => word.split(' ').every(part => text.includes(part)))
          .map(([id]) => id)
          .sort((one, other) => (place.get(other) ?? 0) - (place.get(one) ?? 0))
        const all = reader.find({ kind: 'case', text: word, limit: 10_000, textsOf })
        expect(all.ids).toEqual(expected)
        expect(find(word, { tags: ['rare'] })).toEqual(expected.filter(id => tagged.has(id)))
        const half = reader.find({ kind: 'case', text: word, limit: Math.ceil(expected.length / 2), textsOf })
        const rest = reader.find({ kind: 'case', text: word, limit: 10_000, textsOf, before: half.next })
        expect(half.next === undefined ? half.ids : [...half.ids, ...rest.ids]).toEqual(expected)
      }
    }
  })

  it('creates the tables twice without effect, and lists them all', () => {
    put('a', '漏水')
    createSearchTables(db)
    expect(find('漏')).toEqual(['a'])
    const tables = db
      .prepare<[], { name: string }>(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'",
      )
      .all()
      .map(row => row.name)
      .filter(name => !name.startsWith('search_index_'))
    expect(tables.sort()).toEqual([...searchTableNames].sort())
  })

  it('reads the index in the order of row ids, then names the documents', () => {
    const plan = db
      .prepare<[], { detail: string }>(
        `EXPLAIN QUERY PLAN SELECT d.number FROM search_index AS i CROSS JOIN search_document AS d ON d.number = i.rowid
         WHERE i.search_index MATCH 'x' AND i.rowid < 5 ORDER BY i.rowid DESC LIMIT 3`,
      )
      .all()
      .map(row => row.detail)
    expect(plan[0]).toMatch(/^SCAN i VIRTUAL TABLE/)
    expect(plan[1]).toMatch(/^SEARCH d USING INTEGER PRIMARY KEY/)
    expect(plan.join()).not.toMatch(/TEMP B-TREE/)
  })
})

describe('an encrypted file', () => {
  it('is searched over a read-only connection while the writer goes on', () => {
    const folder = mkdtempSync(join(tmpdir(), 'search-'))
    try {
      const open = (readonly: boolean): Database.Database => {
        const connection = new Database(join(folder, 'desk.db'), { readonly })
        keyConnection(connection, Buffer.from('c3'.repeat(32), 'hex'))
        return connection
      }
      const writing = open(false)
      writing.pragma('journal_mode=WAL')
      createSearchTables(writing)
      const own = openSearchWriter(writing)
      const reading = open(true)
      const over = openSearchReader(reading)
      own.put({ kind: 'case', id: 'a', texts: ['漏水 13800138000'], tags: [] })
      writing.exec('BEGIN')
      own.put({ kind: 'case', id: 'b', texts: ['漏水'], tags: [] })
      expect(over.find({ kind: 'case', text: '漏水', limit: 5, textsOf: () => new Map() })).toEqual({
        ids: ['a'],
      })
      writing.exec('COMMIT')
      expect(over.find({ kind: 'case', text: '漏水', limit: 5, textsOf: () => new Map() })).toEqual({
        ids: ['b', 'a'],
      })
      reading.close()
      writing.close()
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})
