/**
 * A fraction of whole numbers, rounded to the next whole one; halves go up. Sums are reckoned in whole numbers of any
 * size, so that no step loses a cent.
 */
export function rounded(numerator: bigint, denominator: bigint): number {
  return Number((2n * numerator + denominator) / (2n * denominator))
}
