import { copyFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { type BundleContent, smallestParcel } from '../../main/contract/sync.ts'
import { revokeKey } from '../../main/hq/commands.ts'
import { systemActor } from '../../main/desk/core.ts'
import { receiveParcel } from '../../main/hq/receive.ts'
import { writeReceipt } from '../../main/hq/receipt.ts'
import { exportBundle } from '../../main/sync/bundle.ts'
import { takeReceiptFile } from '../../main/sync/take-receipt.ts'
import {
  type Computer,
  copyFolder,
  doing,
  manager,
  newFolder,
  openComputer,
  replaceFolder,
  rest,
} from './computers.ts'
import { checkAcknowledged, contentOfHeadquarters } from './checks.ts'
import { photograph, work } from './steps.ts'
import { codeOf, invite, type Mail, type Site, type World } from './world.ts'

/** A parcel that is whole and of a site may be refused for these reasons, and no others. */
const refusals: ReadonlySet<string> = new Set([
  // A headquarters from an old backup may not know the site yet, or not its key.
  'sync.unknownSite',
  'sync.keyRevoked',
  'sync.invitationUsed',
  'sync.invitationExpired',
])

const day = 86_400_000
type Event = (world: World) => Promise<string>

const pick = <Item>(world: World, items: readonly Item[]): Item | undefined =>
  items[world.dice.below(items.length)]

function someComputer(world: World): { readonly site: Site; readonly computer: Computer } {
  const site = pick(world, world.sites)
  const computer = site && pick(world, site.computers)
  if (!site || !computer) throw new Error('a world without sites')
  return { site, computer }
}

/** When a computer is killed in the middle: mostly not. */
const maybeKill = ({ dice, sites }: World, within: number): number | undefined =>
  dice.chance(sites.length > 9 ? 0.02 : 0.12) ? 1 + dice.below(within) : undefined

/** Has a computer write a bundle; what was written is on its way, also where it was killed then. */
export async function send(
  world: World,
  site: Site,
  computer: Computer,
  content: BundleContent,
  killAt?: number,
) {
  const to = newFolder(world.root)
  let files: readonly string[] = []
  try {
    await doing(world.nature, computer, world.root, killAt, async core => {
      const written = await exportBundle(
        Object.assign(Object.create(core), {
          jobs: {
            ...core.jobs,
            // Parcels lie there before the desk notes that they do.
            run: async (...asked: Parameters<typeof core.jobs.run>) => {
              const done = (await core.jobs.run(...asked)) as { readonly files: readonly string[] }
              files = done.files
              return done
            },
          },
        }),
        manager,
        { content, to, parcelBytes: smallestParcel },
      )
      files = written.files
    })
  } catch (error) {
    const code = codeOf(error)
    if (code !== 'sync.nothingToSend') world.problems.push(`${site.code} could not write a bundle: ${code}`)
    return 'nothing'
  }
  for (const file of files) world.mail.push({ kind: 'parcel', site, file, era: 0 })
  return `${files.length} parcels`
}

/** Brings a parcel to headquarters. @returns what became of it */
export async function bring(world: World, { site, file }: Mail, killAt?: number): Promise<string> {
  try {
    const done = await doing(world.nature, world.hq, world.root, killAt, core => receiveParcel(core, file))
    if (done === 'killed') {
      for (const one of world.sites) checkAcknowledged(world, one)
      return 'killed'
    }
    const { applied, duplicates, heldBack, forks, waits } = done.result
    if (!waits) site.taken.push(file)
    return `applied ${applied}, known ${duplicates}, held ${heldBack}, forks ${forks.length}${waits ? ', waits' : ''}`
  } catch (error) {
    const code = codeOf(error)
    if (!refusals.has(code)) world.problems.push(`a sound parcel of ${site.code} was refused: ${code}`)
    return code
  }
}

/** Headquarters writes a receipt; a site it does not know any more gets none. */
export async function answer(world: World, site: Site, killAt?: number): Promise<Mail | undefined> {
  const folder = newFolder(world.root)
  try {
    const done = await doing(world.nature, world.hq, world.root, killAt, core =>
      writeReceipt(core, site.hqSiteId, folder),
    )
    if (done === 'killed') return undefined
    return { kind: 'receipt', site, file: done.result.file, era: world.era }
  } catch (error) {
    const code = codeOf(error)
    if (code !== 'hq.siteUnknown') world.problems.push(`no receipt for ${site.code}: ${code}`)
    return undefined
  }
}

/** Brings a receipt to one computer of its site. */
export async function tell(world: World, { site, file, era }: Mail, computer: Computer, killAt?: number) {
  try {
    const done = await doing(world.nature, computer, world.root, killAt, core =>
      takeReceiptFile(core, manager, file),
    )
    if (done === 'killed') return 'killed'
    site.told.set(computer, era)
    checkAcknowledged(world, site)
    return `receipt ${done.result.number}${done.result.newIncarnation ? ', a new incarnation' : ''}`
  } catch (error) {
    const code = codeOf(error)
    if (code !== 'sync.oldReceipt')
      world.problems.push(`a sound receipt was refused at ${site.code}: ${code}`)
    return code
  }
}

const contents = ['everything', 'everything', 'everything', 'text', 'figures'] as const

const worksAWhile: Event = async world => {
  const { site, computer } = someComputer(world)
  await work(world, computer, 1 + world.dice.below(5))
  if (world.dice.chance(0.2)) await photograph(world, computer, world.dice.chance(0.05) ? 2.5 * 2 ** 20 : 400)
  return `${site.code} works`
}

const sends: Event = async world => {
  const { site, computer } = someComputer(world)
  const content = pick(world, contents) ?? 'everything'
  return `${site.code} sends ${content}: ${await send(world, site, computer, content, maybeKill(world, 12))}`
}

/** Any of what is on its way arrives, whatever was sent first; some of it will come once more. */
const arrives: Event = async world => {
  const at = world.dice.below(world.mail.length)
  const mail = world.mail[at]
  if (!mail) return sends(world)
  if (!world.dice.chance(0.25)) world.mail.splice(at, 1)
  if (mail.kind === 'parcel')
    return `${mail.site.code}'s parcel: ${await bring(world, mail, maybeKill(world, 60))}`
  const computer = pick(world, mail.site.computers)
  if (!computer) return 'nobody takes it'
  return `${mail.site.code} takes ${await tell(world, mail, computer, maybeKill(world, 8))}`
}

const isLost: Event = async world => {
  const [mail] = world.mail.splice(world.dice.below(world.mail.length), 1)
  return mail ? `a ${mail.kind} of ${mail.site.code} is lost` : 'nothing is on its way'
}

const answers: Event = async world => {
  const site = pick(world, world.sites)
  const receipt = site && (await answer(world, site, maybeKill(world, 30)))
  if (receipt) world.mail.push(receipt)
  return `headquarters answers ${site?.code}${receipt ? '' : ': nothing'}`
}

/** Something arrives that is not as it was sent: it is refused, and nothing is changed. */
const arrivesDamaged: Event = async world => {
  const mail = pick(world, world.mail)
  if (!mail) return 'nothing is on its way'
  const bytes = readFileSync(mail.file)
  const at = world.dice.below(bytes.length)
  const damaged = world.dice.chance(0.5) ? bytes.subarray(0, at) : Buffer.from(bytes)
  if (damaged.length === bytes.length) damaged[at] = (damaged[at] ?? 0) ^ (1 << world.dice.below(8))
  const file = join(world.root, `damaged-${basename(mail.file)}`)
  writeFileSync(file, damaged)
  const before = contentOfHeadquarters(world)
  let code = 'taken'
  try {
    if (mail.kind === 'parcel') await receiveParcel(world.hq.core, file)
    else await takeReceiptFile((mail.site.computers[0] ?? world.hq).core, manager, file)
  } catch (error) {
    code = codeOf(error)
  }
  rmSync(file)
  if (!/^sync\.(?:damaged|notAParcel|notForUs)$/.test(code))
    world.problems.push(`a damaged ${mail.kind} of ${mail.site.code} was ${code}`)
  if (contentOfHeadquarters(world) !== before) world.problems.push('a damaged parcel changed headquarters')
  return `a ${mail.kind} of ${mail.site.code} arrives damaged: ${code}`
}

const timePasses: Event = async world => {
  world.nature.now += world.dice.chance(0.2) ? 60 * day : world.dice.below(3 * day)
  return 'time passes'
}

const clockJumps: Event = async world => {
  const { site, computer } = someComputer(world)
  computer.skew = world.dice.chance(0.4) ? 0 : (world.dice.below(4_000) - 2_000) * day
  return `the clock of ${site.code} jumps`
}

const isBackedUp: Event = async world => {
  const isHq = world.dice.chance(0.3)
  const { site, computer } = isHq ? { site: undefined, computer: world.hq } : someComputer(world)
  const folder = newFolder(world.root)
  await rest(computer)
  copyFolder(computer.folder, folder)
  world.backups.push({ of: computer, site, folder })
  return `${site?.code ?? 'headquarters'} is backed up`
}

/** An older copy takes the place of what is there. With the head file of today it is noticed, with its own it is not. */
const comesBack: Event = async world => {
  const backup = pick(world, world.backups)
  if (!backup || (backup.site && !backup.site.computers.includes(backup.of))) return 'nothing to put back'
  const noticed = world.dice.chance(0.4)
  const folder = newFolder(world.root)
  copyFolder(backup.folder, folder)
  const { of, site } = backup
  await rest(of)
  const head = join(of.folder, 'head.json')
  if (noticed && existsSync(head)) copyFileSync(head, join(folder, 'head.json'))
  await replaceFolder(world.nature, of, folder)
  if (site) {
    site.isSplit = true
    site.told.delete(of)
  } else {
    world.era += 1
    for (const one of world.sites) one.taken = []
  }
  return `${site?.code ?? 'headquarters'} comes back from a backup${noticed ? ' and notices' : ''}`
}

const isCloned: Event = async world => {
  const { site, computer } = someComputer(world)
  if (site.computers.length > 1) return `${site.code} has a second computer already`
  const noticed = world.dice.chance(0.3)
  const folder = newFolder(world.root)
  await rest(computer)
  copyFolder(computer.folder, folder)
  const name = noticed ? `${computer.name}'` : computer.name
  const clone = await openComputer(world.nature, name, folder)
  site.computers.push(clone)
  site.isSplit = true
  return `${site.code} is cloned${noticed ? ' and notices' : ''}`
}

const keyIsRevoked: Event = async world => {
  const { site, computer } = someComputer(world)
  const key = world.hq.core.read.get<{ id: string }>(
    'select id from hq_key where hq_site_id=? and revoked_at is null',
    [site.hqSiteId],
  )
  if (!key) return `${site.code} has no key`
  await world.hq.core.execute(revokeKey, { actor: systemActor, input: { fingerprint: key.id } })
  if (world.dice.chance(0.5)) return `the key of ${site.code} is revoked`
  return `the key of ${site.code} is revoked, and it is invited anew: ${await inviteAnew(world, site, computer)}`
}

/** Invites a site once more; one whose clock is years ahead will not join. */
export async function inviteAnew(world: World, site: Site, computer: Computer): Promise<string> {
  try {
    await invite(world.hq, computer, site.code)
    return 'joined'
  } catch (error) {
    const code = codeOf(error)
    if (code !== 'sync.invitationExpired') world.problems.push(`${site.code} could not join: ${code}`)
    return code
  }
}

/** What can happen, and how often. */
const events: readonly (readonly [weight: number, event: Event])[] = [
  [20, worksAWhile],
  [20, sends],
  [30, arrives],
  [14, answers],
  [5, isLost],
  [3, arrivesDamaged],
  [4, timePasses],
  [2, clockJumps],
  [5, isBackedUp],
  [6, comesBack],
  [2, isCloned],
  [1, keyIsRevoked],
]
const weights = events.reduce((sum, [weight]) => sum + weight, 0)

/** Something happens. */
export async function happen(world: World): Promise<void> {
  let left = world.dice.below(weights)
  const found = events.find(([weight]) => (left -= weight) < 0)
  if (found) world.trace.push(await found[1](world))
}
