/** Only addresses of the web; anything else leads nowhere. */
export const isWebAddress = (address: string): boolean => /^https?:\/\/[^\s/]+/i.test(address)

/** The desktop window shows no page but the desk's and hands no address to other programs. */
export const opensAddresses = (): boolean => window.deskHost === undefined

/** Opens an address in another tab, telling nothing of where it came from. */
export function openAddress(address: string): void {
  if (isWebAddress(address)) window.open(address, '_blank', 'noopener,noreferrer')
}
