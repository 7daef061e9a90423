import {
  type AreaClause,
  areaByStatute,
  type AreaFigure,
  type DelayClause,
  type DelayFigure,
  type Reckoned,
  type SettlementGap,
} from '../contract/settlement.ts'
import { areaFigure } from './area.ts'
import { delayFigure, onTime, type WaivedDays } from './delay.ts'

/** What is known of a contract and its home, as far as money hangs on it. Sums are cents, areas 0.01 m². */
export interface SettlementFacts {
  readonly promisedOn: string | null
  readonly handedOverOn: string | null
  readonly paid: number | null
  readonly price: number | null
  /** Of the price for each day, and at most, in millionths: what sales said of the clause. */
  readonly penaltyRate: number | null
  readonly penaltyCap: number | null
  readonly contractArea: number | null
  readonly measuredArea: number | null
  /** What was entered of the clauses. */
  readonly delay: DelayClause | null
  readonly area: AreaClause | null
  readonly waived: readonly WaivedDays[]
}

/** A clause, and whether it was entered for this contract. */
interface Counting<Clause> {
  readonly clause: Clause
  readonly entered: boolean
}

/**
 * The clause that counts: the one entered, else one rate for each day of what was paid, as files of sales say it; null
 * where nobody said anything.
 */
export function delayClauseOf({
  delay,
  penaltyRate,
  penaltyCap,
}: Pick<SettlementFacts, 'delay' | 'penaltyRate' | 'penaltyCap'>): Counting<DelayClause> | null {
  if (delay) return { clause: delay, entered: true }
  if (penaltyRate === null) return null
  const cap = penaltyCap === null ? null : { of: 'price' as const, share: penaltyCap }
  return {
    clause: { base: 'paid', manner: 'each-day', steps: [{ fromDay: 1, rate: penaltyRate }], cap },
    entered: false,
  }
}

export const areaClauseOf = ({ area }: Pick<SettlementFacts, 'area'>): Counting<AreaClause> =>
  area ? { clause: area, entered: true } : { clause: areaByStatute, entered: false }

/** The penalty as far as `today`, `2026-07-12`, or what has to be known first. */
export function reckonDelay(facts: SettlementFacts, today: string): Reckoned<DelayFigure> {
  const clause = delayClauseOf(facts)?.clause
  const { promisedOn, handedOverOn, paid, price } = facts
  const bases = new Set(clause ? [clause.base, ...(clause.cap ? [clause.cap.of] : [])] : [])
  const missing: SettlementGap[] = []
  if (promisedOn === null) missing.push('promised')
  if (!clause) missing.push('clause')
  if (bases.has('paid') && paid === null) missing.push('paid')
  if (bases.has('price') && price === null) missing.push('price')
  const until = handedOverOn ?? today
  const running = handedOverOn === null
  // Whoever is not late owes nothing, whatever else is not known.
  if (promisedOn !== null && until <= promisedOn)
    return { figure: onTime({ promisedOn, until, running }), missing: null }
  if (promisedOn === null || !clause || missing.length > 0) return { figure: null, missing }
  const figure = delayFigure({
    promisedOn,
    until,
    running,
    clause,
    bases: { paid: paid ?? 0, price: price ?? 0 },
    waived: facts.waived,
  })
  return { figure, missing: null }
}

export function reckonArea(facts: SettlementFacts): Reckoned<AreaFigure> {
  const { clause } = areaClauseOf(facts)
  const { contractArea, measuredArea, price } = facts
  const missing: SettlementGap[] = []
  if (!contractArea) missing.push('contractArea')
  if (!measuredArea) missing.push('measuredArea')
  if (price === null && clause.unitPrice === null && clause.manner !== 'none') missing.push('price')
  if (!contractArea || !measuredArea || missing.length > 0) return { figure: null, missing }
  return {
    figure: areaFigure({ contract: contractArea, measured: measuredArea, price, clause }),
    missing: null,
  }
}
