import { z } from 'zod'
import type { ReadDatabase } from '../database/read.ts'
import { dataErased } from '../log/erasure.ts'
import type { DeskCore } from './core.ts'
import { isKept } from './kept-files.ts'

/**
 * Does what erases personal data, and deletes the files of what was erased at once, where no other row names them:
 * scans of papers, attachments of cases and contact sheets. What a power cut leaves behind is named by nothing and
 * goes with the sweep. Backups made before keep it as long as they are kept.
 */
export async function erasing<Result>(core: DeskCore, work: () => Promise<Result>): Promise<Result> {
  const { position: before } = z
    .object({ position: z.int() })
    .parse(core.read.get('select coalesce(max(position), 0) as position from operation'))
  const result = await work()
  const hashes = hashesOf(core.read, erasedSince(core.read, before))
  for (const hash of hashes) {
    if (isKept(core.read, hash) || !(await core.archive.has(hash))) continue
    await core.archive.remove(hash)
  }
  return result
}

/** Ids of what was erased behind a position of the log. */
function erasedSince(read: ReadDatabase, position: number): Set<string> {
  const erasures = read.all<{ facts: string }>(
    `select facts from operation where type='data.erased' and position>? order by position`,
    [position],
  )
  return new Set(
    erasures.flatMap(({ facts }) => dataErased.facts.parse(JSON.parse(facts)).targets.map(({ id }) => id)),
  )
}

/** The rows are gone, but operations keep which files they attached: a hash is no personal data. */
function hashesOf(read: ReadDatabase, ids: Iterable<string>): Set<string> {
  const hashes = new Set<string>()
  for (const id of ids) {
    const sql = `select facts from operation where aggregate_id=? and facts like '%"hash":%'`
    for (const { facts } of read.all<{ facts: string }>(sql, [id])) {
      const found = Attached.parse(JSON.parse(facts))
      for (const { hash } of [found, ...(found.files ?? [])]) if (hash !== undefined) hashes.add(hash)
    }
  }
  return hashes
}

const Named = z.object({ hash: z.string().optional() })
const Attached = Named.extend({ files: z.array(Named).optional() })
