import type { CaseKind } from '../contract/cases.ts'
import type { PlannedStep } from '../contract/deadlines.ts'
import type { ProfileSheets, SheetDemand, SheetWay } from '../contract/profile-sheets.ts'
import type { SheetState, SheetStep } from '../contract/sheets.ts'

const allowed: Readonly<Record<SheetStep, readonly SheetState[]>> = {
  correct: ['draft'],
  issue: ['draft'],
  deliver: ['issued'],
  // A reply may be quicker than the receipt for the sheet.
  reply: ['issued', 'delivered', 'sent-back'],
  accept: ['replied'],
  sendBack: ['replied'],
  close: ['accepted'],
  withdraw: ['draft', 'issued', 'delivered', 'replied', 'sent-back', 'received', 'answered'],
  chase: ['issued', 'delivered', 'sent-back'],
  moveDue: ['issued', 'delivered', 'sent-back', 'received', 'answered'],
  takeStep: ['issued', 'delivered', 'replied', 'sent-back', 'accepted'],
  answer: ['received'],
  deliverAnswer: ['answered'],
  attach: [
    'draft',
    'issued',
    'delivered',
    'replied',
    'sent-back',
    'accepted',
    'received',
    'answered',
    'closed',
  ],
}

/**
 * Whether a sheet in this state can take this step. Out: draft → issued → delivered → replied → accepted → closed,
 * sent back after a reply that does not do. In: received → answered → closed. Either can be withdrawn before its end.
 */
export function mayTake(step: SheetStep, state: SheetState): boolean {
  return allowed[step].includes(state)
}

/** `LX-<site code>-<yyyy>-<4+ digits>`, with the incarnation's letter after a restore. */
export function sheetNumber(siteCode: string, year: string, value: number, letter: string): string {
  return `LX-${siteCode}-${year}-${String(value).padStart(4, '0')}${letter}`
}

/** Key of the counter for one year; each incarnation counts on its own. */
export function sheetCounter(year: string, letter: string): string {
  return `sheet/${year}/${letter}`
}

const hour = 3_600_000

/** Wall-clock hours from a moment, UTC milliseconds. */
export const hoursFrom = (at: number, hours: number): number => at + hours * hour

/** When each step between two moments is reached, percent of the time that passes by the clock. */
export const stepsBetween = (
  escalation: ProfileSheets['escalation'],
  start: number,
  dueAt: number,
): PlannedStep[] =>
  escalation.map(({ at: percent, to }) => ({
    percent,
    to,
    at: start + Math.round(((dueAt - start) * percent) / 100),
  }))

/** Usual time to a reply where neither the profile nor the person says one. */
export const usualHours = 72

/** A step of a way as it was taken. */
export interface TakenStep {
  readonly step: string
  readonly outcome: string | null
}

/** The steps of a way with what may be taken now; after an outcome that ends it the rest is not needed. */
export function wayStates(
  way: SheetWay,
  taken: readonly TakenStep[],
): ReadonlyMap<string, 'done' | 'next' | 'later' | 'not-needed'> {
  const states = new Map<string, 'done' | 'next' | 'later' | 'not-needed'>()
  let ended = false
  let reached = true
  for (const step of way.steps) {
    const done = taken.find(one => one.step === step.id)
    if (done) {
      states.set(step.id, 'done')
      ended ||= step.outcomes?.some(outcome => outcome.id === done.outcome && outcome.ends) ?? false
    } else {
      states.set(step.id, ended ? 'not-needed' : reached ? 'next' : 'later')
      reached = false
    }
  }
  return states
}

/** What a case says that sheets can be demanded for. */
export interface DemandingCase {
  readonly kind: CaseKind
  /** Ids from the top of the tree down. */
  readonly category: readonly string[]
  /** Severity; null where it has none. */
  readonly level: number | null
}

/** The sheets that the profile demands of such a case, one for each recipient. */
export function demandsOf(demands: readonly SheetDemand[], one: DemandingCase): SheetDemand[] {
  const fitting = demands.filter(
    ({ kinds, categories, levels }) =>
      kinds.includes(one.kind) &&
      (categories === undefined || categories.some(category => one.category.includes(category))) &&
      (levels === undefined || (one.level !== null && levels.includes(one.level))),
  )
  return fitting.filter(
    (demand, index) => fitting.findIndex(other => other.recipient === demand.recipient) === index,
  )
}
