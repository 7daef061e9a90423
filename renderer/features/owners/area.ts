/** Areas are kept as integers of 0.01 m² and written by people as square metres. */

/** `9856` → `98.56`; always two places, so that figures stand below each other. */
export function areaText(area: number | null): string {
  return area === null ? '' : (area / 100).toFixed(2)
}

/** `98.56` → `9856`, empty → null, undefined where it is no area. */
export function parseArea(text: string): number | null | undefined {
  const plain = text.trim().replace(/\s*(?:㎡|m²|m2|平米|平方米)$/i, '')
  if (plain === '') return null
  if (!/^\d{1,6}(?:\.\d{1,2})?$/.test(plain)) return undefined
  return Math.round(Number(plain) * 100)
}

/** `12` → 12, `-1` → -1, empty → null, undefined where it is no floor. */
export function parseFloor(text: string): number | null | undefined {
  const plain = text.trim()
  if (plain === '') return null
  const floor = Number(plain)
  return /^-?\d{1,3}$/.test(plain) && floor >= -20 && floor <= 300 ? floor : undefined
}

/** What a number written in full says of its home: room 1201 on floor 12 for `3-2-1201`; empty where it says none. */
export function roomInNumber(number: string): { room: string; floor: string } {
  const room = /(?:^|[^0-9])([1-9][0-9]{2,3}[A-Za-z]?)室?$/.exec(number.trim())?.[1] ?? ''
  return { room, floor: room.replace(/[A-Za-z]$/, '').slice(0, -2) }
}
