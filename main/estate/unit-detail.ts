import { casesOfUnit, openCasesOfUnit } from '../cases/open-counts.ts'
import type { OccupancyRole, TierName } from '../contract/people.ts'
import type { ReadDatabase } from '../database/read.ts'
import { maskPhone } from '../contract/masking.ts'
import { isPresent, occupanciesOfUnit, person, phonesOf } from '../people/queries.ts'
import { type EstateNode, pathOf, type Unit, unit } from './queries.ts'

/** The file of one unit: what the counter asks first. */
export interface UnitDetail {
  readonly unit: Unit
  /** From the project down to what the unit stands under. */
  readonly path: readonly EstateNode[]
  /** Those who are there first, owners before others; who moved out stays. */
  readonly people: readonly {
    readonly personId: string
    /** Null where the personal data was erased. */
    readonly name: string | null
    readonly tier: TierName
    readonly role: OccupancyRole
    readonly from: string | null
    readonly until: string | null
    readonly present: boolean
    readonly phones: readonly { readonly masked: string; readonly note: string | null }[]
  }[]
  readonly openCases: number
  /** Counted to at most 1,000. */
  readonly cases: number
}

/** @param today `2026-07-12`, by which people are there or have left */
export function unitDetail(read: ReadDatabase, unitId: string, today: string): UnitDetail | undefined {
  const found = unit(read, unitId)
  if (!found) return undefined
  return {
    unit: found,
    path: pathOf(read, found.parentId),
    people: occupanciesOfUnit(read, unitId).map(one => {
      const details = person(read, one.personId)
      return {
        personId: one.personId,
        name: details?.name ?? null,
        tier: details?.tier ?? 'ordinary',
        role: one.role,
        from: one.from,
        until: one.until,
        present: isPresent(one.until, today),
        phones: phonesOf(read, one.personId).map(({ number, note }) => ({ masked: maskPhone(number), note })),
      }
    }),
    openCases: openCasesOfUnit(read, unitId),
    cases: casesOfUnit(read, unitId),
  }
}
