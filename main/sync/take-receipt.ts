import { createReadStream } from 'node:fs'
import { explainDiskError } from '../archive/disk.ts'
import { DeskError } from '../contract/errors.ts'
import type { DeskCore } from '../desk/core.ts'
import type { Actor } from '../log/command.ts'
import { readSite } from '../site/queries.ts'
import { takeReceipt } from './commands.ts'
import { readReceipt, type ReceiptManifest } from './format/receipt.ts'
import { requireLink } from './link-row.ts'

/** What a receipt told the site. */
export interface TakenReceipt {
  readonly number: number
  readonly ends: ReceiptManifest['ends']
  readonly gaps: ReceiptManifest['gaps']
  readonly forks: ReceiptManifest['forks']
  readonly heldBack: ReceiptManifest['heldBack']
  /** Files that headquarters asks for again. */
  readonly missing: number
  /** A copy of this site had gone on by itself: numbers go on under a new letter here. */
  readonly newIncarnation: boolean
}

/** Reads a receipt of headquarters and takes it in. Errors: `sync.*`, those of the disk. */
export async function takeReceiptFile(core: DeskCore, actor: Actor, file: string): Promise<TakenReceipt> {
  const link = requireLink(core.read)
  const site = readSite(core.read)
  if (!site) throw new DeskError('log.notSetUp')
  const { manifest, missing } = await readReceipt(createReadStream(file), {
    identities: [link.identity],
    site: site.id,
    hq: { key: link.hq_key, name: link.hq_name },
  }).catch((error: unknown) => {
    throw explainDiskError(error)
  })
  const { number, ends, gaps, forks, heldBack } = manifest
  const { newIncarnation } = await core.execute(takeReceipt, {
    actor,
    input: {
      epoch: manifest.from.epoch,
      number,
      ends,
      missing: [...missing],
      forked: forks.map(({ incarnation }) => incarnation),
    },
  })
  return { number, ends, gaps, forks, heldBack, missing: missing.size, newIncarnation }
}
