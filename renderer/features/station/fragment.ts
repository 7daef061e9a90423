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
}

const Secret = z.string().regex(/^[\w-]{16,64}$/)
const Kind = z.enum(deviceKinds)

/** The address of the code with what the device should show. */
export function withDetails(url: string, kind: PairingFragment['kind'], name: string): string {
  return `${url}.${kind ?? ''}${name === '' ? '' : `.${encodeURIComponent(name)}`}`
}

/** Reads a fragment, with or without its `#`; undefined where it holds no secret. */
export function readFragment(fragment: string): PairingFragment | undefined {
  const [secret, kind, ...name] = fragment.replace(/^#/, '').split('.')
  const parsed = Secret.safeParse(secret)
  if (!parsed.success) return undefined
  return {
    secret: parsed.data,
    kind: Kind.safeParse(kind).data ?? null,
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
