import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'vitest'
import { systemActor } from '../../main/desk/core.ts'
import { operations, tables } from '../../main/desk/domains.ts'
import { becomeHeadquarters, makeInvitation } from '../../main/hq/invite.ts'
import { receiveParcel } from '../../main/hq/receive.ts'
import { writeReceipt } from '../../main/hq/receipt.ts'
import { openSiteData } from '../../main/hq/site-data.ts'
import { compareTables } from '../../main/log/compare-tables.ts'
import { checkTables } from '../../main/log/rebuild.ts'
import { operationSubjectTable } from '../../main/log/tables.ts'
import { verifyChain } from '../../main/log/verify-chain.ts'
import { exportBundle } from '../../main/sync/bundle.ts'
import { joinHeadquarters } from '../../main/sync/join.ts'
import { takeReceiptFile } from '../../main/sync/take-receipt.ts'
import { openCopiedDesk, openCopyOf, openTestDesk, type TestDesk } from './desk.ts'

/** A site and its headquarters, whose first parcel was taken in. Either may be opened again in its place. */
export interface Pair {
  site: TestDesk
  hq: TestDesk
  readonly hqSiteId: string
}

let kept: { readonly folder: string; readonly hqSiteId: string } | undefined

/** A pair that was made once for all tests of a file and copied for each. Close it when done. */
export async function openPair(): Promise<Pair> {
  if (kept) {
    const [site, hq] = [
      await openCopyOf(join(kept.folder, 'site')),
      await openCopyOf(join(kept.folder, 'hq')),
    ]
    return { site, hq, hqSiteId: kept.hqSiteId }
  }
  const [site, hq] = [await openCopiedDesk(), await openTestDesk()]
  await becomeHeadquarters(hq.core, '集团客服')
  const invitation = await makeInvitation(hq.core, systemActor, { code: 'TEST', name: '海棠湾' })
  await joinHeadquarters(site.core, systemActor, Buffer.from(JSON.stringify(invitation)))
  const hqSiteId = await bring({ site, hq, hqSiteId: '' })
  const folder = mkdtempSync(join(tmpdir(), 'pair-set-up-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  kept = { folder, hqSiteId }
  return {
    site: await site.reopenBesideCopy(join(folder, 'site')),
    hq: await hq.reopenBesideCopy(join(folder, 'hq')),
    hqSiteId,
  }
}

export async function closePair({ site, hq }: Pair): Promise<void> {
  await site.close()
  await hq.close()
}

/** Where parcels lie on their way. */
const stick = ({ site }: Pair) => join(site.folder, 'stick')

/** Everything of the site to headquarters. @returns the id it has there */
export async function bring(pair: Pair): Promise<string> {
  const { site, hq } = pair
  const asked = { content: 'everything', to: stick(pair), parcelBytes: 2 ** 21 } as const
  const { files } = await exportBundle(site.core, site.manager, asked)
  let hqSiteId = ''
  for (const file of files) hqSiteId = (await receiveParcel(hq.core, file)).hqSiteId
  return hqSiteId
}

export const receiptFor = async (pair: Pair): Promise<string> =>
  (await writeReceipt(pair.hq.core, pair.hqSiteId, stick(pair))).file

export const takeReceipt = ({ site }: Pair, file: string) => takeReceiptFile(site.core, site.manager, file)

/** A receipt to the site, and a bundle back. */
export async function roundTrip(pair: Pair) {
  const report = await takeReceipt(pair, await receiptFor(pair))
  await bring(pair)
  return report
}

/** What headquarters holds of the site is what the site has, but for the order on timelines. */
export async function expectSame({ site, hq, hqSiteId }: Pair): Promise<void> {
  const data = await openSiteData(hq.core, hqSiteId)
  try {
    const synced = tables.filter(table => table.synced && table !== operationSubjectTable)
    expect(compareTables(site.core.read, data.replica.read, synced).differences).toEqual([])
  } finally {
    data.close()
  }
  expect(verifyChain(site.core.read, { registry: operations }).problems).toEqual([])
  const checked = await checkTables({
    live: site.core.readConnection,
    staging: { folder: site.folder, key: site.core.keys.staging },
    tables,
    registry: operations,
  })
  expect(checked.differences).toEqual([])
}
