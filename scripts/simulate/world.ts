import { copyFileSync, mkdirSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { DeskError } from '../../main/contract/errors.ts'
import { systemActor } from '../../main/desk/core.ts'
import { becomeHeadquarters, makeInvitation } from '../../main/hq/invite.ts'
import { sitesFolderOf } from '../../main/hq/site-data.ts'
import { setUpSite } from '../../main/site/commands.ts'
import { addStaff } from '../../main/staff/commands.ts'
import { joinHeadquarters } from '../../main/sync/join.ts'
import { type Dice, diceOf } from '../torture/random.ts'
import {
  type Computer,
  copyFolder,
  manager,
  type Nature,
  newFolder,
  openComputer,
  type Templates,
} from './computers.ts'

/** Something on its way: a parcel of a site, or a receipt for it. */
export interface Mail {
  readonly kind: 'parcel' | 'receipt'
  readonly site: Site
  readonly file: string
  /** Which headquarters wrote it: each restore from a backup makes another one of it. 0 for parcels. */
  readonly era: number
}

export interface Site {
  readonly code: string
  readonly hqSiteId: string
  /** Computers that say they are this site: one, or more where its disk was cloned. */
  readonly computers: Computer[]
  /** Parcels that this headquarters took in wholly, to be brought once more. */
  taken: string[]
  /** Era of the receipt that each computer took last. */
  readonly told: Map<Computer, number>
  /** Its computers were put back or cloned: logs differ under one name. */
  isSplit: boolean
}

/** Sites and their headquarters, each with a data folder of its own. */
export interface World {
  readonly nature: Nature
  readonly dice: Dice
  readonly root: string
  readonly hq: Computer
  readonly sites: readonly Site[]
  readonly mail: Mail[]
  readonly backups: Backup[]
  /** Counts restores of headquarters. */
  era: number
  /** What happened, line by line, without anything random in it. */
  readonly trace: string[]
  /** What must not be. */
  readonly problems: string[]
}

/** A copy of a data folder that somebody made. */
export interface Backup {
  readonly of: Computer
  readonly site: Site | undefined
  readonly folder: string
}

/** Makes the sites of a seed and their headquarters; every one of them has joined it. */
export async function makeWorld(templates: Templates, seed: string): Promise<World> {
  const dice = diceOf(seed)
  const root = join(templates.root, `w-${seed.replaceAll('/', '-')}`)
  mkdirSync(root)
  const nature: Nature = { dice: dice.fork('nature'), now: Date.UTC(2026, 0, 5, 1), ids: 0 }
  const hq = await openEmpty(nature, templates, root, 'hq')
  await setUp(hq, 'HQ')
  await becomeHeadquarters(hq.core, '集团客服')
  const sites: Site[] = []
  const count = sitesOf(dice)
  for (let number = 1; number <= count; number += 1) {
    const code = `S${number}`
    const computer = await openEmpty(nature, templates, root, code)
    await setUp(computer, code)
    const hqSiteId = await invite(hq, computer, code)
    const replica = join(sitesFolderOf(hq.core.dataFolder), `${hqSiteId}.sqlite`)
    mkdirSync(dirname(replica), { recursive: true })
    copyFileSync(templates.replica, replica)
    sites.push({ code, hqSiteId, computers: [computer], taken: [], told: new Map(), isSplit: false })
  }
  return { nature, dice, root, hq, sites, mail: [], backups: [], era: 0, trace: [], problems: [] }
}

/** Mostly two or three; now and then as many as there are in a city, rarely fifty. */
function sitesOf(dice: Dice): number {
  if (dice.chance(0.005)) return 50
  if (dice.chance(0.03)) return 4 + dice.below(6)
  return 2 + (dice.chance(0.25) ? 1 : 0)
}

async function openEmpty(
  nature: Nature,
  templates: Templates,
  root: string,
  name: string,
): Promise<Computer> {
  const folder = newFolder(root)
  copyFolder(templates.desk, folder)
  return openComputer(nature, name, folder)
}

async function setUp({ core }: Computer, code: string): Promise<void> {
  const asked = {
    code,
    name: code,
    profile: 'real-estate',
    language: 'zh',
    timeZone: 'Asia/Shanghai',
  } as const
  await core.execute(setUpSite, { actor: systemActor, input: asked })
  const passwordHash = `$argon2id$${'x'.repeat(40)}`
  await core.execute(addStaff, {
    actor: systemActor,
    input: { staffId: manager.staffId, name: '经理', login: 'manager', role: 'manager', passwordHash },
  })
}

/** Headquarters invites a site and a computer of it joins. @returns the id that headquarters gave the site */
export async function invite(hq: Computer, computer: Computer, code: string): Promise<string> {
  const invitation = await makeInvitation(hq.core, systemActor, { code, name: code })
  await joinHeadquarters(computer.core, systemActor, Buffer.from(JSON.stringify(invitation)))
  const row = hq.core.read.get<{ id: string }>('select id from hq_site where code=?', [code])
  if (!row) throw new Error('the invitation left no site')
  return row.id
}

export async function closeWorld({ hq, sites, root }: World): Promise<void> {
  // One that could not be opened again is closed already; that it could not was told.
  for (const { core } of [hq, ...sites.flatMap(({ computers }) => computers)])
    await core.close().catch(() => undefined)
  rmSync(root, { recursive: true, force: true })
}

/** The code a refusal has in the catalogue; whatever else is thrown is a fault of the program. */
export function codeOf(error: unknown): string {
  if (error instanceof DeskError) return error.code
  throw error
}
