import { hash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption'
import * as fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { readBundle } from '../../main/sync/format/bundle-reader.ts'
import { newSigningKeys, signManifest } from '../../main/sync/format/keys.ts'
import { zipOf } from '../../main/sync/format/zip.ts'
import {
  bundleOf,
  type Carried,
  carried,
  chainOf,
  collected,
  fileOf,
  type Keys,
  madeUp,
  newKeys,
  readBack,
  rowArbitrary,
  slicesOf,
} from '../support/bundles.ts'

let keys: Keys
beforeAll(async () => {
  keys = await newKeys()
})

const rows = chainOf([
  { type: 'case.received', aggregateId: 'c1', facts: { number: 'K-1' }, personal: { text: '厨房漏水' } },
  { type: 'case.stepped', aggregateId: 'c1', facts: { step: 'sent' }, personal: null },
  { type: 'case.received', aggregateId: 'c2', facts: {}, personal: { text: '电梯异响' }, erased: true },
])
const photo = fileOf(Buffer.from('not really a photo'))

describe('a bundle', () => {
  it('brings operations and files as they are', async () => {
    const back = await readBack(keys, await bundleOf(keys, { rows, files: [photo] }))
    expect(back.rows).toEqual(rows.map(carried))
    expect(back.files).toEqual([{ sha256: photo.file.sha256, content: photo.content }])
  })

  it('of version 1 is read by every later program', async () => {
    const folder = join(import.meta.dirname, '../fixtures/bundles')
    const frozen = z
      .object({
        identity: z.string(),
        publicKey: z.string(),
        rows: z.array(z.looseObject({ hash: z.string() })),
      })
      .parse(JSON.parse(readFileSync(join(folder, 'v1.json'), 'utf8')))
    const signing = { privateKey: '', publicKey: frozen.publicKey }
    const back = await readBack(
      { signing, identity: frozen.identity, hq: madeUp.hq },
      readFileSync(join(folder, 'v1.desk-bundle')),
    )
    expect(back.rows).toMatchObject(
      frozen.rows.map(({ position, ...row }) => ({ ...row, sequence: position })),
    )
    expect(back.files.map(({ content }) => content.toString())).toEqual(['a photo\n'])
  })

  it('brings any history, with every chain hash computed anew', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(rowArbitrary, { minLength: 1, maxLength: 60 }),
        fc.boolean(),
        async (all, withheld) => {
          const history = chainOf(all)
          const asked: Carried = { rows: history, personal: withheld ? 'withheld' : 'included' }
          const back = await readBack(keys, await bundleOf(keys, asked))
          expect(back.rows).toEqual(
            history.map(carried).map(row => (withheld ? { ...row, personal: null, salt: null } : row)),
          )
        },
      ),
      { numRuns: 40 },
    )
  })

  it('holds nobody behind figures alone', async () => {
    const bytes = await bundleOf(keys, { rows, personal: 'withheld' })
    const back = await readBack(keys, bytes)
    expect(JSON.stringify(back.rows)).not.toContain('漏水')
    expect(back.rows.map(row => row.personal_hash)).toEqual(rows.map(row => row.personal_hash))
  })

  it('brings a file larger than a parcel in slices', async () => {
    const back = await readBack(keys, await bundleOf(keys, { rows: [], files: slicesOf(photo, 7) }))
    expect(Buffer.concat(back.files.map(({ content }) => content))).toEqual(photo.content)
  })
})

describe('a bundle that is not as it should be', () => {
  it('is refused wherever it is cut', async () => {
    const bytes = await bundleOf(keys, { rows })
    for (let length = 0; length < bytes.length; length += 1)
      await expect(readBack(keys, bytes.subarray(0, length)), `cut at ${length}`).rejects.toMatchObject({
        code: expect.stringMatching(/^sync\.(damaged|notAParcel)$/),
      })
  })

  it('is refused whichever byte is changed', async () => {
    const bytes = await bundleOf(keys, { rows })
    for (let at = 0; at < bytes.length; at += 1) {
      const changed = Buffer.from(bytes)
      changed[at] = (changed[at] ?? 0) ^ (1 << (at % 8))
      await expect(readBack(keys, changed), `byte ${at}`).rejects.toMatchObject({
        code: expect.stringMatching(/^sync\.(damaged|notAParcel|notForUs)$/),
      })
    }
  })

  it('is refused with something behind it', async () => {
    const bytes = await bundleOf(keys, { rows })
    await expect(readBack(keys, Buffer.concat([bytes, Buffer.from('x')]))).rejects.toMatchObject({
      code: 'sync.damaged',
    })
  })

  it.each([
    ['another file', Buffer.from('PK\u0003\u0004 a workbook'), 'sync.notAParcel'],
    ['nothing', Buffer.alloc(0), 'sync.notAParcel'],
    [
      'a header without an end',
      Buffer.from(`age-encryption.org/v1\n${'-> X25519 x\nx\n'.repeat(9_000)}`),
      'sync.damaged',
    ],
  ])('%s is refused', async (_, bytes, code) => {
    await expect(readBack(keys, bytes)).rejects.toMatchObject({ code })
  })

  it('is not for whoever has another key or another name', async () => {
    const bytes = await bundleOf(keys, { rows })
    const others = { ...keys, identity: await generateX25519Identity() }
    await expect(readBack(others, bytes)).rejects.toMatchObject({ code: 'sync.notForUs' })
    await expect(readBack({ ...keys, hq: 'another' }, bytes)).rejects.toMatchObject({ code: 'sync.notForUs' })
  })

  it('is refused where somebody else signed it', async () => {
    const bytes = await bundleOf({ ...keys, signing: newSigningKeys() }, { rows })
    await expect(readBack(keys, bytes)).rejects.toMatchObject({ code: 'sync.badSignature' })
  })
})

