import { z } from 'zod'
import { DeskError } from '../contract/errors.ts'
import type { DeskCore } from '../desk/core.ts'
import type { Desk } from '../desk/desk.ts'
import { storedAuthority } from '../station/authority-store.ts'
import { stationSetting } from '../station/setting.ts'
import type { Connector } from './connector.ts'
import { standbysToHear } from './known.ts'
import { createLink, type StandbyLink } from './link.ts'
import {
  type Claim,
  claimOf,
  decides,
  goesOn,
  hostsOf,
  isProven,
  meet,
  proven,
  ProvenClaim,
} from './meeting.ts'
import { inUrl } from '../station/names.ts'
import { findDevice } from '../station/queries.ts'
import { type Learned, lineageOf, proofOf, Replacement } from './replaced.ts'
import { readTookOver, writeTookOver } from './took-over.ts'

/** What a desk answers another one of its data. */
export const Met = z.discriminatedUnion('state', [
  /** It is the same desk, or one that came after. */
  z.object({ state: z.literal('own') }),
  /** It stops, and lets nobody in from now on. */
  z.object({ state: z.literal('told') }),
  /** Both went on from the same copy, and the one that asked stops. */
  z.object({ state: z.literal('yours'), claim: ProvenClaim }),
  /** Both went on from the same copy, and the one that asked decides. */
  z.object({ state: z.literal('decide'), claim: ProvenClaim }),
])
export type Met = z.output<typeof Met>

const Lineage = z.object({ lineage: z.array(Replacement).max(50), proof: z.string().max(100) })

/**
 * A desk that knows is told again now and then: it may have been brought back from an old copy since. At once where
 * this one moved, so that it sends devices to the right place.
 */
const tellAgainAfter = 5 * 60_000
const lastTold = new WeakMap<DeskCore, { readonly at: number; readonly hosts: string }>()

/**
 * What a desk in use does about others of its data: where it took over, it tells the desk whose place it took; where
 * it has standbys that are silent, it asks at their addresses whether one of them took over.
 */
export async function lookForOthers(
  desk: Pick<Desk, 'standby'>,
  core: DeskCore,
  connector: Connector,
): Promise<void> {
  const found = (await tellReplaced(core, connector)) ?? (await askSilent(core, connector))
  if (found) await desk.standby.noteReplaced(found)
}

/** Whether this desk took the place of one that does not know it yet. */
export async function hasToTell(core: DeskCore): Promise<boolean> {
  const tookOver = await readTookOver(core.dataFolder)
  return tookOver !== undefined && tookOver.toldAt === null
}

/** Tells the other desk. Whoever is not there is told another time. Answers what this desk learns by it. */
async function tellReplaced(core: DeskCore, connector: Connector): Promise<Learned | undefined> {
  const tookOver = await readTookOver(core.dataFolder)
  if (!tookOver) return undefined
  const now = core.environment.now()
  const before = lastTold.get(core)
  const last = before?.at ?? tookOver.toldAt
  const hosts = hostsOf(core).join()
  const isKnown = before === undefined || before.hosts === hosts
  if (last !== null && isKnown && Math.abs(now - last) < tellAgainAfter) return undefined
  const claim = claimOf(core.read, tookOver.incarnation)
  if (!claim) return undefined
  try {
    const link = createLink(connector.sendTo(tookOver))
    const { told, stops } = await tell(core, link, claim, tookOver.name)
    if (told) lastTold.set(core, { at: now, hosts })
    if (told && tookOver.toldAt === null) await writeTookOver(core.dataFolder, { ...tookOver, toldAt: now })
    return stops
  } catch (error) {
    if (!(error instanceof DeskError)) throw error
    return undefined
  }
}

/** Tells a desk how this one went on. `stops` is the one that this desk makes way for. */
async function tell(
  core: DeskCore,
  link: StandbyLink,
  claim: Claim,
  name: string | null,
): Promise<{ readonly told: boolean; readonly stops?: Learned }> {
  const met = await link.call('standby.replaced', proven(core, claim, name), Met)
  // It was brought back from a stick of this desk, as it seems, or is this desk.
  if (met.state === 'own') {
    const stops = (await lineageFrom(core, link)).find(other => meet(core.read, other).is === 'after')
    return stops ? { told: false, stops } : { told: false }
  }
  if (met.state === 'told') return { told: true }
  const { proof: _, ...other } = met.claim
  if (!isProven(core, met.claim)) return { told: false }
  if (met.state === 'yours' ? decides(other, claim) : goesOn(other, claim))
    return { told: true, stops: other }
  if (met.state === 'yours' || claim.final) return { told: false }
  return await tell(core, link, { ...claim, final: true }, name)
}

