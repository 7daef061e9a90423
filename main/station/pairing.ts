import { createHash, timingSafeEqual } from 'node:crypto'
import { DeskError } from '../contract/errors.ts'
import type { Role } from '../contract/permissions.ts'
import { type BegunPairing, type DeviceKind, pairingLife } from '../contract/station.ts'
import type { Environment } from '../log/writer-core.ts'

/** What somebody offered with a code. */
export interface PairingOffer {
  readonly kind: DeviceKind
  readonly limit: Role | null
  /** Proposed for the device. */
  readonly name: string | null
  /** Who showed the code. */
  readonly staffId: string
  /** The device it is for, where that is in use already: it gets to know another address of the desk. */
  readonly deviceId?: string
  /** The team whose phone it will be. */
  readonly teamId?: string
}

interface Code {
  readonly id: string
  readonly hash: Buffer
  readonly offer: PairingOffer
  readonly expiresAt: number
  state: 'open' | 'used' | 'cancelled'
}

/** Open codes at once. */
const mostOpen = 5
/** Wrong codes an address may try within a minute. */
const mostTries = 10
const minute = 60_000
/** For so long a spent code is told apart from a wrong one, in milliseconds. */
const remembered = 60 * minute
const mostRemembered = 200
const mostAddresses = 2_000

export type Pairing = ReturnType<typeof createPairing>

/**
 * Pairing codes, in memory only: a restart forgets them. Of a code only its hash is kept, each is compared in constant
 * time, and all are compared whichever fits.
 */
export function createPairing({ now, newId, randomBytes }: Environment) {
  let codes: Code[] = []
  /** Times of wrong codes by address. */
  const tries = new Map<string, number[]>()

  const isOpen = (code: Code) => code.state === 'open' && code.expiresAt > now()

  const forget = () => {
    const at = now()
    codes = codes.filter(code => code.expiresAt + remembered > at).slice(-mostRemembered)
    for (const [address, times] of tries) if ((times.at(-1) ?? 0) <= at - minute) tries.delete(address)
  }

  const recentTries = (address: string) => (tries.get(address) ?? []).filter(time => time > now() - minute)

  const noteWrong = (address: string) => {
    // From thousands of addresses at once it is no person who mistypes: then the oldest are let go.
    if (tries.size >= mostAddresses)
      for (const oldest of [...tries.keys()].slice(0, 100)) tries.delete(oldest)
    tries.set(address, [...recentTries(address), now()])
  }

  return {
    /** Errors: `device.tooManyCodes`. */
    begin(offer: PairingOffer): BegunPairing {
      forget()
      if (codes.filter(isOpen).length >= mostOpen)
        throw new DeskError('device.tooManyCodes', { most: mostOpen })
      const secret = randomBytes(16).toString('base64url')
      const expiresAt = now() + pairingLife
      const code: Code = { id: newId(), hash: hashOf(secret), offer, expiresAt, state: 'open' }
      codes.push(code)
      return { pairingId: code.id, secret, expiresAt }
    },
    /** Calls a code off; one that was used or is over stays as it is. */
    cancel(pairingId: string): void {
      const code = codes.find(({ id }) => id === pairingId)
      if (code && isOpen(code)) code.state = 'cancelled'
    },
    /** How a code stands that was begun here; undefined where it is not known any more. */
    stateOf(pairingId: string): 'open' | 'used' | 'over' | undefined {
      const code = codes.find(({ id }) => id === pairingId)
      if (!code) return undefined
      if (code.state === 'used') return 'used'
      return isOpen(code) ? 'open' : 'over'
    },
    /**
     * Uses a code, once. Errors: `device.tooManyTries`, `device.codeWrong`, `device.codeExpired`, `device.codeUsed`.
     */
    use(secret: string, address: string): PairingOffer {
      forget()
      const before = recentTries(address)
      const first = before[0]
      if (first !== undefined && before.length >= mostTries)
        throw new DeskError('device.tooManyTries', { seconds: Math.ceil((first + minute - now()) / 1000) })
      const hash = hashOf(secret)
      let found: Code | undefined
      for (const code of codes) if (timingSafeEqual(code.hash, hash)) found = code
      if (found && isOpen(found)) {
        found.state = 'used'
        return found.offer
      }
      noteWrong(address)
      if (!found) throw new DeskError('device.codeWrong')
      throw new DeskError(found.state === 'used' ? 'device.codeUsed' : 'device.codeExpired')
    },
  }
}

const hashOf = (secret: string) => createHash('sha256').update(secret).digest()
