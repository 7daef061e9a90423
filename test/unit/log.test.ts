import { createHash } from 'node:crypto'
import { assert as holds, jsonValue, property } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { canonicalJson } from '../../main/log/canonical.ts'
import { type ChainHeader, chainHash, genesisHash, personalHash } from '../../main/log/chain.ts'
import { type LogRow, operationOf, personalSchema } from '../../main/log/content.ts'
import { highestLetter, nextLetter, takeOverLetter } from '../../main/log/incarnation.ts'
import { type AnyOperation, defineOperation, operationRegistry } from '../../main/log/operation.ts'
import { dayStamp, localTime, monthStamp, zoneOffset } from '../../main/site/time.ts'

describe('canonical JSON', () => {
  it('writes members in order, without blanks, and leaves absent ones out', () => {
    expect(canonicalJson({ b: 1, a: [true, null, 'x'], c: undefined, 中: { z: 0, y: -0.5 } })).toBe(
      '{"a":[true,null,"x"],"b":1,"中":{"y":-0.5,"z":0}}',
    )
  })

  it('gives equal values equal texts, whatever the order of their members', () => {
    const reversed = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(reversed)
      if (value === null || typeof value !== 'object') return value
      return Object.fromEntries(
        Object.entries(value)
          .reverse()
          .map(([name, member]) => [name, reversed(member)]),
      )
    }
    holds(
      property(jsonValue(), value => {
        const text = canonicalJson(value)
        expect(canonicalJson(reversed(value))).toBe(text)
        expect(canonicalJson(JSON.parse(text))).toBe(text)
      }),
    )
  })

  it.each([Number.NaN, Number.POSITIVE_INFINITY, 1n, () => 1, Symbol('x')])('refuses %s', value => {
    expect(() => canonicalJson({ value })).toThrow(TypeError)
  })
})

describe('the chain hash', () => {
  const header: ChainHeader = {
    sequence: 7,
    id: 'id',
    type: 'case.noted',
    version: 1,
    aggregate: 'case',
    aggregateId: 'case-1',
    at: 1_000,
    happenedAt: null,
    actor: 'staff-1',
    commandId: 'command-1',
  }
  const sha = (text: string) => createHash('sha256').update(text).digest('base64url')

  it('is what the description says, so that others can recompute it', () => {
    const personal = sha('salt\n{"text":"x"}')
    expect(personalHash('salt', '{"text":"x"}')).toBe(personal)
    const members = '[7,"id","case.noted",1,"case","case-1",1000,null,"staff-1","command-1"]'
    expect(chainHash('before', header, '{"kind":"note"}', personal)).toBe(
      sha(`before\n${members}\n${sha('{"kind":"note"}')}\n${personal}`),
    )
    expect(chainHash('before', header, '{}', null)).toBe(sha(`before\n${members}\n${sha('{}')}\n-`))
    expect(genesisHash('one', null)).toBe(sha('clubhouse-desk incarnation\none\n'))
    expect(genesisHash('two', 'end')).toBe(sha('clubhouse-desk incarnation\ntwo\nend'))
  })

  it('changes with every member', () => {
    const original = chainHash('before', header, '{}', null)
    for (const [name, value] of Object.entries(header)) {
      const other = typeof value === 'number' ? value + 1 : `${value}x`
      expect(chainHash('before', { ...header, [name]: other }, '{}', null), name).not.toBe(original)
    }
    expect(chainHash('other', header, '{}', null)).not.toBe(original)
    expect(chainHash('before', header, '{"a":1}', null)).not.toBe(original)
    expect(chainHash('before', header, '{}', 'hash')).not.toBe(original)
  })
})

describe('letters of incarnations', () => {
  it('follow each other like the columns of a sheet', () => {
    const letters = ['']
    for (let count = 0; count < 26 * 19 + 5; count += 1) letters.push(nextLetter(letters.at(-1) ?? ''))
    expect(letters.slice(0, 4)).toEqual(['', 'A', 'B', 'C'])
    expect(letters.slice(25, 29)).toEqual(['Y', 'Z', 'AA', 'AB'])
    expect(letters.slice(44, 46)).toEqual(['AR', 'BA'])
    expect(letters.slice(494, 496)).toEqual(['ZR', 'AAA'])
    expect(new Set(letters).size).toBe(letters.length)
    expect(highestLetter([...letters].reverse())).toBe(letters.at(-1))
  })

  it.each([
    [[], ''],
    [['', 'A', ''], 'A'],
    [['B', 'AA', 'Z'], 'AA'],
    [['AS', 'B'], 'B'],
    [['A', 'AT', 'AS'], 'AT'],
  ] as const)('the highest of %j is %j', (letters, wanted) => expect(highestLetter(letters)).toBe(wanted))

  it('of standbys that take over are like no others, whoever goes on from the same copy', () => {
    expect(['', 'A', 'AS', 'Z', 'ZT'].map(letter => takeOverLetter(letter, 1))).toEqual([
      'AS',
      'BS',
      'BS',
      'AAS',
      'AAS',
    ])
    expect(nextLetter('AS')).toBe('B')
    const plain = ['A']
    while (plain.length < 1_000) plain.push(nextLetter(plain.at(-1) ?? ''))
    const given = [...plain]
    for (const letter of ['', ...plain.slice(0, 60)])
      for (let nth = 1; nth <= 70; nth += 1) given.push(takeOverLetter(letter, nth))
    expect(new Set(given).size).toBe(given.length)
  })
})

