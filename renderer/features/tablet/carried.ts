import { z } from 'zod'
import type { CareReason } from '../../../main/contract/callback-views.ts'
import type { Profile } from '../../../main/contract/profile.ts'
import type { PreparationSheet } from '../../../main/contract/visits.ts'
import type { useTRPCClient } from '../../app/api.ts'
import type { OfflineStore } from '../../offline/store.ts'

/** Raised whenever one of the views changes its shape: what was taken along is fetched anew then. */
const shape = 1
/** What was taken along is cleared after a day and a half, in milliseconds: a tablet lies about. */
const lasts = 36 * 3_600_000
/** One person visits fewer homes a day. */
const mostVisits = 40

const isView = (value: unknown) => typeof value === 'object' && value !== null
const Carried = z.object({
  shape: z.literal(shape),
  /** When it was taken along, UTC milliseconds by this device's clock. */
  at: z.number(),
  timeZone: z.string(),
  sheets: z.array(z.custom<PreparationSheet>(isView)),
  reasons: z.array(z.custom<CareReason>(isView)),
  profile: z.custom<Profile>(isView),
})

/** What a visitor takes along: what the preparation sheets of their visits hold, nothing more. */
export type Carried = z.infer<typeof Carried>

const name = 'carried'

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

/** Fetches and keeps the visits to be made today, and those planned for this person without a time. */
export async function takeAlong(
  client: ReturnType<typeof useTRPCClient>,
  store: OfflineStore,
  staffId: string,
): Promise<Carried> {
  const [due, planned, site, profile] = await Promise.all([
    client.visits.open.query({ due: 'today', visitor: staffId }),
    client.visits.open.query({ visitor: staffId }),
    client.site.card.query(),
    client.profile.current.query(),
  ])
  const ids = new Set([
    ...due.map(({ id }) => id),
    ...planned
      .filter(({ appointmentAt, visitor }) => appointmentAt === null && visitor === staffId)
      .map(({ id }) => id),
  ])
  const visitIds = [...ids].slice(0, mostVisits)
  const some = visitIds.length > 0
  const [sheets, reasons] = await Promise.all([
    some ? client.visits.preparation.query({ visitIds }) : [],
    some ? client.callbacks.careReasons.query({ visitIds }) : [],
  ])
  const timeZone = site?.timeZone ?? 'Asia/Shanghai'
  const carried: Carried = { shape, at: Date.now(), timeZone, sheets, reasons, profile }
  await store.keep(staffId, name, carried)
  return carried
}
