import { join } from 'node:path'
import { z } from 'zod'
import { readSmallFile, writeFileAtomically } from '../archive/disk.ts'
import { nodeDisk } from '../archive/node-disk.ts'
import { openSmall, sealSmall } from '../archive/sealed-record.ts'
import { FaultKind } from '../contract/integrity.ts'
import type { DeskCore } from './core.ts'

const Hash = z.string().regex(/^[0-9a-f]{64}$/)

const IntegrityRecord = z.object({
  /** The round under way; `after` is the last file it read. */
  round: z
    .object({ startedAt: z.int(), after: z.union([Hash, z.literal('')]), checked: z.int(), bytes: z.int() })
    .nullable(),
  last: z.object({ startedAt: z.int(), endedAt: z.int(), checked: z.int(), bytes: z.int() }).nullable(),
  findings: z.array(
    z.object({ hash: Hash, why: FaultKind, foundAt: z.int(), repairedAt: z.int().nullable() }),
  ),
})

/** Where the sweep through the stored files stands and what it found. */
export type IntegrityRecord = z.infer<typeof IntegrityRecord>
export type RecordedFinding = IntegrityRecord['findings'][number]

/** Findings that are remembered: a disk that lost more is told by their number alone. */
export const mostFindings = 2_000
/** Repaired files that are still shown. */
const mostRepaired = 50
const largestRecord = 2_000_000
const purpose = 'clubhouse-desk/integrity'

type Place = Pick<DeskCore, 'dataFolder' | 'keys'>
const pathOf = ({ dataFolder }: Place) => join(dataFolder, 'integrity.sealed')

/**
 * Reads the record, which belongs to this disk and is neither synced nor backed up. It is encrypted: hashes of files
 * say which known files are here. One that cannot be read only makes the next round begin anew.
 */
export async function readIntegrity(place: Place): Promise<IntegrityRecord> {
  const nothing: IntegrityRecord = { round: null, last: null, findings: [] }
  try {
    const sealed = await readSmallFile(nodeDisk, pathOf(place), largestRecord)
    const plain = sealed && openSmall(place.keys.staging, purpose, sealed)
    return plain ? IntegrityRecord.parse(JSON.parse(plain.toString())) : nothing
  } catch {
    return nothing
  }
}

export async function writeIntegrity(place: Place, record: IntegrityRecord): Promise<void> {
  const random = (size: number) => crypto.getRandomValues(new Uint8Array(size))
  const plain = Buffer.from(JSON.stringify({ ...record, findings: worthKeeping(record.findings) }))
  await writeFileAtomically(
    nodeDisk,
    random,
    pathOf(place),
    sealSmall(place.keys.staging, purpose, plain, random(12)),
  )
}

function worthKeeping(findings: readonly RecordedFinding[]): RecordedFinding[] {
  const newest = [...findings].sort((a, b) => b.foundAt - a.foundAt)
  const open = newest.filter(({ repairedAt }) => repairedAt === null)
  const repaired = newest.filter(({ repairedAt }) => repairedAt !== null)
  return [...open.slice(0, mostFindings), ...repaired.slice(0, mostRepaired)]
}
