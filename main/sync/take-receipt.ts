import { createReadStream } from 'node:fs'
import { explainDiskError } from '../archive/disk.ts'
import { DeskError } from '../contract/errors.ts'
import type { ReceiptSaid } from '../contract/sync.ts'
import type { DeskCore } from '../desk/core.ts'
import type { Actor } from '../log/command.ts'
import { readSite } from '../site/queries.ts'
import { markFiles, takeReceipt } from './commands.ts'
import { readReceipt, type ReceiptManifest } from './format/receipt.ts'
import { filesArrived, filesLacking } from './held-files.ts'
import { requireLink } from './link-row.ts'

/** What a receipt told the site. */
export interface TakenReceipt extends ReceiptSaid {
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
  const { manifest, missing } = await readReceipt(source, {
    identities: [link.identity],
    site: site.id,
    hq: { key: link.hq_key, name: link.hq_name },
  }).catch((error: unknown) => {
    throw explainDiskError(error)
  })
  const { id, number, ends, gaps, heldBack, createdAt, from } = manifest
  if (link.epoch === from.epoch && link.receipt >= number) throw new DeskError('sync.oldReceipt')
  // What is lacking is marked before the receipt is taken, what arrived behind it: a cut in between only has files
  // sent again.
  const ofFiles = { otherEpoch: link.epoch !== from.epoch, ends, missing }
  for await (const lacking of filesLacking(core.read, ofFiles))
    await core.execute(markFiles, { actor, input: { held: [], lacking: [...lacking] } })
  const said = {
    gaps,
    forks: manifest.forks.map(({ incarnation, at }) => ({ incarnation, at })),
    heldBack,
    missing: missing.size,
  }
  const { newIncarnation } = await core.execute(takeReceipt, {
    actor,
    input: { id, madeAt: createdAt, epoch: from.epoch, number, ends, said },
  })
  for await (const held of filesArrived(core.read, ofFiles))
    await core.execute(markFiles, { actor, input: { held: [...held], lacking: [] } })
  return { number, ends, ...said, newIncarnation }
}
