/**
 * Divides `width` among columns that need `needs`. Where all have what they need, the rest is spread in
 * proportion. Where not, columns that need no more than an equal share keep what they need, and the long ones
 * divide what is left by the square root of their needs (a third of the page at most), so that one long text
 * does not starve the others.
 * The widths add up to `width`.
 */
export function shareWidth(needs: readonly number[], width: number): number[] {
  const wanted = sum(needs)
  if (wanted <= width)
    return needs.map(need => (wanted === 0 ? width / needs.length : (need * width) / wanted))
  const settled = new Set<number>()
  let left = width
  for (let changed = true; changed; ) {
    changed = false
    const share = left / (needs.length - settled.size)
    for (const [index, need] of needs.entries()) {
      if (settled.has(index) || need > share) continue
      settled.add(index)
      left -= need
      changed = true
    }
  }
  const weights = needs.map((need, index) => (settled.has(index) ? 0 : Math.sqrt(Math.min(need, width / 3))))
  const weight = sum(weights)
  return needs.map((need, index) => (settled.has(index) ? need : (left * (weights[index] ?? 0)) / weight))
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
