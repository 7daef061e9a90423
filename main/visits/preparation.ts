import { listCases } from '../cases/list.ts'
import type { CaseRow } from '../contract/case-views.ts'
import { openStates } from '../contract/cases.ts'
import { maskPhone } from '../contract/masking.ts'
import type { PreparationSheet, PreparedCase } from '../contract/visits.ts'
import type { ReadDatabase } from '../database/read.ts'
import { pathOf, unit } from '../estate/queries.ts'
import { isPresent, occupanciesOfUnit, person, phonesOf } from '../people/queries.ts'
import { profileOf } from '../profiles/profiles.ts'
import { listVisits, visitRow } from './queries.ts'

/** What a visitor takes along to one home; phones masked. Errors: `visit.notFound`. */
export function preparationSheet(read: ReadDatabase, visitId: string, today: string): PreparationSheet {
  const visit = visitRow(read, visitId)
  const home = unit(read, visit.unitId)
  const present = occupanciesOfUnit(read, visit.unitId).filter(one => isPresent(one.until, today))
  const profile = profileOf(read)
  const cases = (states: readonly CaseRow['state'][], limit: number) =>
    listCases(read, profile, {
      filter: { unitId: visit.unitId, states: [...states] },
      sort: 'received',
      before: undefined,
      limit,
    }).rows.map(prepared)
  return {
    visit,
    path: home ? pathOf(read, home.parentId).map(node => node.name) : [],
    people: present.flatMap(({ personId, role }) => {
      const one = person(read, personId)
      if (!one) return []
      const phones = phonesOf(read, personId).map(({ number }) => maskPhone(number))
      return [{ personId, role, name: one.name, tier: one.tier, phones }]
    }),
    openCases: cases(openStates, 10),
    closedCases: cases(['closed'], 5),
    lastVisits: listVisits(read, { unitId: visit.unitId, states: ['held', 'missed'], limit: 3 }).rows,
  }
}

const prepared = ({ id, number, kind, category, state, summary, receivedAt }: CaseRow): PreparedCase => ({
  id,
  number,
  kind,
  category,
  state,
  summary,
  receivedAt,
})
