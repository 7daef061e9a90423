/** `13800130013` → `138****0013`, the form people here know; shorter numbers show less. */
export function maskPhone(number: string): string {
  const digits = number.replace(/\D/g, '')
  if (digits.length >= 11) return `${digits.slice(0, 3)}****${digits.slice(-4)}`
  if (digits.length >= 7) return `****${digits.slice(-4)}`
  return `****${digits.slice(-2)}`
}

/**
 * ID numbers and bank cards within words, `6222****3445`: runs of 15 to 19 digits, with blanks or dashes or without,
 * that belong to no longer word.
 */
export function maskNumbersIn(text: string): string {
  return text.replace(/(?<![0-9A-Za-z])\d(?:[ -]?\d){13,17}[\dXx](?![0-9A-Za-z])/g, found => {
    const signs = found.replace(/[ -]/g, '')
    return `${signs.slice(0, 4)}****${signs.slice(-4)}`
  })
}

/** The beginning of an address says which quarter is meant; street number and door stay hidden. */
export function maskAddress(address: string): string {
  const characters = Array.from(address)
  return `${characters.slice(0, Math.min(6, Math.floor(characters.length / 2))).join('')}****`
}
