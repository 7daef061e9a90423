/**
 * Measures the search index: `node scripts/bench/search.ts [--documents 1000000] [--people 50000]`.
 *
 * Prints how fast it builds and how long a search takes, beside the plain FTS5 statement that fetches as
 * many rows from the same index with the same encryption.
 */
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import Database from 'better-sqlite3'
import { keyConnection } from '../../main/database/sqlite.ts'
import { openSearchWriter } from '../../main/search/index-writer.ts'
import { createSearchTables } from '../../main/search/schema.ts'
import { openSearchReader } from '../../main/search/search.ts'
import { queryGrams } from '../../main/search/text.ts'
import { gramToken } from '../../main/search/token.ts'
import { openPersonLookupReader, openPersonLookupWriter } from '../../main/people/name-search.ts'
import { personName, phone, randomFrom, textMaker } from './search-texts.ts'

const { values } = parseArgs({
  options: {
    documents: { type: 'string', default: '1000000' },
    people: { type: 'string', default: '50000' },
    keep: { type: 'string' },
  },
})
const documents = Number(values.documents)
const people = Number(values.people)
const folder = mkdtempSync(join(tmpdir(), 'search-bench-'))
const file = join(folder, 'desk.db')

function open(readonly: boolean): Database.Database {
  const db = new Database(file, { readonly })
  keyConnection(db, Buffer.from('5a'.repeat(32), 'hex'))
  db.pragma('cache_size=-16000')
  if (!readonly) {
    db.pragma('journal_mode=WAL')
    db.pragma('synchronous=FULL')
  }
  return db
}

/** Milliseconds: median and worst of a number of runs, after one to warm up. */
function time(run: () => unknown, runs = 15): { median: number; worst: number } {
  run()
  const all = Array.from({ length: runs }, () => {
    const start = performance.now()
    run()
    return performance.now() - start
  }).sort((one, other) => one - other)
  return { median: all[Math.floor(runs / 2)] ?? 0, worst: all.at(-1) ?? 0 }
}

const ms = (value: number): string => value.toFixed(3).padStart(9)

function tagsOf(number: number, random: () => number): string[] {
  const age = number / documents
  const state = random() < 0.05 + age ** 40 ? 'handling' : random() < 0.001 ? 'void' : 'closed'
  return [
    `state:${state}`,
    `building:${Math.floor(300 ** random())}`,
    `kind:${random() < 0.5 ? 'repair' : 'complaint'}`,
  ]
}

function buildDocuments(db: Database.Database): void {
  createSearchTables(db)
  db.exec('CREATE TABLE matter (id TEXT PRIMARY KEY, body TEXT NOT NULL, phone TEXT NOT NULL) WITHOUT ROWID')
  const insert = db.prepare('INSERT INTO matter VALUES (?, ?, ?)')
  const writer = openSearchWriter(db)
  const random = randomFrom(7)
  const makeText = textMaker(random)
  let indexing = 0
  for (let first = 0; first < documents; first += 5_000) {
    db.exec('BEGIN')
    for (let number = first; number < Math.min(first + 5_000, documents); number++) {
      const id = `0190${number.toString(16).padStart(28, '0')}`
      const texts = [makeText() + (number % 400_000 === 77 ? '鑫龘' : ''), phone(random)]
      insert.run(id, ...texts)
      const start = performance.now()
      writer.put({ kind: 'case', id, texts, tags: tagsOf(number, random) })
      indexing += performance.now() - start
    }
    const start = performance.now()
    db.exec('COMMIT')
    indexing += performance.now() - start
  }
  console.log(
    `index of ${documents} documents: ${(indexing / 1000).toFixed(1)} s, ${Math.round(documents / (indexing / 1000))} documents/s`,
  )
  const size = db
    .prepare<[], { size: number }>('SELECT sum(length(block)) AS size FROM search_index_data')
    .get()
  console.log(
    `index ${Math.round((size?.size ?? 0) / 1e6)} MB, database ${Math.round(statSync(file).size / 1e6)} MB`,
  )
}

/** The least an index could do: neighbouring pairs of characters in one FTS5 table, cut beforehand. */
function buildRaw(db: Database.Database): void {
  db.exec("CREATE VIRTUAL TABLE raw_index USING fts5(pairs, content='', detail=none, tokenize='ascii')")
  const insert = db.prepare('INSERT INTO raw_index (rowid, pairs) VALUES (?, ?)')
  const random = randomFrom(7)
  const makeText = textMaker(random)
  const count = Math.min(documents, 50_000)
  const rows = Array.from({ length: count }, () => {
    const characters = Array.from(makeText() + phone(random))
    return characters.map((character, index) => character + (characters[index + 1] ?? '')).join(' ')
  })
  const start = performance.now()
  db.transaction(() => rows.forEach((pairs, index) => insert.run(index + 1, pairs)))()
  const seconds = (performance.now() - start) / 1000
  console.log(`raw FTS5 of pairs only, ${count} documents: ${Math.round(count / seconds)} documents/s`)
  db.exec('DROP TABLE raw_index')
}

