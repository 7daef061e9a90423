import { dirname, join } from 'node:path'
import { dayStamp, localTime } from '../site/time.ts'

export const bundleExtension = '.desk-bundle'

interface Named {
  /** Code of the site. */
  readonly code: string
  readonly at: number
  readonly timeZone: string
  readonly set: string
}

/**
 * How the parcels of a bundle are called: by site, day and minute and a bit of the set's id, and nothing else. Where a
 * file was asked for, the first parcel has its name and the others a number behind it.
 */
export function namesOf(
  to: string,
  { code, at, timeZone, set }: Named,
): { readonly folder: string; nameOf(number: number): string } {
  if (to.endsWith(bundleExtension)) {
    const plain = to.slice(0, -bundleExtension.length)
    return {
      folder: dirname(to),
      nameOf: number => (number === 1 ? to : `${plain}-${number}${bundleExtension}`),
    }
  }
  const { hour, minute } = localTime(at, timeZone)
  const two = (value: number) => String(value).padStart(2, '0')
  const day = dayStamp(at, timeZone).replaceAll('-', '')
  const plain = `clubhouse-${code}-${day}-${two(hour)}${two(minute)}-${set.slice(-6)}`
  return { folder: to, nameOf: number => join(to, `${plain}-${two(number)}${bundleExtension}`) }
}

/** Where parcels lie in a data folder until headquarters has decided about them; they survive a restart. */
export const outgoingFolderName = 'outgoing'
