import { isIPv6 } from 'node:net'

/**
 * The name by which devices reach the desk of a site on the clubhouse's own network; it stays when the address
 * changes. @param siteCode `TEST`
 */
export const hostNameOf = (siteCode: string): string =>
  `clubhouse-${siteCode.toLowerCase().replace(/[^a-z0-9-]/g, '')}.local`

/** An address as it stands in a URL: one of IPv6 in brackets. */
export const inUrl = (address: string): string => (isIPv6(address) ? `[${address}]` : address)
