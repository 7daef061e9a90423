import { signContract } from '../contracts/commands.ts'
import { fileDocument, waiveDocument } from '../documents/commands.ts'
import { takeScan } from '../documents/inbox-commands.ts'
import { loadProfile } from '../profiles/profiles.ts'
import { dayStamp } from '../site/time.ts'
import type { DemoStaff } from './case-life.ts'
import type { PlannedUnit } from './estate-plan.ts'
import * as words from './papers-words.ts'
import type { Household } from './people-plan.ts'
import type { Chance } from './random.ts'
import { day, type DemoStep, hour, minute } from './step.ts'

/** A drawn page or a bundle of them that lies in the archive already. */
export interface StoredPage {
  readonly name: string
  readonly hash: string
  readonly size: number
  readonly mediaType: string
  readonly pages: number
}

export interface StoredPapers {
  /** Single pages that stand for scanned papers. */
  readonly pages: readonly StoredPage[]
  /** Several papers that were scanned in one go. */
  readonly bundle: StoredPage
  /** Single pages that nobody has filed yet. */
  readonly waiting: readonly StoredPage[]
}

/** What the files of homes are made of. */
export interface Files {
  readonly staff: DemoStaff
  readonly from: number
  readonly now: number
  readonly timeZone: string
  readonly units: readonly PlannedUnit[]
  readonly households: readonly Household[]
  /** Without them papers have no scans, and nothing waits in the inbox. */
  readonly papers: StoredPapers | undefined
}

/** Homes of these buildings have papers; the others show what an empty file looks like. */
const filed: ReadonlySet<string> = new Set(['1', '2'])
/** What the file of some homes does not need. */
const waived = 'move-in-notice'
/** Homes of these have contracts. */
const signed: ReadonlySet<string> = new Set(['1', '2', '3'])

const dwellings = ({ households }: Files, buildings: ReadonlySet<string>) =>
  households.filter(
    ({ unit, people }) => unit.kind === 'dwelling' && buildings.has(unit.building) && people.length > 0,
  )

/** Contracts as sales handed them over, and some homes sold since that are still to be handed over. */
export function planContracts(chance: Chance, files: Files): DemoStep[] {
  const { staff, from, now, timeZone, units } = files
  const sign = (at: number, household: Household, unit: PlannedUnit, days: object) => {
    const buyers = household.people.slice(0, 1).map(({ id }) => id)
    const price = chance.between(1_200, 3_400) * 100_000
    const owing = chance.happens(0.08)
    const input = {
      contractId: chance.id(at),
      unitId: unit.id,
      buyers,
      terms: {
        number: `CH-${unit.number}`,
        price,
        due: price,
        paid: owing ? Math.round(price * 0.7) : price,
        paymentMethod: chance.pick(words.paymentMethods),
        penaltyRate: 100,
        ...days,
      },
      words: {
        penaltyText: words.penaltyClause,
        requests: chance.happens(0.08) ? chance.pick(words.contractRequests) : null,
        commitments: chance.happens(0.05) ? chance.pick(words.contractCommitments) : null,
      },
    }
    return { at, staffId: staff.specialist, name: signContract.name, input }
  }
  const stamp = (at: number) => dayStamp(at, timeZone)
  const at = from + 20 * hour
  const old = dwellings(files, signed).map((household, index) => {
    // Handed over by the promised day: the day since which they are owners.
    const owned = Date.parse(`${household.ownedFrom}T04:00:00Z`)
    const days = {
      signedOn: stamp(owned - chance.between(300, 700) * day),
      promisedOn: stamp(owned - chance.between(0, 12) * day),
    }
    return sign(at + index * minute, household, household.unit, days)
  })
  const owned = new Set(files.households.map(({ unit }) => unit.id))
  const free = units.filter(unit => unit.kind === 'dwelling' && !owned.has(unit.id)).slice(0, 12)
  const recent = free.flatMap((unit, index) => {
    const buyer = files.households[index * 7]
    const days = {
      signedOn: stamp(now - 200 * day),
      promisedOn: stamp(now + (index * 9 - 8) * day),
    }
    return buyer ? [sign(now - 100 * day + index * hour, buyer, unit, days)] : []
  })
  return [...old, ...recent]
}

/** Papers in the files of two buildings: some complete, most almost, some hardly begun; some wait to be filed. */
export function planDocuments(chance: Chance, files: Files): DemoStep[] {
  const { staff, from, now, timeZone, papers } = files
  const { types } = loadProfile('real-estate').documents
  const steps: DemoStep[] = []
  const clerks = [staff.specialist, ...staff.clerks]
  const scan = (at: number, staffId: string, page: StoredPage) => {
    const { name, hash, size, mediaType, pages } = page
    const scanId = chance.id(at)
    const input = { scanId, name, hash, size, mediaType, pages, doubt: null, sourceKey: null }
    steps.push({ at, staffId, name: takeScan.name, input })
    return scanId
  }
  for (const [index, { unit, people }] of dwellings(files, filed).entries()) {
    const share = chance.weighted([
      [1, 30],
      [0.85, 45],
      [0.3, 25],
    ])
    // Most were filed when the desk began, a few lately: those still stand on the weekly list.
    const began = chance.happens(0.03)
      ? now - chance.between(1, 6) * day
      : from + chance.between(20, 500) * day
    const late = began > now - 10 * day
    const there = new Set<string>()
    for (const [place, type] of types.entries()) {
      if (!type.kinds.includes('dwelling') || !(type.required ? chance.happens(share) : chance.happens(0.06)))
        continue
      there.add(type.id)
      const at = began + place * 3 * minute
      const staffId = chance.pick(clerks)
      const scanned = papers !== undefined && chance.happens(0.35)
      const details = {
        type: type.id,
        personId: type.id === 'id-copies' ? (people[0]?.id ?? null) : null,
        original: type.id !== 'id-copies',
        pages: scanned ? 0 : chance.between(1, 9),
        shelf: late
          ? ''
          : `A-${String(1 + (index % 40)).padStart(2, '0')}-${String(place + 1).padStart(2, '0')}`,
        dated: dayStamp(at - chance.between(0, 20) * day, timeZone),
      }
      const scanIds = scanned ? [scan(at, staffId, chance.pick(papers.pages))] : []
      const input = { documentId: chance.id(at), unitId: unit.id, details, scanIds }
      steps.push({ at: at + minute, staffId, name: fileDocument.name, input })
    }
    // Where the paper is there already, nobody says that it is not needed.
    if (!there.has(waived) && chance.happens(0.2)) {
      const input = { unitId: unit.id, type: waived, reason: chance.pick(words.waiverReasons) }
      steps.push({ at: began + 2 * hour, staffId: staff.specialist, name: waiveDocument.name, input })
    }
  }
  if (papers) {
    for (const [index, page] of papers.waiting.entries())
      scan(now - (3 * hour - index * minute), staff.clerks[0] ?? staff.specialist, page)
    scan(now - 2 * hour, staff.clerks[0] ?? staff.specialist, papers.bundle)
  }
  return steps
}
