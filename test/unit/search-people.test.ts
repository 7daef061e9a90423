import Database from 'better-sqlite3'
import * as fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  openPersonLookupReader,
  openPersonLookupWriter,
  type PersonLookupReader,
  type PersonLookupWriter,
} from '../../main/people/name-search.ts'
import { readingsOf } from '../../main/search/pinyin.ts'
import { createSearchTables } from '../../main/search/schema.ts'

let db: Database.Database
let writer: PersonLookupWriter
let reader: PersonLookupReader

beforeEach(() => {
  db = new Database(':memory:')
  createSearchTables(db)
  writer = openPersonLookupWriter(db)
  reader = openPersonLookupReader(db)
})

afterEach(() => {
  db.close()
})

const ids = (text: string, limit = 20): string[] => reader.find(text, limit).map(found => found.personId)

describe('readings', () => {
  it.each([
    ['曾国伟', 'zeng'],
    ['单立', 'shan'],
    ['仇英', 'qiu'],
    ['解晓东', 'xie'],
    ['区小明', 'ou'],
    ['吕布', 'lv'],
    ['乐嘉', 'yue'],
  ])('of %s begin with the surname reading %s', (name, syllable) => {
    expect(readingsOf(name)[0]?.[0]).toBe(syllable)
  })

  it('have every reading of a character with several, but are limited', () => {
    expect(readingsOf('曾重').map(reading => reading.join(' '))).toEqual(
      expect.arrayContaining(['zeng zhong', 'zeng chong', 'ceng zhong', 'ceng chong']),
    )
    expect(readingsOf('乐乐乐乐乐').length).toBeLessThanOrEqual(24)
    expect(readingsOf('重庆乐行物业服务有限公司')).toHaveLength(1)
    expect(readingsOf('')).toEqual([])
  })

  it('leave letters, digits, emoji and unknown characters as they are', () => {
    expect(readingsOf('a1😀𠀀张')).toEqual([['a', '1', '😀', '𠀀', 'zhang']])
  })
})

