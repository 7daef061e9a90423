import { z } from 'zod'
import { DeviceName, deviceKinds } from '../../../main/contract/station.ts'

/**
 * What stands behind `#` in the address of the code: the secret, and for the eyes of whoever holds the device what it
 * will be and its name. The desk goes by none of it but the secret, and no browser sends it along.
 */
export interface PairingFragment {
  readonly secret: string
  readonly kind: (typeof deviceKinds)[number] | null
  readonly name: string
  /** A device in use that becomes known at another address: it keeps its name, so nobody is asked for one. */
  readonly again: boolean
}

const Secret = z.string().regex(/^[\w-]{16,64}$/)
/** Before the kind in the address. */
const againMark = '~'
const Kind = z.enum(deviceKinds)

/** The address of the code with what the device should show. */
export function withDetails(url: string, { kind, name, again }: Omit<PairingFragment, 'secret'>): string {
  return `${url}.${again ? againMark : ''}${kind ?? ''}${name === '' ? '' : `.${encodeURIComponent(name)}`}`
}

/** Reads a fragment, with or without its `#`; undefined where it holds no secret. */
export function readFragment(fragment: string): PairingFragment | undefined {
  const [secret, said = '', ...name] = fragment.replace(/^#/, '').split('.')
  const again = said.startsWith(againMark)
  const kind = again ? said.slice(againMark.length) : said
  const parsed = Secret.safeParse(secret)
  if (!parsed.success) return undefined
  return {
    secret: parsed.data,
    kind: Kind.safeParse(kind).data ?? null,
    again,
    name: DeviceName.safeParse(decoded(name.join('.'))).data ?? '',
  }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    // Cut off by whoever typed it in: the name is asked for then.
    return ''
  }
}
