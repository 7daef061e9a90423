import { casesOfUnit, openCasesOfUnit } from '../cases/open-counts.ts'
import { signedHome } from '../contracts/promised.ts'
import type { UnitKind } from '../contract/estate.ts'
import { maskPhone } from '../contract/masking.ts'
import type { OccupancyRole, TierName } from '../contract/people.ts'
import { categoryPath } from '../contract/profile.ts'
import type { UnitStage } from '../contract/unit-changes.ts'
import type { Words } from '../contract/words.ts'
import type { ReadDatabase } from '../database/read.ts'
import { isPresent, occupanciesOfPerson, occupanciesOfUnit, person, phonesOf } from '../people/queries.ts'
import { profileOf } from '../profiles/profiles.ts'
import { openWarningsOfUnit } from '../warnings/of-unit.ts'
import type { Handover } from './handover.ts'
import { type EstateNode, mergedInto, pathOf, type Unit, unit } from './queries.ts'
import { type PartWarranty, type StageView, stageView } from './stage.ts'

/** What else is known of a unit; null is unknown. */
export interface Traits {
  readonly heatingArea: number | null
  readonly topFloor: boolean | null
  readonly basement: boolean | null
  readonly facade: boolean | null
  readonly promisedOn: string | null
  readonly handedOverOn: string | null
}

/** The file of one unit: what the counter asks first. */
export interface UnitDetail {
  readonly unit: Unit
  readonly traits: Traits
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
  /** The unit it was merged into, which has everything now; null for one that stands by itself. */
  readonly mergedInto: string | null
  /** Units that were merged into this one; their numbers lead here. */
  readonly merged: readonly { readonly id: string; readonly number: string }[]
  /** By when it is to be handed over, as noted or as the contract says. */
  readonly promisedOn: string | null
  readonly handover: Handover
  readonly stage: StageView
  readonly warranty: readonly PartWarranty[]
  /** Collective warnings that go on and name this home. */
  readonly warnings: readonly { readonly id: string; readonly name: Words | null }[]
  /** What else the present owners have here: another home, a shop, a parking space. */
  readonly others: readonly { readonly unitId: string; readonly number: string; readonly kind: UnitKind }[]
}

/** Other units named in a file: somebody who holds hundreds is no family. */
const mostOthers = 12

/** @param today `2026-07-12`, by which people are there or have left */
export function unitDetail(read: ReadDatabase, unitId: string, today: string): UnitDetail | undefined {
  const found = unit(read, unitId)
  if (!found) return undefined
  const more = moreOf(read, unitId)
  const signed = signedHome(read, unitId)
  const promisedOn = more.traits.promisedOn ?? signed?.promisedOn ?? null
  const people = occupanciesOfUnit(read, unitId).map(one => {
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
  })
  const openCases = openCasesOfUnit(read, unitId)
  const profile = profileOf(read)
  const owners = people.filter(one => one.present && (one.role === 'owner' || one.role === 'co-owner'))
  return {
    unit: found,
    traits: more.traits,
    path: pathOf(read, found.parentId),
    people,
    openCases,
    cases: casesOfUnit(read, unitId),
    mergedInto: more.mergedInto,
    merged: mergedInto(read, unitId),
    promisedOn,
    ...stageView(
      profile,
      {
        ...more.traits,
        promisedOn,
        signed: signed !== undefined,
        measuredArea: found.measuredArea,
        openCases,
        set: more.stage,
        reason: more.stageReason,
        people: people.map(one => ({ ...one, hasPhone: one.phones.length > 0 })),
      },
      today,
    ),
    warnings: openWarningsOfUnit(read, unitId).map(({ id, category }) => ({
      id,
      name: categoryPath(profile, category.split('/'))?.at(-1)?.name ?? null,
    })),
    others: othersOf(
      read,
      owners.map(one => one.personId),
      unitId,
      today,
    ),
  }
}

interface MoreRow {
  readonly heatingArea: number | null
  readonly topFloor: number | null
  readonly basement: number | null
  readonly facade: number | null
  readonly promisedOn: string | null
  readonly handedOverOn: string | null
  readonly mergedInto: string | null
  readonly stage: UnitStage | null
  readonly stageReason: string | null
}

/** What else is known of a unit; null where nobody said. */
export const traitsOf = (read: ReadDatabase, unitId: string): Traits => moreOf(read, unitId).traits

function moreOf(read: ReadDatabase, unitId: string) {
  const row = read.get<MoreRow>(
    `select heating_area as "heatingArea", top_floor as "topFloor", basement, facade, promised_on as "promisedOn",
       handed_over_on as "handedOverOn", merged_into as "mergedInto", stage, stage_reason as "stageReason"
     from unit where id=?`,
    [unitId],
  )
  const traits: Traits = {
    heatingArea: row?.heatingArea ?? null,
    topFloor: yesNo(row?.topFloor),
    basement: yesNo(row?.basement),
    facade: yesNo(row?.facade),
    promisedOn: row?.promisedOn ?? null,
    handedOverOn: row?.handedOverOn ?? null,
  }
  const { mergedInto = null, stage = null, stageReason = null } = row ?? {}
  return { traits, mergedInto, stage, stageReason }
}

const yesNo = (value: number | null | undefined) =>
  value === null || value === undefined ? null : value === 1

function othersOf(
  read: ReadDatabase,
  owners: readonly string[],
  unitId: string,
  today: string,
): UnitDetail['others'] {
  const ids = new Set(
    owners
      .flatMap(personId => occupanciesOfPerson(read, personId))
      .filter(one => one.unitId !== unitId && isPresent(one.until, today))
      .map(one => one.unitId),
  )
  return [...ids].slice(0, mostOthers).flatMap(id => {
    const other = unit(read, id)
    return other ? [{ unitId: id, number: other.number, kind: other.kind }] : []
  })
}
