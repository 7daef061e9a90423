import { execFileSync, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Decrypter } from 'age-encryption'
import { afterAll, describe, expect, it } from 'vitest'
import { z } from 'zod'

/**
 * Somebody who has docs/sync-format.md, the keys and the usual tools, and nothing of this program, reads a bundle. It
 * is the frozen one of version 1: whatever changes, such a bundle stays readable.
 */

const fixtures = join(import.meta.dirname, '../fixtures/bundles')
const Frozen = z.object({
  identity: z.string(),
  publicKey: z.string(),
  rows: z.array(
    z.object({
      id: z.string(),
      hash: z.string(),
      facts: z.string(),
      personal: z.string().nullable(),
    }),
  ),
})
const frozen = Frozen.parse(JSON.parse(readFileSync(join(fixtures, 'v1.json'), 'utf8')))
const tools = ['unzip', 'gzip', 'openssl'].filter(tool => spawnSync(tool, ['--help']).error !== undefined)

const sha256 = (text: string) => createHash('sha256').update(text).digest('base64url')
/** The page says: members sorted, no blanks. */
const canonical = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const members = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1))
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${canonical(member)}`).join(',')}}`
}

const Manifest = z.object({
  type: z.string(),
  operations: z.object({
    sha256: z.string(),
    runs: z.array(z.object({ first: z.int(), previousHash: z.string(), lastHash: z.string() })),
  }),
  files: z.array(z.object({ sha256: z.string() })),
})
const Line = z.tuple([z.unknown(), z.string(), z.unknown(), z.int(), z.int().nullable()]).rest(z.unknown())

describe.skipIf(tools.length > 0)('a frozen bundle of version 1 in foreign hands', () => {
  const folder = mkdtempSync(join(tmpdir(), 'third-party-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  const path = (name: string) => join(folder, name)

  it('opens with age, unzip, openssl and gzip, and its chain can be computed by the page alone', async () => {
    const decrypter = new Decrypter()
    decrypter.addIdentity(frozen.identity)
    writeFileSync(
      path('bundle.zip'),
      await decrypter.decrypt(readFileSync(join(fixtures, 'v1.desk-bundle')), 'uint8array'),
    )
    execFileSync('unzip', ['-q', path('bundle.zip'), '-d', folder])

    writeFileSync(path('site.pem'), frozen.publicKey)
    const verified = execFileSync('openssl', [
      'pkeyutl',
      '-verify',
      '-pubin',
      '-inkey',
      path('site.pem'),
      '-rawin',
      '-in',
      path('manifest.json'),
      '-sigfile',
      path('manifest.sig'),
    ])
    expect(verified.toString()).toContain('Verified Successfully')
    const manifest = Manifest.parse(JSON.parse(readFileSync(path('manifest.json'), 'utf8')))
    expect(manifest.type).toBe('clubhouse-desk.bundle')
    for (const { sha256: name } of manifest.files) {
      const content = readFileSync(path(`blobs/${name}`))
      expect(createHash('sha256').update(content).digest('hex')).toBe(name)
    }

    const lines = execFileSync('gzip', ['-dc', path('operations.ndjson.gz')])
      .toString()
      .trimEnd()
      .split('\n')
    const [run] = manifest.operations.runs
    let hash = run?.previousHash ?? ''
    const kinds: unknown[][] = []
    const ids: unknown[] = []
    let [at, command]: [number, unknown] = [0, '']
    const hashes = lines.map((text, index) => {
      const [kindOrNumber, id, aggregate, after, happened, actor, commandOrSame, facts, personal, salt] =
        Line.parse(JSON.parse(text))
      const refer = (value: unknown) => {
        if (typeof value === 'number') return ids[value]
        ids.push(value)
        return value
      }
      if (Array.isArray(kindOrNumber)) kinds.push(kindOrNumber)
      const [type, version, kind] = Array.isArray(kindOrNumber)
        ? kindOrNumber
        : (kinds[Number(kindOrNumber)] ?? [])
      at += after
      command = commandOrSame === 0 ? command : commandOrSame
      const header = [
        (run?.first ?? 0) + index,
        id,
        type,
        version,
        kind,
        refer(aggregate),
        at,
        happened === null ? null : at + happened,
        actor === null ? null : refer(actor),
        command,
      ]
      const words =
        typeof salt === 'string'
          ? sha256(`${salt}\n${canonical(personal)}`)
          : typeof personal === 'string'
            ? personal
            : '-'
      hash = sha256(`${hash}\n${JSON.stringify(header)}\n${sha256(canonical(facts))}\n${words}`)
      return hash
    })
    expect(hashes).toEqual(frozen.rows.map(row => row.hash))
    expect(hashes.at(-1)).toBe(run?.lastHash)
  })
})