/** What a site that lies about its own parcel could send: signed rightly, encrypted rightly. */
describe('a bundle of a sender who means ill', () => {
  const manifest = {
    type: 'clubhouse-desk.bundle',
    version: 1,
    id: madeUp.parcel,
    createdAt: 0,
    program: '1',
    from: { site: madeUp.site, name: '海棠湾', incarnation: madeUp.incarnation, key: 'a'.repeat(64) },
    to: { hq: madeUp.hq },
    part: { set: madeUp.parcel, number: 1, last: true },
    schema: '0001',
    applied: null,
    operations: null,
    files: [] as unknown[],
  }
  const content = Buffer.from('bytes')
  const file = { sha256: hash('sha256', content), bytes: content.length }
  async function* one(bytes: Uint8Array) {
    yield bytes
  }
  type Entry = readonly [name: string, bytes: Uint8Array, behind?: boolean]

  async function sealed(said: object, entries: readonly Entry[], tail = Buffer.alloc(0)): Promise<Buffer> {
    const text = Buffer.from(JSON.stringify(said))
    const all: Entry[] = [
      ['manifest.json', text],
      ['manifest.sig', signManifest(text, keys.signing.privateKey)],
      ...entries,
    ]
    const zip = await collected(
      zipOf(
        all.map(([name, bytes, behind]) => ({
          name,
          bytes: bytes.length,
          content: () => (behind ? one(bytes) : bytes),
        })),
      ),
    )
    const encrypter = new Encrypter()
    encrypter.addRecipient(await identityToRecipient(keys.identity))
    return Buffer.from(await encrypter.encrypt(Buffer.concat([zip, tail])))
  }
  const read = (bytes: Buffer) =>
    readBundle(one(bytes), {
      identities: [keys.identity],
      hq: madeUp.hq,
      keyOf: () => keys.signing.publicKey,
      sink: {
        operations() {},
        async file(_, pieces) {
          await collected(pieces)
        },
      },
    })
  const blob = `blobs/${file.sha256}`

  it('reads what is as it should be, made the same way', async () => {
    await expect(
      read(await sealed({ ...manifest, files: [file] }, [[blob, content, true]])),
    ).resolves.toMatchObject({
      id: madeUp.parcel,
    })
  })

  it.each<[string, object, readonly Entry[], string]>([
    ['an undeclared file', manifest, [[blob, content, true]], 'sync.damaged'],
    [
      'a file twice',
      { ...manifest, files: [file, file] },
      [
        [blob, content, true],
        [blob, content, true],
      ],
      'sync.badManifest',
    ],
    ['a path', { ...manifest, files: [file] }, [['../../etc/passwd', content, true]], 'sync.damaged'],
    ['a path as a hash', { ...manifest, files: [{ ...file, sha256: '../x' }] }, [], 'sync.badManifest'],
    ['a file that is missing', { ...manifest, files: [file] }, [], 'sync.damaged'],
    [
      'another file under the name',
      { ...manifest, files: [file] },
      [[blob, Buffer.from('bytEs'), true]],
      'sync.damaged',
    ],
    [
      'a file shorter than said',
      { ...manifest, files: [{ ...file, bytes: 6 }] },
      [[blob, content, true]],
      'sync.damaged',
    ],
    [
      'a file longer than said',
      { ...manifest, files: [{ ...file, bytes: 4 }] },
      [[blob, content, true]],
      'sync.damaged',
    ],
    [
      'a slice beyond the file',
      { ...manifest, files: [{ ...file, slice: { from: 3, bytes: 5, sha256: file.sha256 } }] },
      [],
      'sync.badManifest',
    ],
    ['another kind of parcel', { ...manifest, type: 'clubhouse-desk.receipt' }, [], 'sync.otherType'],
    ['no kind at all', { version: 1 }, [], 'sync.otherType'],
    ['a list', [], [], 'sync.otherType'],
    ['a newer format', { ...manifest, version: 2 }, [], 'sync.newerFormat'],
    ['a path as its id', { ...manifest, id: '../../../x' }, [], 'sync.badManifest'],
    ['a moment that no clock shows', { ...manifest, createdAt: 9e15 }, [], 'sync.badManifest'],
    ['a negative size', { ...manifest, files: [{ ...file, bytes: -1 }] }, [], 'sync.badManifest'],
    [
      'a size beyond all numbers',
      { ...manifest, files: [{ ...file, bytes: 1e300 }] },
      [],
      'sync.badManifest',
    ],
  ])('%s is refused', async (_, said, entries, code) => {
    await expect(read(await sealed(said, entries))).rejects.toMatchObject({ code })
  })

  it('is not at fault where it cannot be kept', async () => {
    const full = Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' })
    const asked = readBundle(one(await bundleOf(keys, { rows })), {
      identities: [keys.identity],
      hq: madeUp.hq,
      keyOf: () => keys.signing.publicKey,
      sink: { operations: () => Promise.reject(full), file: () => Promise.reject(full) },
    })
    await expect(asked).rejects.toBe(full)
  })

  it('something behind the archive is refused', async () => {
    await expect(read(await sealed(manifest, [], Buffer.from('more')))).rejects.toMatchObject({
      code: 'sync.damaged',
    })
  })

  const run = {
    incarnation: madeUp.incarnation,
    first: 1,
    last: 1,
    previousHash: 'a'.repeat(43),
    lastHash: 'b'.repeat(43),
  }
  const operationsOf = (text: string | Buffer, change: object = {}) => {
    const packed = gzipSync(text)
    const said = {
      file: 'operations.ndjson.gz',
      bytes: packed.length,
      sha256: hash('sha256', packed),
      rawBytes: Buffer.byteLength(text),
      count: 1,
      personal: 'included',
      runs: [run],
      ...change,
    }
    return [{ ...manifest, operations: said }, [[said.file, packed]]] as const
  }
  const line = `[["case.received",1,"case"],"o1","c1",0,null,null,"k1",{}]\n`

  it.each<[string, readonly [object, readonly Entry[]], string]>([
    ['a chain that ends elsewhere', operationsOf(line), 'sync.damaged'],
    ['more lines than announced', operationsOf(line + line), 'sync.damaged'],
    [
      'fewer lines than announced',
      operationsOf(line, { count: 2, runs: [{ ...run, last: 2 }] }),
      'sync.damaged',
    ],
    ['a run of another length', operationsOf(line, { runs: [{ ...run, last: 2 }] }), 'sync.badManifest'],
    ['a run backwards', operationsOf(line, { runs: [{ ...run, first: 3 }] }), 'sync.badManifest'],
    ['a line that is no JSON', operationsOf('{]\n'), 'sync.damaged'],
    ['a line of other columns', operationsOf('[1,2,3]\n'), 'sync.damaged'],
    ['a reference to nothing', operationsOf(line.replace('"c1"', '7')), 'sync.damaged'],
    ['a last line cut', operationsOf(line.slice(0, -1)), 'sync.damaged'],
    [
      'more levels than anybody reads',
      operationsOf(line.replace('{}', `{"a":${'['.repeat(600)}${']'.repeat(600)}}`)),
      'sync.damaged',
    ],
    ['a number beyond all numbers', operationsOf(line.replace('{}', '{"a":1e999}')), 'sync.damaged'],
    ['a time that no clock shows', operationsOf(line.replace(',0,null', ',9e15,null')), 'sync.damaged'],
    ['half a character', operationsOf(line.replace('"o1"', String.raw`"\ud800"`)), 'sync.damaged'],
    ['letters that are none', operationsOf(Buffer.from([0xff, 0xfe, 0x0a])), 'sync.damaged'],
    ['a bomb that says so', operationsOf(Buffer.alloc(4_000_000, 0x20)), 'sync.badManifest'],
    [
      'a bomb that does not say so',
      operationsOf(Buffer.alloc(4_000_000, 0x20), { rawBytes: 1_000 }),
      'sync.damaged',
    ],
    [
      'something that is not packed',
      [operationsOf(line)[0], [['operations.ndjson.gz', Buffer.from(line)]]],
      'sync.damaged',
    ],
  ])('%s is refused', async (_, [said, entries], code) => {
    await expect(read(await sealed(said, entries))).rejects.toMatchObject({ code })
  })
})
