import { join } from 'node:path'
import { z } from 'zod'
import { readSmallFile, writeFileAtomically } from '../archive/disk.ts'
import { nodeDisk } from '../archive/node-disk.ts'
import { LogPlace, type StandbyContact, StandbyTrouble } from '../contract/standby.ts'
import type { DeskCore } from '../desk/core.ts'
import { findDevice } from '../station/queries.ts'
import { silentAfter } from './rules.ts'

/** A standby as it told of itself last. */
const KnownStandby = z.object({
  deviceId: z.string().max(60),
  /** The desk's clock, UTC milliseconds. */
  heardAt: z.int(),
  /** By the desk's clock: until then its copy holds all there is; null before its first. */
  freshAt: z.int().nullable(),
  copy: LogPlace.extend({ at: z.int() }).nullable(),
  trouble: StandbyTrouble.nullable(),
  /** Newest migration that its program knows. */
  schema: z.string().max(80),
  /** Its network address, where it may be asked; empty where none is known. */
  address: z.string().max(100).default(''),
})
export type KnownStandby = z.output<typeof KnownStandby>

/**
 * `standby-known.json` of the data folder: which standbys this very computer was heard by. No backup carries it, as
 * a desk that goes on elsewhere has none of them.
 */
const KnownFile = z.object({ standbys: z.array(KnownStandby).max(50) })

const largestFile = 262_144
const pathOf = (core: DeskCore) => join(core.dataFolder, 'standby-known.json')
const random = (size: number) => crypto.getRandomValues(new Uint8Array(size))

const known = new WeakMap<DeskCore, Promise<Map<string, KnownStandby>>>()

/** Standbys that were heard of, by device. */
export function knownStandbys(core: DeskCore): Promise<Map<string, KnownStandby>> {
  const there = known.get(core)
  if (there) return there
  const read = readKnown(core)
  known.set(core, read)
  return read
}

/** Standbys that said something since this desk was opened. */
const heard = new WeakMap<DeskCore, Set<string>>()

/** Those in use that were heard of in former days and said nothing since this desk was opened, or for a while now. */
export async function standbysToHear(core: DeskCore): Promise<KnownStandby[]> {
  const now = core.environment.now()
  return [...(await knownStandbys(core)).values()].filter(
    ({ deviceId, heardAt }) =>
      findDevice(core.read, deviceId)?.revoked_at === null &&
      !(heard.get(core)?.has(deviceId) && Math.abs(now - heardAt) <= silentAfter),
  )
}

async function readKnown(core: DeskCore): Promise<Map<string, KnownStandby>> {
  try {
    const bytes = await readSmallFile(nodeDisk, pathOf(core), largestFile)
    const { standbys } = KnownFile.parse(bytes ? JSON.parse(bytes.toString()) : { standbys: [] })
    return new Map(standbys.map(standby => [standby.deviceId, standby]))
  } catch {
    // What they say next is as good.
    return new Map()
  }
}

/** Notes what a standby said; written down when its copy changed, so that a contact costs no write. */
export async function noteContact(
  core: DeskCore,
  { deviceId, address }: { readonly deviceId: string; readonly address: string },
  contact: StandbyContact,
): Promise<void> {
  const all = await knownStandbys(core)
  const before = all.get(deviceId)
  heard.set(core, (heard.get(core) ?? new Set()).add(deviceId))
  const head = core.head()
  const heardAt = core.environment.now()
  const { copy, trouble, schema } = contact
  const holdsAll = copy !== null && copy.incarnation === head?.incarnation && copy.sequence === head.sequence
  const freshAt = holdsAll ? heardAt : copy ? Math.max(copy.at, before?.freshAt ?? copy.at) : null
  all.set(deviceId, { deviceId, heardAt, freshAt, copy, trouble, schema, address })
  const isSame =
    before?.copy?.at === copy?.at && before?.trouble?.code === trouble?.code && before?.address === address
  if (isSame) return
  await writeKnown(core, all)
}

async function writeKnown(core: DeskCore, all: ReadonlyMap<string, KnownStandby>): Promise<void> {
  const bytes = Buffer.from(`${JSON.stringify({ standbys: [...all.values()] })}\n`)
  await writeFileAtomically(nodeDisk, random, pathOf(core), bytes)
}
