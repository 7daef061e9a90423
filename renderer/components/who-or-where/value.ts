import type { Outputs } from '../../app/api.ts'

/** One candidate of the lookup. */
export type Candidate = Outputs['owners']['lookup'][number]
export type PersonCandidate = Extract<Candidate, { kind: 'person' }>
export type UnitCandidate = Extract<Candidate, { kind: 'unit' }>

/** Who brings something and where; any part may be unknown. */
export interface WhoWhere {
  readonly unit: { readonly unitId: string; readonly number: string } | null
  /** Somebody registered. `name` is null after their data was erased. */
  readonly person: {
    readonly personId: string
    readonly name: string | null
    readonly phoneTail: string | null
  } | null
  /** Somebody who is not registered; linked later. */
  readonly caller: { readonly name: string; readonly phone: string } | null
}

/** Nothing chosen yet. */
export const nobodyNowhere: WhoWhere = { unit: null, person: null, caller: null }

export const isChosen = (value: WhoWhere): boolean =>
  value.unit !== null || value.person !== null || value.caller !== null

/** What is left to ask after a choice. */
export type Question =
  | { readonly about: 'person'; readonly unit: UnitCandidate }
  | { readonly about: 'unit'; readonly person: PersonCandidate }

export const personOf = (candidate: PersonCandidate): WhoWhere['person'] => ({
  personId: candidate.personId,
  name: candidate.name,
  phoneTail: candidate.phoneTail,
})

/** What choosing a candidate decides, and what it leaves open. */
export function choose(candidate: Candidate): { value: WhoWhere; question?: Question } {
  if (candidate.kind === 'unit') {
    const unit = { unitId: candidate.unitId, number: candidate.number }
    const value = { ...nobodyNowhere, unit }
    return { value, question: { about: 'person', unit: candidate } }
  }
  const person = personOf(candidate)
  const here = candidate.units.filter(unit => unit.present)
  const [only] = here
  if (only && here.length === 1 && candidate.moreUnits === 0) {
    return { value: { unit: { unitId: only.unitId, number: only.number }, person, caller: null } }
  }
  const value = { ...nobodyNowhere, person }
  return candidate.units.length === 0 ? { value } : { value, question: { about: 'unit', person: candidate } }
}

/** A typed text as the beginning of a new caller: digits are a phone, everything else a name. */
export function callerOf(text: string): { name: string; phone: string } {
  const typed = text.trim()
  return /^[+\d][\d\s()-]*$/.test(typed) ? { name: '', phone: typed } : { name: typed, phone: '' }
}
