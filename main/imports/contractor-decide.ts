import { partsOfTrade, type PartTerm, statutoryMonths, type Trade } from '../contract/contractors.ts'
import { monthsUntil, type WrittenTerm } from './contractor-cells.ts'
import {
  type ContractorIndex,
  type ContactState,
  type KnownContractor,
  type OnCallState,
  Standing,
  type WorksState,
} from './contractor-index.ts'
import type { ContractorRow, WrittenWorks } from './contractor-row.ts'
import type { ImportCode } from './reasons.ts'

/** A reason with the field it is about. */
export interface Found {
  readonly code: ImportCode
  readonly field: 'contractor' | 'worksNumber' | 'buildings' | 'parts' | 'warrantyUntil'
}

export type ContractorDecision =
  | { readonly refused: Found }
  | {
      readonly refused?: undefined
      readonly outcome: 'created' | 'updated' | 'unchanged'
      readonly warnings: readonly Found[]
      readonly conflict: boolean
    }

/**
 * Decides what a row adds and changes, against the desk and the rows before it. Everything that can be refused is
 * looked at before anything is taken over. A file never takes away: buildings, parts and trades only grow.
 */
export function decideContractorRow(
  row: ContractorRow,
  index: ContractorIndex,
  newId: () => string,
): ContractorDecision {
  const contractor = index.find(row.name, row.trades)
  if (contractor === 'many') return { refused: { code: 'import.contractorAmbiguous', field: 'contractor' } }
  const planned = row.works && planWorks(row.works, row, contractor, index)
  if (planned && 'refused' in planned) return planned

  const work = new RowOutcome()
  if (index.keep(contractor)) work.created = true
  if (contractor.retired) work.warnings.push({ code: 'import.contractorRetired', field: 'contractor' })
  const { entry } = contractor
  const trades =
    entry.isNew && isUnsaid(entry.state.trades) ? row.trades : grown(entry.state.trades, row.trades)
  const told = row.works === undefined && row.onCall === undefined ? row.note : undefined
  work.add(entry.take({ trades, note: told }))
  if (row.contact) takeContact(row.contact, contractor, work, newId)
  if (planned) takeWorks(planned, contractor, work, newId)
  if (row.onCall) takeOnCall(row, contractor, work, newId)
  const outcome = work.created ? 'created' : work.changed ? 'updated' : 'unchanged'
  return { outcome, warnings: work.warnings, conflict: work.conflict }
}

class RowOutcome {
  readonly warnings: Found[] = []
  created = false
  changed = false
  conflict = false

  add({ changed, conflict }: { readonly changed: boolean; readonly conflict: boolean }): void {
    this.changed ||= changed
    this.conflict ||= conflict
  }
}

const isUnsaid = (trades: readonly Trade[]) => trades.length === 1 && trades[0] === 'other'

function grown<T>(before: readonly T[], more: readonly T[] | undefined): readonly T[] | undefined {
  if (more === undefined || more.every(one => before.includes(one))) return undefined
  return [...before, ...more.filter(one => !before.includes(one))]
}

function takeContact(
  said: NonNullable<ContractorRow['contact']>,
  { contacts }: KnownContractor,
  work: RowOutcome,
  newId: () => string,
): void {
  const { name, duty, phone } = said
  const known = contacts.find(one => one.state.name === name)
  if (known) return work.add(known.take({ duty, phone }))
  const state: ContactState = { name, duty: duty ?? '', phone: phone ?? null }
  contacts.push(new Standing(newId(), state, true))
  work.created = true
}

/** What a row says of a contract of works, and which one it is. */
interface PlannedWorks {
  readonly known: Standing<WorksState> | undefined
  readonly fresh: WorksState
  readonly change: { readonly [Name in keyof WorksState]?: WorksState[Name] | undefined }
  readonly removed: boolean
  readonly warnings: readonly Found[]
}

