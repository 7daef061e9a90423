import { copyFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { smallestParcel } from '../../main/contract/sync.ts'
import { systemActor } from '../../main/desk/core.ts'
import { sendDirective } from '../../main/hq/directive-commands.ts'
import { makeInvitation } from '../../main/hq/invite.ts'
import { requireOwn } from '../../main/hq/queries.ts'
import { receiveParcel } from '../../main/hq/receive.ts'
import { writeReceipt } from '../../main/hq/receipt.ts'
import { exportBundle } from '../../main/sync/bundle.ts'
import { requireLink } from '../../main/sync/link-row.ts'
import { takeReceiptFile } from '../../main/sync/take-receipt.ts'
import { closeLooks } from '../simulate/checks.ts'
import {
  type Computer,
  copyFolder,
  manager,
  newFolder,
  replaceFolder,
  rest,
  type Templates,
} from '../simulate/computers.ts'
import { photograph, work } from '../simulate/steps.ts'
import { closeWorld, makeWorld, type Site, type World } from '../simulate/world.ts'
import { type Parts, takeApart } from './parcels.ts'

/** A sound parcel, and what its maker and its reader have. */
export interface Sound {
  readonly kind: 'bundle' | 'receipt'
  readonly file: string
  readonly parts: Parts
  /** Its reader opens it with this, … */
  readonly identity: string
  readonly recipient: string
  /** … and its maker signed it with this. */
  readonly signWith: string
}

/** A site and its headquarters between which something changed travels. */
export interface Prey {
  readonly world: World
  readonly site: Site
  readonly computer: Computer
  readonly sounds: readonly Sound[]
  readonly invitation: Buffer
  /** Puts both back to where they were. */
  reset(): Promise<void>
  close(): Promise<void>
}

/** @param isKnown whether headquarters has heard of the site before; if not, its bundle says who it is */
export async function makePrey(templates: Templates, seed: string, isKnown: boolean): Promise<Prey> {
  const world = await makeWorld(templates, `fuzz-${seed}-${isKnown}`)
  const [site] = world.sites
  const computer = site?.computers[0]
  if (!site || !computer) throw new Error('a world without sites')
  await work(world, computer, 6)
  if (isKnown) {
    await receiveParcel(world.hq.core, await send(world, computer))
    await takeReceiptFile(computer.core, manager, await answer(world, site))
    await work(world, computer, 5)
  }
  await photograph(world, computer, 300)
  const sounds = [await bundleSound(world, computer, await send(world, computer))]
  if (isKnown) {
    await direct(world, site)
    sounds.push(await receiptSound(world, computer, await answer(world, site)))
  }
  const invited = await makeInvitation(world.hq.core, systemActor, { code: site.code, name: site.code })
  const homes: (readonly [Computer, string])[] = []
  for (const one of [world.hq, computer]) {
    const folder = newFolder(world.root)
    await rest(one)
    copyFolder(one.folder, folder)
    homes.push([one, folder])
  }
  return {
    world,
    site,
    computer,
    sounds,
    invitation: Buffer.from(JSON.stringify(invited)),
    async reset() {
      for (const [one, home] of homes) {
        const folder = newFolder(world.root)
        copyFolder(home, folder)
        await replaceFolder(world.nature, one, folder)
      }
    },
    async close() {
      closeLooks(world)
      await closeWorld(world)
    },
  }
}

/** Kept away from where it was written: that may be put back. */
function kept(world: World, file: string): string {
  const copy = `${newFolder(world.root)}.parcel`
  copyFileSync(file, copy)
  rmSync(file)
  return copy
}

async function send(world: World, { core }: Computer): Promise<string> {
  const to = newFolder(world.root)
  const asked = { content: 'everything', to, parcelBytes: smallestParcel } as const
  const { files } = await exportBundle(core, manager, asked)
  return kept(world, files[0] ?? '')
}

const answer = async (world: World, site: Site): Promise<string> =>
  kept(world, (await writeReceipt(world.hq.core, site.hqSiteId, join(newFolder(world.root)))).file)

/** So that the receipt carries something. */
async function direct({ hq }: World, { hqSiteId }: Site): Promise<void> {
  await hq.core.execute(sendDirective, {
    actor: manager,
    input: {
      hqSiteId,
      directiveId: hq.core.environment.newId(),
      kind: 'directive',
      caseId: null,
      dueOn: '2026-12-01',
      title: '排查车库',
      text: '请于本周内排查地下车库渗漏。',
    },
  })
}

async function bundleSound({ hq }: World, { core }: Computer, file: string): Promise<Sound> {
  const { identity, recipient } = requireOwn(hq.core.read)
  const parts = await takeApart(file, identity)
  return { kind: 'bundle', file, parts, identity, recipient, signWith: requireLink(core.read).signing_key }
}

async function receiptSound({ hq }: World, { core }: Computer, file: string): Promise<Sound> {
  const { identity, recipient } = requireLink(core.read)
  const parts = await takeApart(file, identity)
  return { kind: 'receipt', file, parts, identity, recipient, signWith: requireOwn(hq.core.read).signing_key }
}
