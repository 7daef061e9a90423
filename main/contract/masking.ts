/** `13800130013` → `138****0013`, the form people here know; shorter numbers show less. */
export function maskPhone(number: string): string {
  const digits = number.replace(/\D/g, '')
  if (digits.length >= 11) return `${digits.slice(0, 3)}****${digits.slice(-4)}`
  if (digits.length >= 7) return `****${digits.slice(-4)}`
  return `****${digits.slice(-2)}`
}