describe('reading an operation back', () => {
  const moved = defineOperation({
    type: 'thing.moved',
    version: 3,
    aggregate: 'thing',
    facts: z.object({ place: z.string(), floor: z.int() }),
    personal: z.object({ words: z.string(), name: z.string() }),
    upgrade(version, { facts, personal }) {
      const old = z.object({ where: z.string() }).parse(facts)
      return { facts: { place: old.where, floor: version === 1 ? 0 : 1 }, personal }
    },
    apply() {},
  })
  const never = defineOperation({
    ...moved,
    type: 'thing.never',
    upgrade: undefined,
  } as unknown as AnyOperation)
  const registry = operationRegistry([moved as unknown as AnyOperation, never])
  const row: LogRow = {
    position: 5,
    id: 'id',
    incarnation: 'one',
    sequence: 5,
    type: 'thing.moved',
    version: 3,
    aggregate: 'thing',
    aggregate_id: 'thing-1',
    at: 1,
    happened_at: 2,
    actor: null,
    command_id: 'command',
    facts: '{"floor":4,"place":"here"}',
    personal: '{"words":"x"}',
    salt: 'salt',
    personal_hash: 'hash',
    hash: 'hash',
  }

  it('gives what was recorded', () => {
    expect(operationOf(registry, row).operation).toMatchObject({
      aggregateId: 'thing-1',
      happenedAt: 2,
      version: 3,
      facts: { place: 'here', floor: 4 },
      personal: { words: 'x' },
    })
  })

  it('has no words where they were erased', () => {
    expect(operationOf(registry, { ...row, personal: null, salt: null }).operation.personal).toEqual({})
  })

  it.each([
    [1, 0],
    [2, 1],
  ])('upgrades version %i', (version, floor) => {
    const { operation } = operationOf(registry, { ...row, version, facts: '{"where":"there"}' })
    expect(operation).toMatchObject({ version: 3, facts: { place: 'there', floor } })
  })

  it.each([
    ['of a type nobody knows', { type: 'thing.unheardOf' }],
    ['of a newer version', { version: 4 }],
    ['of an older version without an upgrade', { type: 'thing.never', version: 2 }],
  ])('names an operation %s', (_, change) => {
    expect(() => operationOf(registry, { ...row, ...change })).toThrowError(
      expect.objectContaining({ code: 'log.unknownOperation' }) as Error,
    )
  })

  it.each([
    ['no JSON', { facts: '{' }],
    ['other content', { facts: '{"place":1,"floor":2}' }],
    ['other words', { personal: '{"words":1}' }],
  ])('says where the log is broken: %s', (_, change) => {
    expect(() => operationOf(registry, { ...row, ...change })).toThrowError(
      expect.objectContaining({ code: 'log.broken', params: { sequence: 5, why: 'content' } }) as Error,
    )
  })

  it('makes the schema of partial words once', () => {
    expect(personalSchema(moved as unknown as AnyOperation)).toBe(
      personalSchema(moved as unknown as AnyOperation),
    )
  })
})

describe('time at the site', () => {
  it.each([
    ['Asia/Shanghai', '2026-06-30T15:59:59Z', '2026-06-30', '202606'],
    ['Asia/Shanghai', '2026-06-30T16:00:00Z', '2026-07-01', '202607'],
    ['Asia/Shanghai', '2026-12-31T16:00:00Z', '2027-01-01', '202701'],
    ['America/New_York', '2026-11-01T05:30:00Z', '2026-11-01', '202611'],
    ['UTC', '2024-02-29T23:59:59Z', '2024-02-29', '202402'],
  ])('in %s at %s it is %s', (zone, at, day, month) => {
    expect(dayStamp(Date.parse(at), zone)).toBe(day)
    expect(monthStamp(Date.parse(at), zone)).toBe(month)
  })

  it('midnight is hour 0 of the new day', () => {
    expect(localTime(Date.parse('2026-07-11T16:00:00Z'), 'Asia/Shanghai')).toEqual({
      year: 2026,
      month: 7,
      day: 12,
      hour: 0,
      minute: 0,
    })
  })

  it.each([
    ['Asia/Shanghai', '2026-07-12T00:00:30.500Z', 8],
    // Shanghai kept summer time from 1986 to 1991.
    ['Asia/Shanghai', '1988-07-12T00:00:00Z', 9],
    ['America/New_York', '2026-07-12T00:00:00Z', -4],
    ['America/New_York', '2026-12-12T00:00:00Z', -5],
    ['Asia/Kathmandu', '2026-07-12T00:00:00Z', 5.75],
  ])('%s is at %s ahead of UTC by %d hours', (zone, at, hours) => {
    expect(zoneOffset(Date.parse(at), zone)).toBe(hours * 3_600_000)
  })
})
