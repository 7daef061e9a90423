import { type WaterproofPart, waterproofParts, type WorkPart } from '../contract/contractors.ts'
import type { Profile } from '../contract/profile.ts'
import { partOf } from '../contract/profile-warranty.ts'
import {
  type Clock,
  type Cover,
  type ForLeakInput,
  type LeakWarranty,
  partOfEntry,
  type PartWarranty,
  type WarrantyHomeRow,
  type WarrantyStatusInput,
  type WarrantyStatusRow,
} from '../contract/warranty.ts'
import type { ReadDatabase } from '../database/read.ts'
import { deliveriesOf } from '../estate/deliveries.ts'
import { handover } from '../estate/handover.ts'
import { unitAbove } from '../estate/above.ts'
import { survivorOf, unitPlace } from '../estate/queries.ts'
import { unitsStanding } from '../estate/standing.ts'
import { buildingsInOrder } from '../estate/tree.ts'
import { clockOf, standOf, warrantyOf } from './rules.ts'

/** Categories of the shipped profile that stand for a part, by which it says what is owed to owners. */
const categoryOfPart: Readonly<Record<WorkPart, readonly string[]>> = {
  roof: ['leak', 'leak-roof'],
  'wet-room': ['leak', 'leak-bathroom'],
  'outer-wall': ['leak', 'leak-facade'],
  window: ['leak', 'leak-window'],
  basement: ['leak', 'leak-basement'],
  structure: ['structure-crack'],
  plumbing: ['leak', 'leak-pipe'],
  electrical: ['electric'],
  'heating-cooling': ['floor-heating'],
  equipment: ['ventilation'],
  decoration: ['surfaces'],
  'blocked-pipe': ['drain-blocked'],
  'lamp-switch': ['lamp'],
  sanitary: ['sanitary'],
}

/**
 * For how many months a part is owed to an owner, by the profile: null for the design life, undefined where it says
 * nothing of the part.
 */
export const ownerMonthsOf = (profile: Profile, part: WorkPart): number | null | undefined =>
  partOf(profile.warranty, categoryOfPart[part])?.months

interface CoverColumns extends Omit<Cover, 'months'> {
  readonly buildingId: string
  readonly part: WorkPart
  readonly months: number | null
}

/** Contracts that stand, by `<building>/<part>`: of one building, or of all. */
function coversBy(read: ReadDatabase, buildingId: string | null): Map<string, CoverColumns[]> {
  const rows = read.all<CoverColumns>(
    `select w.id as "worksId", w.contractor_id as "contractorId", c.name as "contractorName", w.number,
       w.accepted_on as "acceptedOn", b.value as "buildingId",
       json_extract(p.value, '$.part') as part, json_extract(p.value, '$.months') as months
     from works_contract w join contractor c on c.id=w.contractor_id,
       json_each(w.building_ids) b, json_each(w.parts) p
     where w.removed=0 ${buildingId === null ? '' : 'and b.value=?'}`,
    buildingId === null ? [] : [buildingId],
  )
  return Map.groupBy(rows, row => `${row.buildingId}/${row.part}`)
}

const coverOf = ({
  worksId,
  contractorId,
  contractorName,
  number,
  acceptedOn,
  months,
}: CoverColumns): Cover => ({
  worksId,
  contractorId,
  contractorName,
  number,
  acceptedOn,
  months,
})

const partsIn = (covers: ReadonlyMap<string, readonly CoverColumns[]>, buildingId: string, part: WorkPart) =>
  (covers.get(`${buildingId}/${part}`) ?? []).map(coverOf)

/**
 * Who warrants what leaks, by where the water comes in. For a wet room above, the home whose clock counts is the one
 * above, where the numbers tell which that is.
 *
 * @param today `2026-07-12`
 */
export function warrantyForLeak(
  read: ReadDatabase,
  profile: Profile,
  { unitId, buildingId, entry }: ForLeakInput,
  today: string,
): LeakWarranty {
  const place = unitId === null ? undefined : (unitPlace(read, unitId) ?? survivor(read, unitId))
  const of =
    place && entry === 'wet-room-above'
      ? (unitAbove(read, place.unitId) ?? null)
      : place
        ? { unitId: place.unitId, number: place.number }
        : null
  const part = partOfEntry[entry]
  const building = place?.buildingId ?? buildingId
  if (part === null || building === null) return { warranty: null, ofUnit: null }
  const facts = {
    covers: partsIn(coversBy(read, building), building, part),
    deliveredOn: of === null ? null : handover(read, of.unitId).on,
    ownerMonths: ownerMonthsOf(profile, part),
  }
  return { warranty: warrantyOf(part, facts, today), ofUnit: of }
}

