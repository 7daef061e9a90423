import { z } from 'zod'
import { type Carried as CarriedHomes, mostCarried } from '../../../../main/contract/inspections.ts'
import type { ProfileHandover } from '../../../../main/contract/profile-handover.ts'
import type { useTRPCClient } from '../../../app/api.ts'
import { writing } from '../../../offline/device.ts'
import { isFull } from '../../../offline/room.ts'
import type { OfflineStore } from '../../../offline/store.ts'

/** Raised whenever one of the views changes its shape: what was taken along is fetched anew then. */
const shape = 1
/** A handover lasts days, often without a network at night; what was taken along is cleared then, in milliseconds. */
const lasts = 60 * 3_600_000

const isView = (value: unknown) => typeof value === 'object' && value !== null
const Drawing = z.object({ planId: z.string(), size: z.number(), width: z.number(), height: z.number() })
const Carried = z.object({
  shape: z.literal(shape),
  /** When it was taken along, UTC milliseconds by this device's clock. */
  at: z.number(),
  timeZone: z.string(),
  types: z.array(z.custom<CarriedHomes['types'][number]>(isView)),
  homes: z.array(z.custom<CarriedHomes['homes'][number]>(isView)),
  /** Homes somebody chose by hand, beside those that are planned. */
  chosen: z.array(z.string()),
  reasons: z.array(z.custom<ProfileHandover['reasons'][number]>(isView)),
  /** Drawings that lie on this device, under the id of the drawing. */
  drawings: z.array(Drawing),
})
/** What an inspector takes along: the rooms and items of their homes, what is open there, who may come. */
export type Carried = z.infer<typeof Carried>
export type CarriedHome = Carried['homes'][number]
export type Drawing = z.infer<typeof Drawing>

const name = 'inspections'

/** What was taken along; `old` where it was too old and is gone now. */
export async function readCarried(
  store: OfflineStore,
  staffId: string,
): Promise<Carried | 'old' | undefined> {
  const parsed = Carried.safeParse(await store.kept(staffId, name))
  if (!parsed.success) return undefined
  // A clock that was set meanwhile makes nothing old.
  if (Math.abs(Date.now() - parsed.data.at) < lasts) return parsed.data
  await store.drop(staffId, name)
  return 'old'
}

interface Taking {
  readonly client: ReturnType<typeof useTRPCClient>
  readonly store: OfflineStore
  readonly staffId: string
  /** Homes beside the planned ones. */
  readonly chosen: readonly string[]
  /** Homes that were walked through on this device: what was planned is no longer once it is begun. */
  readonly walked: readonly string[]
  readonly before: Carried | undefined
}

/** Fetches and keeps the homes that are planned for this person, and those chosen by hand. */
export async function takeAlong({
  client,
  store,
  staffId,
  chosen,
  walked,
  before,
}: Taking): Promise<Carried> {
  const [planned, site, profile] = await Promise.all([
    client.inspections.mine.query(),
    client.site.card.query(),
    client.profile.current.query(),
  ])
  const unitIds = [...new Set([...walked, ...chosen, ...planned])].slice(0, mostCarried)
  const { types, homes } =
    unitIds.length === 0 ? { types: [], homes: [] } : await client.inspections.carry.query({ unitIds })
  const drawings: Drawing[] = []
  for (const { plan } of types) {
    const drawing = plan ? await keepDrawing(store, plan, before?.drawings ?? []) : undefined
    if (drawing) drawings.push(drawing)
  }
  const carried: Carried = {
    shape,
    at: Date.now(),
    timeZone: site?.timeZone ?? 'Asia/Shanghai',
    types: [...types],
    homes: [...homes],
    chosen: chosen.filter(id => homes.some(({ unitId }) => unitId === id)),
    reasons: profile.handover.reasons,
    drawings,
  }
  await writing(() => store.keep(staffId, name, carried))
  return carried
}

/** Keeps a drawing on this device; undefined where it cannot be had or has no room: pins are done without then. */
async function keepDrawing(
  store: OfflineStore,
  { id, pictureHash, width, height }: NonNullable<CarriedHomes['types'][number]['plan']>,
  before: readonly Drawing[],
): Promise<Drawing | undefined> {
  const known = before.find(({ planId }) => planId === id)
  if (known && (await store.piece(id, 0))) return known
  const response = await fetch(`/files/${pictureHash}`)
  if (!response.ok) return undefined
  const picture = await response.blob()
  try {
    await store.keepFile(id, picture)
  } catch (cause) {
    if (isFull(cause)) return undefined
    throw cause
  }
  return { planId: id, size: picture.size, width, height }
}
