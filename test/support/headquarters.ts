import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { identityToRecipient } from 'age-encryption'
import { uuidv7 } from 'uuidv7'
import { migrate } from '../../main/database/migrate.ts'
import type { ReadDatabase } from '../../main/database/read.ts'
import { openConnection } from '../../main/database/sqlite.ts'
import { operations, syncedTables, tables } from '../../main/desk/domains.ts'
import { type IncomingReport, receiveInto } from '../../main/hq/incoming.ts'
import { openReplica, type Replica } from '../../main/hq/replica.ts'
import { genesisHash } from '../../main/log/chain.ts'
import { compareTables, type TableComparison } from '../../main/log/compare-tables.ts'
import type { LogRow } from '../../main/log/content.ts'
import { rebuiltTables } from '../../main/log/rebuild.ts'
import { readBundle } from '../../main/sync/format/bundle-reader.ts'
import { packOperations, sealBundle } from '../../main/sync/format/bundle-writer.ts'
import { fingerprintOf } from '../../main/sync/format/keys.ts'
import type { Personal } from '../../main/sync/format/operation-lines.ts'
import { collected, type Keys, madeUp } from './bundles.ts'
import { openTestDesk } from './desk.ts'
import { runHistory, type Step } from './histories.ts'

export interface TestReplica {
  readonly replica: Replica
  /** Reads a parcel into the replica, as headquarters does. */
  receive(keys: Keys, parcel: Buffer): Promise<IncomingReport>
  differences(site: ReadDatabase): TableComparison
  close(): void
}

/** What headquarters holds of a site, empty, in a real database file with production migrations. */
export async function openTestReplica(): Promise<TestReplica> {
  const folder = mkdtempSync(join(tmpdir(), 'desk-test-'))
  const file = join(folder, 'site.sqlite')
  const key = Buffer.alloc(32, 7)
  await migrate({ file, key, tables })
  const connection = openConnection({ file, key })
  const replica = openReplica({ connection, registry: operations, syncedTables })

  const receive = (keys: Keys, parcel: Buffer): Promise<IncomingReport> =>
    replica.transaction(async () => {
      let incoming: ReturnType<typeof receiveInto> | undefined
      async function* source() {
        yield parcel
      }
      await readBundle(source(), {
        identities: [keys.identity],
        hq: keys.hq,
        keyOf: manifest => {
          if (manifest.operations) incoming = receiveInto(replica, manifest.operations)
          return keys.signing.publicKey
        },
        sink: {
          operations: rows => incoming?.operations(rows),
          async file(_, content) {
            await collected(content)
          },
        },
      })
      if (!incoming) throw new Error('the parcel holds no operations')
      const report = incoming.end()
      if (report.filled > 0) replica.applyAnew()
      return report
    })

  return {
    replica,
    receive,
    differences: site => compareTables(site, replica.read, rebuiltTables(tables)),
    close() {
      connection.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Rows of a desk's log, from a position on. */
export const logOf = (read: ReadDatabase, after = 0, until = Number.MAX_SAFE_INTEGER): LogRow[] =>
  read.all<LogRow>('select * from operation where position>? and position<=? order by position', [
    after,
    until,
  ])

/** A parcel of a desk with these rows of its log. */
export async function parcelOf(
  keys: Keys,
  read: ReadDatabase,
  rows: readonly LogRow[],
  personal: Personal = 'included',
): Promise<Buffer> {
  const hashBefore = ({ incarnation, sequence }: LogRow): string => {
    const before = read.get<{ hash: string }>(
      'select hash from operation where incarnation=? and sequence=?',
      [incarnation, sequence - 1],
    )
    if (before) return before.hash
    const started = read.get<{ previous_hash: string | null }>(
      'select previous_hash from incarnation where id=?',
      [incarnation],
    )
    return genesisHash(incarnation, started?.previous_hash ?? null)
  }
  for await (const packed of packOperations(rows, { personal, mostBytes: 2 ** 24, hashBefore })) {
    return collected(
      sealBundle({
        manifest: {
          id: uuidv7(),
          createdAt: 0,
          program: '1.0.0',
          from: {
            site: madeUp.site,
            name: '海棠湾',
            incarnation: rows.at(-1)?.incarnation ?? '',
            key: fingerprintOf(keys.signing.publicKey),
          },
          to: { hq: keys.hq },
          part: { set: madeUp.parcel, number: 1, last: true },
          schema: '0075',
          applied: null,
        },
        operations: packed,
        files: [],
        signWith: keys.signing.privateKey,
        recipients: [await identityToRecipient(keys.identity)],
      }),
    )
  }
  throw new Error('nothing to send')
}

export interface SentLog {
  readonly rows: readonly LogRow[]
  readonly parcel: Buffer
}

/** Two desks that were one: what they have in common, and what each wrote behind it under the same incarnation. */
export async function forkedLogs(
  keys: Keys,
  ours: readonly Step[],
  theirs: readonly Step[],
): Promise<{ readonly common: SentLog; readonly ours: SentLog; readonly theirs: SentLog }> {
  let test = await openTestDesk()
  const copy = `${test.folder}-copy`
  const sent = async (after: number): Promise<SentLog> => {
    const rows = logOf(test.core.read, after)
    return { rows, parcel: await parcelOf(keys, test.core.read, rows) }
  }
  try {
    await runHistory(test, [])
    const common = await sent(0)
    test = await test.reopenBesideCopy(copy)
    await runHistory(test, ours)
    const first = await sent(common.rows.length)
    test = await test.reopenFromCopy(copy)
    await runHistory(test, theirs)
    const second = await sent(common.rows.length)
    return { common, ours: first, theirs: second }
  } finally {
    await test.close()
    rmSync(copy, { recursive: true, force: true })
  }
}
