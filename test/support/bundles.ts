import { hash } from 'node:crypto'
import { generateX25519Identity, identityToRecipient } from 'age-encryption'
import * as fc from 'fast-check'
import { expect } from 'vitest'
import { canonicalJson } from '../../main/log/canonical.ts'
import { chainHash, genesisHash, personalHash } from '../../main/log/chain.ts'
import type { LogRow } from '../../main/log/content.ts'
import { readBundle } from '../../main/sync/format/bundle-reader.ts'
import { type FileToCarry, packOperations, sealBundle } from '../../main/sync/format/bundle-writer.ts'
import { fingerprintOf, newSigningKeys, type SigningKeys } from '../../main/sync/format/keys.ts'
import type { CarriedRow, Personal } from '../../main/sync/format/operation-lines.ts'

/** Who sends and who receives. */
export interface Keys {
  readonly signing: SigningKeys
  /** Of headquarters. */
  readonly identity: string
  readonly hq: string
}

export const newKeys = async (): Promise<Keys> => ({
  signing: newSigningKeys(),
  identity: await generateX25519Identity(),
  hq: madeUp.hq,
})

/** What a made-up operation says. */
export interface MadeUp {
  readonly type: string
  readonly aggregateId: string
  readonly facts: object
  readonly personal: object | null
  readonly erased?: boolean
  readonly happened?: number
  readonly actor?: string
  /** Belongs to the command of the one before it. */
  readonly follows?: boolean
}

const incarnation = '0190a000-0000-7000-8000-000000000001'
/** Ids of parcels that are made here. */
export const madeUp = {
  hq: '0190a000-0000-7000-8000-000000000002',
  site: '0190a000-0000-7000-8000-000000000003',
  parcel: '0190a000-0000-7000-8000-000000000004',
  incarnation,
} as const

/** Rows of a log that are chained as the desk chains them. */
export function chainOf(all: readonly MadeUp[]): LogRow[] {
  let previous = genesisHash(incarnation, null)
  let command = 'k0'
  return all.map((one, index) => {
    if (!one.follows) command = `k${index + 1}`
    const salt = one.personal ? `salt-${index}` : null
    const facts = canonicalJson(one.facts)
    const personal = one.personal ? canonicalJson(one.personal) : null
    const digest = personal !== null && salt !== null ? personalHash(salt, personal) : null
    const at = 1_790_000_000_000 + index * 977
    const header = {
      sequence: index + 1,
      id: `o${index}`,
      type: one.type,
      version: 1,
      aggregate: one.type.split('.')[0] ?? '',
      aggregateId: one.aggregateId,
      at,
      happenedAt: one.happened === undefined ? null : at - one.happened,
      actor: one.actor ?? null,
      commandId: command,
    }
    previous = chainHash(previous, header, facts, digest)
    return {
      position: index + 1,
      id: header.id,
      incarnation,
      sequence: header.sequence,
      type: header.type,
      version: 1,
      aggregate: header.aggregate,
      aggregate_id: header.aggregateId,
      at,
      happened_at: header.happenedAt,
      actor: header.actor,
      command_id: command,
      facts,
      personal: one.erased ? null : personal,
      salt: one.erased ? null : salt,
      personal_hash: digest,
      hash: previous,
    }
  })
}

const content = fc.dictionary(
  fc.string({ minLength: 1, maxLength: 8 }).filter(name => name !== '__proto__'),
  fc.jsonValue({ maxDepth: 1, noUnicodeString: false }),
  { maxKeys: 4 },
)

/** A row as it travels: where it stands in somebody's log stays behind. */
export function carried({ position, ...row }: LogRow): CarriedRow {
  expect(position).toBe(row.sequence)
  return row
}

/** Any operation: repeated and new aggregates, with and without words, erased, claimed, of one command with others. */
export const rowArbitrary: fc.Arbitrary<MadeUp> = fc.record(
  {
    type: fc.constantFrom('case.received', 'case.stepped', 'unit.changed'),
    aggregateId: fc.constantFrom('c1', 'c2', 'c3', 'c4'),
    facts: content,
    personal: fc.option(content.filter(value => Object.keys(value).length > 0)),
    erased: fc.boolean(),
    happened: fc.integer({ min: 0, max: 1e9 }),
    actor: fc.constantFrom('a1', 'a2', 'c1'),
    follows: fc.boolean(),
  },
  { requiredKeys: ['type', 'aggregateId', 'facts', 'personal'] },
)

export interface CarriedFileContent extends FileToCarry {
  readonly content: Buffer
}

export function fileOf(content: Buffer): CarriedFileContent {
  return {
    content,
    file: { sha256: hash('sha256', content), bytes: content.length },
    async *read() {
      yield content
    },
  }
}

export function slicesOf({ content, file }: CarriedFileContent, size: number): CarriedFileContent[] {
  const slices: CarriedFileContent[] = []
  for (let from = 0; from < content.length; from += size) {
    const part = content.subarray(from, from + size)
    const slice = { from, bytes: part.length, sha256: hash('sha256', part) }
    slices.push({ ...fileOf(part), file: { ...file, slice } })
  }
  return slices
}

export interface Carried {
  readonly rows: readonly LogRow[]
  readonly files?: readonly FileToCarry[]
  readonly personal?: Personal
}

/** One parcel as a site makes it. */
export async function bundleOf(
  keys: Keys,
  { rows, files = [], personal = 'included' }: Carried,
): Promise<Buffer> {
  const packed = packOperations(rows, {
    personal,
    mostBytes: 1_000_000,
    hashBefore: row => rows[row.sequence - 2]?.hash ?? genesisHash(row.incarnation, null),
  })
  const [operations] = await all(packed)
  return collected(
    sealBundle({
      manifest: {
        id: madeUp.parcel,
        createdAt: 1_790_000_000_000,
        program: '1.0.0',
        from: { site: madeUp.site, name: '海棠湾', incarnation, key: fingerprintOf(keys.signing.publicKey) },
        to: { hq: madeUp.hq },
        part: { set: madeUp.parcel, number: 1, last: true },
        schema: '0057',
        applied: null,
      },
      operations: operations ?? null,
      files,
      signWith: keys.signing.privateKey,
      recipients: [await identityToRecipient(keys.identity)],
    }),
  )
}

export async function collected(pieces: AsyncIterable<Uint8Array>): Promise<Buffer> {
  return Buffer.concat(await all(pieces))
}

async function all<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const list: Item[] = []
  for await (const item of items) list.push(item)
  return list
}

/** What a receiver got out of a parcel. */
export async function readBack(keys: Keys, bytes: Uint8Array) {
  const rows: CarriedRow[] = []
  const files: { readonly sha256: string; readonly content: Buffer }[] = []
  async function* pieces() {
    for (let at = 0; at < bytes.length; at += 1_000) yield bytes.subarray(at, at + 1_000)
  }
  const manifest = await readBundle(pieces(), {
    identities: [keys.identity],
    hq: keys.hq,
    keyOf: () => keys.signing.publicKey,
    sink: {
      operations: all => void rows.push(...all),
      async file({ sha256 }, content) {
        files.push({ sha256, content: await collected(content) })
      },
    },
  })
  return { manifest, rows, files }
}