describe('looking people up while typing', () => {
  beforeEach(() => {
    writer.put({ personId: 'zhangwei', names: ['张伟'], phones: ['13800130013'] })
    writer.put({ personId: 'zengwei', names: ['曾伟'], phones: ['+86 139-1111-2222', '0571-8888 0013'] })
    writer.put({ personId: 'lvli', names: ['吕丽', '吕小丽'], phones: [] })
    writer.put({ personId: 'ouyang', names: ['欧阳单伟'], phones: ['15013801234/15099998888'] })
    writer.put({ personId: 'john', names: ['John Wei-Smith'], phones: ['4001380'] })
  })

  it.each([
    ['张伟', 'zhangwei', 'name'],
    ['张', 'zhangwei', 'name'],
    ['zw', 'zhangwei', 'initials'],
    ['ZW', 'zhangwei', 'initials'],
    ['zhw', 'zhangwei', 'initials'],
    ['zhangw', 'zhangwei', 'pinyin'],
    ['zhang wei', 'zhangwei', 'pinyin'],
    ['zwei', 'zhangwei', 'initials'],
    ['zengw', 'zengwei', 'pinyin'],
    ['cengw', 'zengwei', 'pinyin'],
    ['lvl', 'lvli', 'pinyin'],
    ['lü', 'lvli', 'pinyin'],
    ['lyu', 'lvli', 'pinyin'],
    ['小丽', 'lvli', 'name'],
    ['xiaoli', 'lvli', 'pinyin'],
    ['ouyang', 'ouyang', 'pinyin'],
    ['oysw', 'ouyang', 'initials'],
    ['oydw', 'ouyang', 'initials'],
    ['shan', 'ouyang', 'pinyin'],
    ['smith', 'john', 'name'],
    ['john w', 'john', 'name'],
    ['１３８００１', 'zhangwei', 'phone'],
    ['138 0013 0013', 'zhangwei', 'phone'],
    ['13911112222', 'zengwei', 'phone'],
    ['8613911', 'zengwei', 'phone'],
    ['+86 139', 'zengwei', 'phone'],
    ['88880013', 'zengwei', 'phone'],
    ['99998888', 'ouyang', 'phone'],
    ['张 138', 'zhangwei', undefined],
    ['0013 zeng', 'zengwei', undefined],
  ])('%s finds %s by %s', (text, personId, match) => {
    const found = reader.find(text, 20).find(one => one.personId === personId)
    expect(found).toBeDefined()
    if (match !== undefined) expect(found?.match).toBe(match)
  })

  it('finds nobody without a reason', () => {
    for (const text of [
      '',
      ' ',
      '-',
      '李',
      'zx',
      '张 139',
      '012341509',
      '80013001',
      '"',
      '%',
      'zhangwei x',
      '\u{10ffff}',
    ]) {
      expect(ids(text)).toEqual([])
    }
  })

  it('puts whole matches before ends and beginnings, those before inner parts of names', () => {
    expect(ids('1380')).toEqual(['john', 'zhangwei'])
    expect(ids('0013')).toEqual(['zhangwei', 'zengwei'])
    writer.put({ personId: 'wei', names: ['魏'], phones: [] })
    writer.put({ personId: 'weiyi', names: ['魏一'], phones: [] })
    expect(ids('wei')).toEqual(['wei', 'weiyi', 'john', 'zhangwei', 'zengwei', 'ouyang'])
    expect(ids('wei', 2)).toEqual(['wei', 'weiyi'])
  })

  it('takes a number without its country or area code for the beginning of a phone', () => {
    writer.put({ personId: 'inner', names: [], phones: ['00139111'] })
    expect(ids('1391')).toEqual(['zengwei'])
    expect(ids('88880')).toEqual(['zengwei'])
    expect(ids('05718')).toEqual(['zengwei'])
  })

  it('puts present names before former ones', () => {
    writer.put({ personId: 'former', names: ['王二', '赵六'], phones: [] })
    writer.put({ personId: 'present', names: ['赵六'], phones: [] })
    expect(ids('赵六')).toEqual(['present', 'former'])
  })

  it('forgets what was replaced or removed, and leaves no row behind', () => {
    writer.put({ personId: 'zhangwei', names: ['李明', '张伟'], phones: ['13700000000'] })
    expect(ids('liming')).toEqual(['zhangwei'])
    expect(ids('张伟')).toEqual(['zhangwei'])
    expect(ids('13800130013')).toEqual([])
    for (const id of ['zhangwei', 'zengwei', 'lvli', 'ouyang', 'john', 'never']) writer.remove(id)
    expect(db.prepare('SELECT count(*) AS n FROM person_lookup').get()).toEqual({ n: 0 })
    expect(ids('z')).toEqual([])
    writer.put({ personId: 'a', names: ['张伟'], phones: [] })
    writer.clear()
    expect(ids('张')).toEqual([])
  })

  it('in bulk has the same rows as one by one', () => {
    const rows = (): unknown[] => db.prepare('SELECT * FROM person_lookup').all()
    const all = (): void => {
      writer.put({ personId: 'zhangwei', names: ['李明'], phones: ['1', '23'] })
      writer.put({ personId: 'new', names: ['王芳'], phones: [] })
      writer.put({ personId: 'new', names: ['王小芳'], phones: ['5'] })
      writer.remove('john')
      writer.put({ personId: 'late', names: ['赵六'], phones: [] })
    }
    const snapshot = db.serialize()
    all()
    const expected = rows()
    db.close()
    db = new Database(snapshot)
    writer = openPersonLookupWriter(db)
    expect(writer.inBulk(() => writer.inBulk(() => (all(), 'done')))).toBe('done')
    expect(rows()).toEqual(expected)
    expect(() =>
      writer.inBulk(() => {
        throw new Error('stop')
      }),
    ).toThrow('stop')
    writer.put({ personId: 'after', names: ['钱七'], phones: [] })
    expect(openPersonLookupReader(db).find('钱七', 1)).toEqual([{ personId: 'after', match: 'name' }])
  })

  it('takes several people with one phone, and people without anything', () => {
    writer.put({ personId: 'wife', names: ['王芳'], phones: ['13800130013'] })
    writer.put({ personId: 'nobody', names: [], phones: [] })
    writer.put({ personId: 'marks', names: ['···'], phones: ['无'] })
    expect(ids('13800130013')).toEqual(['zhangwei', 'wife'])
    writer.remove('nobody')
    expect(ids('王')).toEqual(['wife'])
  })

  it('reads its ranges from the key, without sorting', () => {
    const plan = db
      .prepare<[], { detail: string }>(
        `EXPLAIN QUERY PLAN SELECT person FROM person_lookup WHERE field = 1 AND place = 0 AND key > 'a' AND key < 'b'
         ORDER BY key, weight, person`,
      )
      .all()
    expect(plan.map(row => row.detail)).toEqual([
      'SEARCH person_lookup USING PRIMARY KEY (field=? AND place=? AND key>? AND key<?)',
    ])
  })
})

describe('the lookup', () => {
  it('finds exactly the people with a part of their name or an end of their phone, each once', () => {
    const name = fc.string({ unit: fc.constantFrom(...Array.from('张伟曾国一')), minLength: 1, maxLength: 4 })
    const phone = fc.string({ unit: fc.constantFrom('0', '1', '3'), minLength: 3, maxLength: 8 })
    const people = fc.array(
      fc.record({ names: fc.array(name, { maxLength: 2 }), phones: fc.array(phone, { maxLength: 2 }) }),
      { maxLength: 12 },
    )
    fc.assert(
      fc.property(people, people, fc.oneof(name, phone), (first, second, text) => {
        const own = new Database(':memory:')
        try {
          createSearchTables(own)
          const writing = openPersonLookupWriter(own)
          const final = first.map((person, index) => second[index] ?? person)
          for (const list of [first, final]) {
            for (const [index, person] of list.entries()) writing.put({ personId: String(index), ...person })
          }
          const expected = final.flatMap(({ names, phones }, index) =>
            names.some(one => one.includes(text)) ||
            phones.some(one => one.startsWith(text) || one.endsWith(text))
              ? [String(index)]
              : [],
          )
          const found = openPersonLookupReader(own)
            .find(text, 100)
            .map(one => one.personId)
          expect(found.sort()).toEqual(expected.sort())
        } finally {
          own.close()
        }
      }),
      { numRuns: 200 },
    )
  })
})