/** The replacement that a silent standby tells of; undefined where none can be reached, or none took over. */
export async function askSilent(core: DeskCore, connector: Connector): Promise<Learned | undefined> {
  const authority = storedAuthority(core.read)?.certificate
  if (authority === undefined) return undefined
  const { port } = stationSetting(core.read, core.machine)
  for (const { address, deviceId } of await standbysToHear(core)) {
    if (address === '') continue
    const hosts = [`${inUrl(address)}:${port}`]
    try {
      const link = createLink(connector.sendTo({ hosts, authority, token: null }))
      const found = await askOne(core, link)
      const by = { name: findDevice(core.read, deviceId)?.name ?? null, hosts }
      if (found) return { by, ...found }
    } catch (error) {
      if (!(error instanceof DeskError)) throw error
    }
  }
  return undefined
}

/** How another desk went on, the latest first; nothing where it does not prove that it holds the same data. */
async function lineageFrom(core: DeskCore, link: StandbyLink): Promise<Replacement[]> {
  const nonce = Buffer.from(core.environment.randomBytes(16)).toString('base64url')
  const asked = { nonce, proof: proofOf(core, `ask\n${nonce}`) }
  const { lineage, proof } = await link.call('standby.lineage', asked, Lineage)
  return proof === proofOf(core, `answer\n${nonce}\n${JSON.stringify(lineage)}`) ? lineage : []
}

/**
 * Makes sure that another desk is the one that took this one's place, or one that came after it. Errors: those of the
 * link, `standby.notTookOver`.
 */
export async function requireTookOver(
  core: DeskCore,
  link: StandbyLink,
  replaced: Replacement,
): Promise<void> {
  // A desk of other data says no more than that it does not know who asks.
  const lineage = await lineageFrom(core, link).catch((error: unknown) => {
    if (error instanceof DeskError && error.code === 'standby.refused') return []
    throw error
  })
  if (!lineage.some(({ incarnation }) => incarnation === replaced.incarnation))
    throw new DeskError('standby.notTookOver')
}

/** What another desk says of how it went on; the one this desk makes way for. */
async function askOne(core: DeskCore, link: StandbyLink): Promise<Learned | undefined> {
  const lineage = await lineageFrom(core, link)
  // The oldest first: where the two parted.
  for (const other of lineage.toReversed()) {
    const meeting = meet(core.read, other)
    if (meeting.is === 'after') return other
    if (meeting.is === 'sibling') return (await tell(core, link, meeting.own, null)).stops
  }
  return undefined
}

/** What a desk answers another one of its data that says how it went on. */
export async function answerClaim(desk: Desk, core: DeskCore, shown: ProvenClaim): Promise<Met> {
  if (!isProven(core, shown)) throw new DeskError('standby.proofWrong')
  const { proof: _, ...claim } = shown
  const meeting = meet(core.read, claim)
  if (meeting.is === 'stranger') throw new DeskError('standby.proofWrong')
  if (meeting.is === 'own') return { state: 'own' }
  if (meeting.is === 'sibling') {
    const { own } = meeting
    const mayDecide = decides(own, claim)
    if (mayDecide && goesOn(own, claim)) return { state: 'yours', claim: proven(core, own, null) }
    if (!mayDecide && !claim.final) return { state: 'decide', claim: proven(core, own, null) }
  }
  await desk.standby.noteReplaced(claim)
  return { state: 'told' }
}

/** What a desk answers another one of its data that asks. */
export const answerLineage = (core: DeskCore, nonce: string): z.output<typeof Lineage> => {
  const lineage = lineageOf(core.read)
  return { lineage, proof: proofOf(core, `answer\n${nonce}\n${JSON.stringify(lineage)}`) }
}