function planWorks(
  said: WrittenWorks,
  row: ContractorRow,
  contractor: KnownContractor,
  index: ContractorIndex,
): PlannedWorks | { readonly refused: Found } {
  const { number, title, acceptedOn, price, settlement } = said
  const isMeant = (one: { readonly number: string; readonly title: string }) =>
    number === undefined ? one.title === title : one.number === number
  const known = contractor.works.find(one => isMeant(one.state))
  const removed = known === undefined && contractor.removedWorks.some(isMeant)
  const found = said.buildings === undefined ? { ids: [] } : index.buildings(said.buildings)
  if ('unknown' in found) return refused('import.buildingUnknown', 'buildings')
  if ('ambiguous' in found) return refused('import.buildingAmbiguous', 'buildings')
  if (!known && !removed && found.ids.length === 0) return refused('import.buildingsMissing', 'buildings')

  const trade = row.trades?.[0] ?? known?.state.trade ?? contractor.entry.state.trades[0] ?? 'other'
  const from = known?.state.acceptedOn ?? acceptedOn ?? null
  const warnings: Found[] = []
  const assumed = said.parts === undefined && (!known || known.state.parts.length === 0)
  if (assumed && partsOfTrade[trade].length > 0)
    warnings.push({ code: 'import.partsAssumed', field: 'parts' })
  const written = said.parts ?? (assumed ? partsOfTrade[trade].map(part => ({ part })) : [])
  const parts: PartTerm[] = []
  for (const one of written) {
    const term = ('term' in one ? one.term : undefined) ?? said.term
    const months = term === undefined ? statutoryMonths[one.part] : monthsOf(term, from, warnings)
    if (months === 'noAcceptance') return refused('import.untilWithoutAcceptance', 'warrantyUntil')
    if (months === 'wrong') return refused('import.untilBeforeAcceptance', 'warrantyUntil')
    parts.push({ part: one.part, months })
  }
  const fresh: WorksState = {
    number: number ?? '',
    title: title ?? number ?? '',
    trade,
    buildingIds: found.ids,
    parts,
    acceptedOn: acceptedOn ?? null,
    price: price ?? null,
    settlement: settlement ?? null,
    note: row.note ?? '',
  }
  const saidTerms = new Set(
    written.filter(one => said.term !== undefined || 'term' in one).map(one => one.part),
  )
  const change = {
    number,
    title,
    trade: row.trades?.[0],
    buildingIds: known && grown(known.state.buildingIds, found.ids),
    parts: known && mergedParts(known.state.parts, parts, saidTerms),
    acceptedOn,
    price,
    settlement,
    note: row.note,
  }
  return { known, fresh, change, removed, warnings }
}

const refused = (code: ImportCode, field: Found['field']) => ({ refused: { code, field } })

function monthsOf(
  term: WrittenTerm,
  from: string | null,
  warnings: Found[],
): number | null | 'noAcceptance' | 'wrong' {
  if ('months' in term) return term.months
  if (from === null) return 'noAcceptance'
  const found = monthsUntil(from, term.until)
  if (!found) return 'wrong'
  if (!found.exact && warnings.every(({ code }) => code !== 'import.termNotWhole'))
    warnings.push({ code: 'import.termNotWhole', field: 'warrantyUntil' })
  return found.months
}

/** The parts with those a row adds; only a term that is written changes one that stands. */
function mergedParts(
  before: readonly PartTerm[],
  more: readonly PartTerm[],
  written: ReadonlySet<string>,
): readonly PartTerm[] | undefined {
  const merged = before.map(one => {
    const said = more.find(({ part }) => part === one.part)
    return said && written.has(one.part) ? { ...one, months: said.months } : one
  })
  const added = more.filter(({ part }) => before.every(one => one.part !== part))
  return [...merged, ...added]
}

function takeWorks(
  planned: PlannedWorks,
  { works }: KnownContractor,
  work: RowOutcome,
  newId: () => string,
): void {
  if (planned.removed) {
    work.warnings.push({ code: 'import.worksRemoved', field: 'worksNumber' })
    return
  }
  work.warnings.push(...planned.warnings)
  if (planned.known) return work.add(planned.known.take(planned.change))
  const made = new Standing(newId(), planned.fresh, true)
  // What the first row said stands against what later rows say otherwise.
  made.take(planned.change)
  works.push(made)
  work.created = true
}

/** A season's contract on call is the one whose days meet those of the row. */
function takeOnCall(
  { onCall, trades, note }: ContractorRow,
  { onCalls, entry }: KnownContractor,
  work: RowOutcome,
  newId: () => string,
): void {
  if (!onCall) return
  const { from, until, dayPhone, nightPhone } = onCall
  const known = onCalls.find(({ state }) => state.from <= until && from <= state.until)
  if (known) {
    const change = { from, until, dayPhone, nightPhone, note, trades: grown(known.state.trades, trades) }
    return work.add(known.take(change))
  }
  const state: OnCallState = {
    trades: trades ?? entry.state.trades,
    from,
    until,
    dayPhone: dayPhone ?? null,
    nightPhone: nightPhone ?? null,
    note: note ?? '',
  }
  const made = new Standing(newId(), state, true)
  made.take({ from, until, dayPhone, nightPhone })
  onCalls.push(made)
  work.created = true
}