function survivor(read: ReadDatabase, unitId: string) {
  const id = survivorOf(read, unitId)
  return id === undefined ? undefined : unitPlace(read, id)
}

/** Waterproofing of one home, part by part. @param today `2026-07-12` */
export function warrantyOfUnit(
  read: ReadDatabase,
  profile: Profile,
  unitId: string,
  today: string,
): PartWarranty[] {
  const place = unitPlace(read, unitId)
  if (!place) return []
  const covers = coversBy(read, place.buildingId)
  const deliveredOn = handover(read, unitId).on
  return waterproofParts.map(part => {
    const facts = { covers: partsIn(covers, place.buildingId, part), deliveredOn }
    return warrantyOf(part, { ...facts, ownerMonths: ownerMonthsOf(profile, part) }, today)
  })
}

/** Who warrants a part of a home; null where no contract covers it. @param today `2026-07-12` */
export function warrantorOf(read: ReadDatabase, unitId: string, part: WorkPart, today: string): Cover | null {
  const place = unitPlace(read, unitId)
  if (!place) return null
  const covers = partsIn(coversBy(read, place.buildingId), place.buildingId, part)
  return warrantyOf(part, { covers, deliveredOn: null, ownerMonths: undefined }, today).cover
}

/** What the homes of a building come to for one part. */
function homesOf(read: ReadDatabase, buildingId: string) {
  const days = new Map<string, number>()
  let undelivered = 0
  for (const { on } of deliveriesOf(read, buildingId).values())
    if (on === null) undelivered += 1
    else days.set(on, (days.get(on) ?? 0) + 1)
  return { days, undelivered }
}

/** Waterproofing of every building, part by part: who owes it until when. @param today `2026-07-12` */
export function warrantyStatus(
  read: ReadDatabase,
  profile: Profile,
  { buildingId, part: wanted, stand: only }: WarrantyStatusInput,
  today: string,
): WarrantyStatusRow[] {
  const covers = coversBy(read, buildingId ?? null)
  const rows: WarrantyStatusRow[] = []
  for (const { id, path } of buildingsInOrder(read)) {
    if (buildingId !== undefined && id !== buildingId) continue
    const { days, undelivered } = homesOf(read, id)
    for (const part of waterproofParts) {
      if (wanted !== undefined && part !== wanted) continue
      const ownerMonths = ownerMonthsOf(profile, part)
      const facts = { covers: partsIn(covers, id, part), deliveredOn: null, ownerMonths }
      const { cover, others, contractor, missing } = warrantyOf(part, facts, today)
      const clocks = [...days].map(([day, homes]) => ({
        homes,
        ...(ownerMonths === undefined ? noClock : clockOf(day, ownerMonths, today)),
      }))
      const owed = clocks.filter(clock => clock.owed === true).reduce((sum, { homes }) => sum + homes, 0)
      const known = ownerMonths !== undefined && (clocks.length > 0 || undelivered === 0)
      const anyOwed = owed > 0 ? true : undelivered > 0 || !known ? null : false
      const stand = standOf(contractor.owed, anyOwed)
      if (only !== undefined && stand !== only) continue
      rows.push({
        id: `${id}/${part}`,
        buildingId: id,
        buildingName: path.at(-1) ?? '',
        part,
        cover,
        others: others.length,
        contractor,
        stand,
        homes: clocks.reduce((sum, { homes }) => sum + homes, undelivered),
        owed,
        undelivered,
        ownersUntil:
          clocks
            .flatMap(({ until }) => until ?? [])
            .sort()
            .at(-1) ?? null,
        missing: [
          ...missing.filter(gap => gap !== 'delivery'),
          ...(undelivered > 0 ? (['delivery'] as const) : []),
        ],
      })
    }
  }
  return rows
}

const noClock: Clock = { from: null, until: null, owed: null }

/** The homes of one part of a building with our clock towards each owner, from the ground up. */
export function warrantyHomes(
  read: ReadDatabase,
  profile: Profile,
  { buildingId, part }: { readonly buildingId: string; readonly part: WaterproofPart },
  today: string,
): WarrantyHomeRow[] {
  const deliveries = deliveriesOf(read, buildingId)
  const ownerMonths = ownerMonthsOf(profile, part)
  const covers = partsIn(coversBy(read, buildingId), buildingId, part)
  return unitsStanding(read, buildingId).flatMap(({ id, number }) => {
    const delivered = deliveries.get(id)
    if (!delivered) return []
    const { owner, oursAlone } = warrantyOf(part, { covers, deliveredOn: delivered.on, ownerMonths }, today)
    return [{ unitId: id, number, owner, assumed: delivered.assumed, oursAlone }]
  })
}
