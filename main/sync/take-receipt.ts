import { createReadStream } from 'node:fs'
import { explainDiskError } from '../archive/disk.ts'
import { DeskError } from '../contract/errors.ts'
import type { ReceiptSaid } from '../contract/sync.ts'
import type { DeskCore } from '../desk/core.ts'
import type { Actor } from '../log/command.ts'
import { readSite } from '../site/queries.ts'
import { markFiles, takeReceipt } from './commands.ts'
import type { CarriedRow } from './format/operation-lines.ts'
import { readReceipt, type ReceiptManifest } from './format/receipt.ts'
import { filesArrived, filesLacking } from './held-files.ts'
import { heldHere, isLess } from './held-here.ts'
import { requireLink } from './link-row.ts'
import type { CarriedRun, TakenOver } from './take-over.ts'

/** What a receipt told the site. */
export interface TakenReceipt extends ReceiptSaid, TakenOver {
  readonly number: number
  readonly ends: ReceiptManifest['ends']
}

/** Reads a receipt of headquarters and takes it in. Errors: `sync.*`, those of the disk. */
export const takeReceiptFile = (core: DeskCore, actor: Actor, file: string): Promise<TakenReceipt> =>
  takeReceiptFrom(core, actor, createReadStream(file))

/** As {@link takeReceiptFile}, wherever its bytes come from. */
export async function takeReceiptFrom(
  core: DeskCore,
  actor: Actor,
  source: AsyncIterable<Uint8Array>,
): Promise<TakenReceipt> {
  const link = requireLink(core.read)
  const site = readSite(core.read)
  if (!site) throw new DeskError('log.notSetUp')
  const rows: CarriedRow[] = []
  const { manifest, missing, key } = await readReceipt(source, {
    operations: some => void rows.push(...some),
    identities: [link.identity],
    site: site.id,
    hq: { id: link.hq_id, key: link.hq_key, name: link.hq_name },
  }).catch((error: unknown) => {
    throw explainDiskError(error)
  })
  const { id, number, ends, gaps, heldBack, createdAt, from } = manifest
  if (link.epoch === from.epoch && link.receipt >= number) throw new DeskError('sync.oldReceipt')
  // What is lacking is marked before the receipt is taken, what arrived behind it: a cut in between only has files
  // sent again.
  const here = heldHere(core.read, ends)
  const ofFiles = { less: isLess(core.read, here), ends: here.ends, missing }
  for await (const lacking of filesLacking(core.read, ofFiles))
    await core.execute(markFiles, { actor, input: { held: [], lacking: [...lacking] } })
  const said = {
    gaps,
    forks: manifest.forks.map(({ incarnation, at }) => ({ incarnation, at })),
    heldBack,
    missing: missing.size,
  }
  const { newIncarnation, ...messages } = await core.execute(takeReceipt, {
    actor,
    input: {
      id,
      madeAt: createdAt,
      epoch: from.epoch,
      number,
      ends,
      keys: manifest.to.keys,
      ...(key === link.hq_key ? {} : { hqKey: key }),
      said,
      runs: runsOf(manifest, rows),
    },
  })
  for await (const held of filesArrived(core.read, ofFiles))
    await core.execute(markFiles, { actor, input: { held: [...held], lacking: [] } })
  return { number, ends, ...said, newIncarnation, ...messages }
}

/** Cuts what came into the runs that the receipt announced. */
function runsOf({ operations }: ReceiptManifest, rows: readonly CarriedRow[]): CarriedRun[] {
  let done = 0
  return (operations?.runs ?? []).map(({ incarnation, previousHash, first, last }) => {
    const from = done
    done += last - first + 1
    return { incarnation, previousHash, rows: rows.slice(from, done) }
  })
}