function searchTimes(db: Database.Database): void {
  const reader = openSearchReader(db)
  const texts = db.prepare<[string], { id: string; body: string; phone: string }>(
    'SELECT id, body, phone FROM matter WHERE id IN (SELECT value FROM json_each(?))',
  )
  const textsOf = (ids: string[]): Map<string, readonly string[]> =>
    new Map(texts.all(JSON.stringify(ids)).map(row => [row.id, [row.body, row.phone]]))
  const raw = db.prepare(
    'SELECT d.number, d.id FROM search_index i CROSS JOIN search_document d ON d.number = i.rowid WHERE i.search_index MATCH ? ORDER BY i.rowid DESC LIMIT 51',
  )
  const cases: { label: string; text: string; tags?: string[]; anyTags?: string[][]; before?: number }[] = [
    { label: 'one frequent character', text: '的' },
    { label: 'one rare character', text: '鑫' },
    { label: 'one digit', text: '7' },
    { label: 'two characters', text: '漏水' },
    { label: 'two characters, rare', text: '鑫龘' },
    { label: 'two characters, page in the middle', text: '漏水', before: Math.floor(documents / 2) },
    { label: 'four characters', text: '卫生间漏水' },
    { label: 'two words', text: '阳台 漏水' },
    { label: 'two words, frequent and rare', text: '的 鑫' },
    { label: 'head of a phone', text: '1380' },
    { label: 'whole phone, absent', text: '13812345678' },
    { label: 'inside of a word', text: 'oun' },
    { label: 'word', text: 'lounge' },
    { label: 'unit number', text: '2-1-502' },
    { label: 'absent', text: '龘龘' },
    { label: 'frequent text, rare state', text: '的', tags: ['state:void'] },
    { label: 'frequent text, state and rare building', text: '的', tags: ['state:handling', 'building:299'] },
    { label: 'frequent text, rare state and building', text: '漏水', tags: ['state:void', 'building:250'] },
    { label: 'rare text, frequent tags', text: '鑫', tags: ['state:closed', 'building:1'] },
    { label: 'two words, state and building', text: '漏水 阳台', tags: ['state:handling', 'building:120'] },
    {
      label: 'text, any of states, building',
      text: '漏水',
      tags: ['building:80'],
      anyTags: [['state:handling', 'state:void']],
    },
    { label: 'phone, state and building', text: '1380', tags: ['state:handling', 'building:120'] },
    { label: 'no text, state and building', text: '', tags: ['state:handling', 'building:120'] },
    { label: 'no text, no tags', text: '' },
  ]
  console.log(`\n${'search, newest 50'.padEnd(42)} hits   median     worst   raw FTS median`)
  for (const { label, ...query } of cases) {
    const run = () => reader.find({ kind: 'case', limit: 50, textsOf, ...query })
    const mine = time(run)
    const expression = queryGrams(query.text.split(' ')[0] || '的')
      .grams.map(gram => `"${gramToken(1, gram)}"`)
      .join(' AND ')
    const plain =
      query.tags === undefined && query.before === undefined && query.text !== '' && !query.text.includes(' ')
    const beside = plain ? ms(time(() => raw.all(expression)).median) : '        –'
    console.log(
      `${label.padEnd(42)} ${String(run().ids.length).padStart(4)} ${ms(mine.median)} ${ms(mine.worst)} ${beside}`,
    )
  }
}

function replacements(db: Database.Database): void {
  const writer = openSearchWriter(db)
  const random = randomFrom(11)
  const makeText = textMaker(random)
  const all = time(() => {
    const number = Math.floor(random() * documents)
    const id = `0190${number.toString(16).padStart(28, '0')}`
    const texts = [makeText(), phone(random)]
    db.transaction(() => {
      db.prepare('UPDATE matter SET body = ?, phone = ? WHERE id = ?').run(...texts, id)
      writer.put({ kind: 'case', id, texts, tags: tagsOf(number, random) })
    })()
  }, 2_000)
  console.log(`\none replacement in its own transaction: ${ms(all.median)} ms, worst ${ms(all.worst)}`)
  let steps = 0
  let longest = 0
  for (; steps < 5_000; steps++) {
    const start = performance.now()
    const more = writer.optimise()
    longest = Math.max(longest, performance.now() - start)
    if (!more) break
  }
  console.log(`optimise: ${steps} steps, longest ${ms(longest)} ms`)
}

function personTimes(db: Database.Database): void {
  const writer = openPersonLookupWriter(db)
  const random = randomFrom(3)
  const start = performance.now()
  const putAll = (): void => {
    for (let number = 0; number < people; number++) {
      const phones = Array.from({ length: 1 + Math.floor(random() * 3.8) }, () => phone(random))
      writer.put({
        personId: `0191${number.toString(16).padStart(28, '0')}`,
        names: [personName(random)],
        phones,
      })
    }
  }
  db.transaction(() => writer.inBulk(putAll))()
  const seconds = (performance.now() - start) / 1000
  console.log(
    `\nlookup of ${people} people: ${seconds.toFixed(1)} s, ${Math.round(people / seconds)} people/s`,
  )
  const reader = openPersonLookupReader(db)
  for (const text of [
    'z',
    'zw',
    'zhangw',
    '张',
    '张伟',
    '1',
    '13',
    '1380',
    '0013',
    'wei',
    '伟',
    'zengguo',
    '张 138',
    'zw 13',
    '13800138000',
    'qqqq',
  ]) {
    const result = time(() => reader.find(text, 20))
    const found = reader.find(text, 20)
    console.log(
      `${text.padEnd(14)} ${String(found.length).padStart(4)} ${ms(result.median)} ${ms(result.worst)} ${found[0]?.match ?? ''}`,
    )
  }
}

try {
  const db = open(false)
  buildDocuments(db)
  buildRaw(db)
  const reading = open(true)
  searchTimes(reading)
  replacements(db)
  searchTimes(reading)
  personTimes(db)
  reading.close()
  db.close()
} finally {
  if (values.keep === undefined) rmSync(folder, { recursive: true })
}
