import type { WorkPart } from '../contract/contractors.ts'
import { monthsBehind } from '../contract/profile-warranty.ts'
import type { Clock, Cover, PartWarranty, WarrantyGap, WarrantyStand } from '../contract/warranty.ts'

/** A term that runs from a day; `months` null is the design life, which runs out for nobody now alive. */
export function clockOf(from: string | null, months: number | null, today: string): Clock {
  if (from === null) return { from, until: null, owed: null }
  if (months === null) return { from, until: null, owed: true }
  const until = monthsBehind(from, months)
  return { from, until, owed: today < until }
}

const unknown: Clock = { from: null, until: null, owed: null }

/** What decides who owes a part. */
export interface WarrantyFacts {
  /** Contracts of works that name the part of the building. */
  readonly covers: readonly Cover[]
  /** The day the home was handed over; null where it was not, or nobody knows. */
  readonly deliveredOn: string | null
  /** What the profile promises owners; undefined where it says nothing of the part. */
  readonly ownerMonths: number | null | undefined
}

/**
 * Who owes the repair of a part, and until when. Two clocks (建设工程质量管理条例, article 40; 商品房销售管理办法,
 * article 33): the contractor's runs from completion acceptance, ours towards the owner from delivery. Of several
 * contracts for the part the one counts that warrants it longest; where that one is over, another without a day of
 * acceptance leaves it open whether somebody still owes it.
 *
 * @param today `2026-07-12`
 */
export function warrantyOf(part: WorkPart, facts: WarrantyFacts, today: string): PartWarranty {
  const { covers, deliveredOn, ownerMonths } = facts
  const ordered = [...covers].sort(
    (one, other) => lasts(other).localeCompare(lasts(one)) || (one.worksId < other.worksId ? -1 : 1),
  )
  const [cover = null, ...others] = ordered
  const longest = cover ? clockOf(cover.acceptedOn, cover.months, today) : unknown
  const undated = ordered.some(({ acceptedOn }) => acceptedOn === null)
  const contractor = longest.owed === false && undated ? { ...longest, owed: null } : longest
  const owner = ownerMonths === undefined ? unknown : clockOf(deliveredOn, ownerMonths, today)
  const missing: WarrantyGap[] = []
  if (!cover) missing.push('contract')
  else if (contractor.owed === null) missing.push('acceptance')
  if (ownerMonths === undefined) missing.push('term')
  else if (deliveredOn === null) missing.push('delivery')
  return {
    part,
    cover,
    others,
    contractor,
    owner,
    oursAlone: owner.owed === true && contractor.owed === false,
    missing,
  }
}

/** Something that sorts contracts by how long they warrant: those without a day first. */
function lasts({ acceptedOn, months }: Cover): string {
  if (acceptedOn === null) return ''
  return months === null ? '9999' : monthsBehind(acceptedOn, months)
}

/** In one word; `owed` is whether we owe it to the owner, or to any of the owners. */
export function standOf(contractor: boolean | null, owed: boolean | null): WarrantyStand {
  if (contractor === null) return 'unknown'
  if (contractor) return 'contractor'
  return owed === null ? 'unknown' : owed ? 'ours-alone' : 'nobody'
}
