import { createReadStream, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DeskError } from '../../main/contract/errors.ts'
import { receiveParcel } from '../../main/hq/receive.ts'
import { writeReceipt } from '../../main/hq/receipt.ts'
import { readInvitation } from '../../main/sync/format/invitation.ts'
import { readReceipt } from '../../main/sync/format/receipt.ts'
import { joinHeadquarters } from '../../main/sync/join.ts'
import { requireLink } from '../../main/sync/link-row.ts'
import { takeReceiptFile } from '../../main/sync/take-receipt.ts'
import { contentOfHeadquarters } from '../simulate/checks.ts'
import { manager, newFolder } from '../simulate/computers.ts'
import { type Dice, diceOf } from '../torture/random.ts'
import { changedJson } from './json.ts'
import { changedBytes, type Mutant, mutantOf } from './mutations.ts'
import type { Prey, Sound } from './prey.ts'

/** What became of one changed parcel. */
export interface Hunted {
  readonly what: string
  /** A code of the catalogue, or that it was taken. */
  readonly came: string
  readonly problems: readonly string[]
}

/** Brings one changed parcel or invitation to whom it is for. The same name is the same change. */
export async function hunt(prey: Prey, name: string): Promise<Hunted> {
  const dice = diceOf(name)
  if (dice.chance(0.1)) return invite(prey, dice)
  const sound = prey.sounds[dice.below(prey.sounds.length)]
  if (!sound) throw new Error('nothing to change')
  return bring(prey, sound, await mutantOf(sound, dice))
}

/** A parcel as it was made has to be taken; else nothing is said by others being refused. */
export async function checkSound(prey: Prey): Promise<void> {
  for (const sound of prey.sounds) await takeIn(prey, sound, sound.file)
  await prey.reset()
}

async function bring(prey: Prey, sound: Sound, { what, bytes, isSigned }: Mutant): Promise<Hunted> {
  const file = join(prey.world.root, 'changed.parcel')
  writeFileSync(file, bytes)
  const before = contentOf(prey)
  const problems: string[] = []
  const came = await outcomeOf(() => takeIn(prey, sound, file), problems)
  rmSync(file)
  if (came === 'taken') {
    if (!isSigned) problems.push('was taken, though its maker did not sign it')
    if (sound.kind === 'bundle') await checkReceipt(prey, problems)
    await prey.reset()
  } else if (contentOf(prey) !== before) {
    problems.push(`was refused (${came}), and something changed`)
    await prey.reset()
  }
  return { what, came, problems }
}

/** What was taken leaves headquarters able to answer, in a way the site can read. */
async function checkReceipt({ world, site, computer }: Prey, problems: string[]): Promise<void> {
  const { identity, hq_id: id, hq_key: key, hq_name: name } = requireLink(computer.core.read)
  try {
    const { file } = await writeReceipt(world.hq.core, site.hqSiteId, newFolder(world.root))
    const own = computer.core.head()?.siteId ?? ''
    await readReceipt(createReadStream(file), { identities: [identity], site: own, hq: { id, key, name } })
  } catch (error) {
    problems.push(`was taken, and no receipt can be written or read: ${told(error)}`)
  }
}

async function invite(prey: Prey, dice: Dice): Promise<Hunted> {
  const bytes = (dice.chance(0.5) ? changedJson : changedBytes)(prey.invitation, dice)
  const before = contentOf(prey)
  const problems: string[] = []
  const what = 'an invitation'
  // It is not signed: whoever hands it over is believed, so a change may as well be another invitation.
  const came = await outcomeOf(async () => {
    readInvitation(bytes)
    await joinHeadquarters(prey.computer.core, manager, bytes)
  }, problems)
  if (came === 'taken') await prey.reset()
  else if (contentOf(prey) !== before) {
    problems.push(`was refused (${came}), and something changed`)
    await prey.reset()
  }
  return { what, came, problems }
}

async function takeIn({ world, computer }: Prey, { kind }: Sound, file: string): Promise<void> {
  if (kind === 'bundle') await receiveParcel(world.hq.core, file)
  else await takeReceiptFile(computer.core, manager, file)
}

async function outcomeOf(work: () => Promise<void>, problems: string[]): Promise<string> {
  try {
    await work()
    return 'taken'
  } catch (error) {
    if (error instanceof DeskError && error.code.startsWith('sync.')) return error.code
    problems.push(`was refused without a reason for people: ${told(error)}`)
    return 'thrown'
  }
}

const told = (error: unknown): string =>
  error instanceof Error ? (error.stack ?? error.message) : String(error)

/** All that may not change where something is refused. */
function contentOf({ world, computer }: Prey): string {
  const { core } = computer
  const rows = ['hq_link', 'sync_end', 'sync_receipt', 'sync_file'].map(table =>
    core.read.all(`select * from ${table} order by 1`),
  )
  return JSON.stringify([contentOfHeadquarters(world), core.head()?.position, rows])
}
