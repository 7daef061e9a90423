import type { AreaClause, AreaFigure, AreaLine } from '../contract/settlement.ts'
import { rounded } from './exact.ts'

export interface AreaFacts {
  /** Hundredths of a square metre; the contract's is more than nothing. */
  readonly contract: number
  readonly measured: number
  /** Cents, of the whole home; not needed where the clause has a price of its own. */
  readonly price: number | null
  readonly clause: AreaClause
}

/** A part of a whole number. */
interface Part {
  readonly numerator: bigint
  readonly denominator: bigint
}

const million = 1_000_000n

/**
 * What is paid or refunded for a home that was measured larger or smaller than its contract says (商品房销售管理办法,
 * article 20). Exactly at the limit is within it.
 * Each line is rounded to the cent, so that the lines add up to the sum.
 */
export function areaFigure({ contract, measured, price, clause }: AreaFacts): AreaFigure {
  const difference = measured - contract
  const share = signed(difference, rounded(BigInt(Math.abs(difference)) * million, BigInt(contract)))
  const told: AreaLine = { kind: 'difference', contract, measured, difference, share }
  if (clause.manner === 'none') return { sum: 0, lines: [told, { kind: 'not-settled' }] }
  if (difference === 0) return { sum: 0, lines: [told] }

  const { unitPrice, costOf } = pricing({ contract, price, clause })
  // In hundredths of a square metre by a million, so that the limit is a whole number.
  const size = BigInt(Math.abs(difference)) * million
  const limit = BigInt(contract) * BigInt(clause.limit)
  const within = clause.manner === 'at-price' || size < limit ? size : limit
  const beyond = size - within
  const line = (area: bigint, times: bigint) => ({
    area: rounded(area * 100n, million),
    unitPrice,
    sum: signed(difference, costOf(area * times)),
  })
  const times = difference > 0 ? 0 : 2
  const inside: AreaLine = { kind: 'within', ...line(within, 1n) }
  const limitLine: AreaLine = { kind: 'limit', share: clause.limit, area: rounded(limit * 100n, million) }
  if (beyond === 0n) {
    const lines = clause.manner === 'at-price' ? [told, inside] : [told, limitLine, inside]
    return { sum: inside.sum, lines }
  }
  const outside: AreaLine = { kind: 'beyond', times, ...line(beyond, BigInt(times)) }
  return {
    sum: inside.sum + outside.sum,
    lines: [told, limitLine, inside, outside, { kind: 'may-cancel' }],
  }
}

const signed = (difference: number, size: number): number => (difference < 0 && size > 0 ? -size : size)

/** Cents a square metre for show, and what an area costs, exactly. */
function pricing({ contract, price, clause }: Omit<AreaFacts, 'measured'>) {
  const perHundredth: Part =
    clause.unitPrice === null
      ? { numerator: BigInt(price ?? 0), denominator: BigInt(contract) }
      : { numerator: BigInt(clause.unitPrice), denominator: 100n }
  return {
    unitPrice: rounded(perHundredth.numerator * 100n, perHundredth.denominator),
    /** @param area hundredths of a square metre by a million */
    costOf: (area: bigint) => rounded(area * perHundredth.numerator, perHundredth.denominator * million),
  }
}
