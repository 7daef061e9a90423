import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { openSearchWriter, type SearchWriter } from '../../main/search/index-writer.ts'
import { createSearchTables } from '../../main/search/schema.ts'
import { openSearchReader, type SearchReader } from '../../main/search/search.ts'

const sample = process.env['CLUBHOUSE_SAMPLE_DATA'] ?? resolve(import.meta.dirname, '../../../shared/data')
const naughtyStrings = join(sample, 'strings/blns.json')

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

function find(text: string, more: { tags?: string[]; anyTags?: string[][]; kind?: string } = {}): string[] {
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

describe('search', () => {
  it('finds words inside of texts, newest first', () => {
    put('a', '客厅漏水，电话 13800138000')
    put('b', 'The Lounge 漏 水')
    put('c', '阳台漏水')
    expect(find('漏水')).toEqual(['c', 'a'])
    expect(find('漏')).toEqual(['c', 'b', 'a'])
    expect(find('lou')).toEqual(['b'])
    expect(find('ＬＯＵＮ')).toEqual(['b'])
    expect(find('1380')).toEqual(['a'])
    expect(find('0013')).toEqual(['a'])
    expect(find('3801')).toEqual([])
    expect(find('厅 电话')).toEqual(['a'])
    expect(find('水客')).toEqual([])
  })

  it('does not match across texts, neither within a word nor between words', () => {
    put('a', ['客厅漏', '水管 138', '001'])
    expect(find('漏水')).toEqual([])
    expect(find('138001')).toEqual([])
    expect(find('客厅 水管')).toEqual([])
    expect(find('水管 138')).toEqual(['a'])
  })

  it('drops what has all grams but not the word', () => {
    put('a', '水漏水电')
    put('b', '电水，水漏，漏电')
    put('c', '1381 3800')
    expect(find('水漏水')).toEqual(['a'])
    expect(find('13800')).toEqual([])
  })

  it('refills pages when verification drops candidates', () => {
    put('old', '甲乙丙')
    for (let index = 0; index < 3_000; index++) put(`no${index}`, '甲乙 乙丙')
    expect(reader.find({ kind: 'case', text: '甲乙丙', limit: 1, textsOf })).toEqual({ ids: ['old'] })
  })

  it('filters by all tags and by one of each choice', () => {
    put('a', '漏水', ['state:closed', 'building:1'])
    put('b', '漏水', ['state:handling', 'building:1'])
    put('c', '漏水', ['state:handling', 'building:12'])
    expect(find('漏水', { tags: ['building:1'] })).toEqual(['b', 'a'])
    expect(find('漏水', { tags: ['state:handling', 'building:1'] })).toEqual(['b'])
    expect(find('', { anyTags: [['state:closed', 'building:12']] })).toEqual(['c', 'a'])
    expect(find('漏水', { anyTags: [['state:closed', 'state:handling'], ['building:12']] })).toEqual(['c'])
    expect(find('漏水', { anyTags: [[]] })).toEqual([])
    expect(find('')).toEqual(['c', 'b', 'a'])
  })

  it('tells apart tags that differ in any character, and texts from tags', () => {
    const tags = ['x', 'X', 'x ', 'x"', 'x\ue021', 'x!', '\ud83d', '\ufffd', 'é', 'e\u0301', '']
    for (const [index, tag] of tags.entries()) put(String(index), 'text', [tag])
    for (const [index, tag] of tags.entries()) expect(find('', { tags: [tag] })).toEqual([String(index)])
    put('sly', '\ue0fdx \u0080\ue0fdx', [])
    expect(find('', { tags: ['x'] })).toEqual(['0'])
  })

  it('keeps kinds apart', () => {
    put('a', '漏水', ['t'])
    put('a', '漏水', ['t'], 'sheet')
    put('b', '漏水', ['t'], 'sheet')
    expect(find('漏水')).toEqual(['a'])
    expect(find('', { tags: ['t'], kind: 'sheet' })).toEqual(['b', 'a'])
    expect(find('漏', { kind: 'unknown' })).toEqual([])
    writer.remove('sheet', 'a')
    expect(find('漏水')).toEqual(['a'])
  })

  it('replaces in place and removes', () => {
    put('a', '漏水', ['state:received'])
    put('b', '漏水')
    put('a', '停电', ['state:closed'])
    put('a', '停电', ['state:closed'])
    expect(find('漏水')).toEqual(['b'])
    expect(find('')).toEqual(['b', 'a'])
    expect(find('', { tags: ['state:received'] })).toEqual([])
    expect(find('停电', { tags: ['state:closed'] })).toEqual(['a'])
    put('a', '漏水', ['state:received'])
    expect(find('漏水')).toEqual(['b', 'a'])
    put('a', '停电', ['state:closed'])
    writer.remove('case', 'b')
    writer.remove('case', 'never')
    writer.remove('never', 'a')
    expect(find('')).toEqual(['a'])
    writer.clear()
    expect(find('')).toEqual([])
    put('b', '漏水')
    expect(find('水')).toEqual(['b'])
  })

  it('leaves out documents whose texts are gone', () => {
    put('a', '卫生间漏水')
    texts.delete('a')
    expect(find('卫生间')).toEqual([])
  })

  it('survives the roll back of the first document of a kind', () => {
    expect(() =>
      db.transaction(() => {
        put('a', '漏水')
        throw new Error('refused')
      })(),
    ).toThrow('refused')
    put('s', '停电', [], 'sheet')
    put('b', '漏水')
    expect(find('漏水')).toEqual(['b'])
    expect(find('停电')).toEqual([])
  })

  it('has pages that neither repeat nor lose a document', () => {
    for (let index = 0; index < 25; index++) put(String(index), index % 2 === 0 ? '卫生间' : '卫生 生间')
    const seen: string[] = []
    let before: number | undefined
    do {
      const page = reader.find({ kind: 'case', text: '卫生间', limit: 4, textsOf, before })
      expect(page.ids.length).toBeGreaterThan(0)
      seen.push(...page.ids)
      before = page.next
    } while (before !== undefined)
    expect(seen).toEqual(Array.from({ length: 13 }, (_, index) => String(24 - 2 * index)))
  })

  it.each([
    '"',
    '""',
    '*',
    '漏*',
    'a AND b',
    'NOT',
    'NEAR(a b)',
    'tokens:漏',
    '^漏',
    '(',
    '-',
    '{a}',
    "'; DROP TABLE search_document; --",
    '\\',
    '%',
    '_',
  ])('takes %j as plain text', text => {
    put('with', `前 ${text} 后`)
    put('without', '漏水 b')
    put('near', text.replaceAll(/[^\p{L} ]/gu, ''))
    const expected = [...texts].filter(([, [own = '']]) =>
      text
        .toLowerCase()
        .split(' ')
        .every(word => own.toLowerCase().includes(word)),
    )
    expect(find(text)).toEqual(expected.map(([id]) => id).reverse())
  })

  it.each(['😀', '👨‍👩‍👧', '🇨🇳', '𠀀𠀁', 'é', 'e\u0301x', 'ก็็็', '\ud83dx', '﷽', 'Ｚ', '\ue021', '龘'])(
    'finds %j again',
    text => {
      put('other', '别的 z e')
      put('it', `业主${text}说`)
      expect(find(text)).toContain('it')
      expect(find(`主${text}说`)).toEqual(['it'])
    },
  )

  it.skipIf(!existsSync(naughtyStrings))('finds every string of the list of naughty strings', () => {
    const strings = z.array(z.string()).parse(JSON.parse(readFileSync(naughtyStrings, 'utf8')))
    expect(strings.length).toBeGreaterThan(400)
    for (const [index, text] of strings.entries()) put(String(index), text)
    for (const [index, text] of strings.entries()) expect(find(text)).toContain(String(index))
  })

  it('copes with a very long text and a very long query', () => {
    const long = Array.from({ length: 200_000 }, (_, index) =>
      String.fromCodePoint(0x4e00 + ((index * 7919) % 20_000)),
    ).join('')
    put('long', long)
    expect(find(long.slice(1_000, 9_000))).toEqual(['long'])
    expect(find(`${long.slice(1_000, 9_000)}!`)).toEqual([])
    expect(find(Array.from(long.slice(0, 2_000)).join(' '))).toEqual(['long'])
  })
})
