import { isIPv4 } from 'node:net'
import { permittedSubnets } from './networks.ts'

/** Of the extension that says for which names an authority may speak (RFC 5280, 4.2.1.10). */
export const nameConstraintsOid = '2.5.29.30'

/**
 * The value of the extension, DER: the one name and addresses inside of buildings. Whoever steals the authority's key
 * cannot pass for any other site of the web with it.
 */
export function nameConstraints(hostName: string): Uint8Array<ArrayBuffer> {
  const bases = [
    der(0x82, Buffer.from(hostName, 'ascii')),
    ...permittedSubnets.map(({ address, prefix }) => der(0x87, subnetBytes(address, prefix))),
  ]
  const permitted = der(0xa0, Buffer.concat(bases.map(base => der(0x30, base))))
  return Uint8Array.from(der(0x30, permitted))
}

/** One DER element; the contents here stay below 64 KiB. */
function der(tag: number, content: Uint8Array): Buffer {
  const { length } = content
  const head =
    length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, Math.floor(length / 256), length % 256]
  return Buffer.concat([Buffer.from([tag, ...head]), content])
}

/** An address and its mask, one behind the other. */
function subnetBytes(address: string, prefix: number): Buffer {
  const bytes = addressBytes(address)
  const mask = Buffer.alloc(bytes.length)
  for (let bit = 0; bit < prefix; bit += 1) mask[bit >> 3] = (mask[bit >> 3] ?? 0) | (0x80 >> (bit & 7))
  return Buffer.concat([bytes, mask])
}

function addressBytes(address: string): Buffer {
  if (isIPv4(address)) return Buffer.from(address.split('.').map(Number))
  const [before = '', after = ''] = address.split('::')
  const words = (part: string) => (part === '' ? [] : part.split(':').map(word => Number.parseInt(word, 16)))
  const [first, last] = [words(before), words(after)]
  const all = [...first, ...Array.from({ length: 8 - first.length - last.length }, () => 0), ...last]
  const bytes = Buffer.alloc(16)
  all.forEach((word, place) => bytes.writeUInt16BE(word, place * 2))
  return bytes
}
