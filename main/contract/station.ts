import { z } from 'zod'
import { FormBase } from './meanwhile.ts'
import { roles } from './permissions.ts'
import { Id, Line } from './values.ts'

/**
 * What works on the desk over the clubhouse's own network. `desk` and `tablet`: people sign in on it, with the same
 * screens. `camera`: a phone that takes pictures into what somebody opened for it. `wall`: shows figures, takes no
 * input. `standby`: a second computer that keeps a copy. `team`: the phone of a team that stops leaks.
 */
export const deviceKinds = ['desk', 'tablet', 'camera', 'wall', 'standby', 'team'] as const
export type DeviceKind = (typeof deviceKinds)[number]

/** Kinds on which people sign in; the others do their one thing without anybody. */
export const signInKinds: readonly DeviceKind[] = ['desk', 'tablet']

/** The most that people may do on a device, whoever signs in: null leaves everybody the role they have. */
export const DeviceLimit = z.enum(roles).nullable()
export type DeviceLimit = z.output<typeof DeviceLimit>

/** Minutes without a touch after which a screen locks where nothing else was chosen for its device. */
export const usualIdleMinutes = 10

/** Minutes without a touch after which a device locks; null is {@link usualIdleMinutes}. */
export const IdleMinutes = z.int().min(1).max(120).nullable()

/** A device as its holder called it: "2号柜台", "王芳的手机". */
export const DeviceName = Line.max(40)

/** What is said of a device before it is paired. */
export const PairInput = z.object({ kind: z.enum(deviceKinds), limit: DeviceLimit })

/** What begins a pairing; a name given here is proposed on the device. */
export const BeginPairingInput = PairInput.extend({ name: DeviceName.nullable().default(null) })

/** A pairing that was begun. The secret is told this once. */
export interface BegunPairing {
  /** Calls it off. */
  readonly pairingId: string
  /** 128 bits, base64url. */
  readonly secret: string
  /** UTC milliseconds. */
  readonly expiresAt: number
}

/** What a device says to be paired; without a name it takes the one proposed where the pairing was begun. */
export const UsePairingInput = z.object({
  secret: z.string().min(1).max(100),
  name: DeviceName.nullable().default(null),
})

/** What a paired device is told of itself. */
export interface OwnDevice {
  readonly id: string
  readonly kind: DeviceKind
  readonly name: string | null
  readonly limit: DeviceLimit
}

/** What is changed about a device; what is left out stays. */
export const ChangeDeviceInput = z.object({
  deviceId: Id,
  name: DeviceName.optional(),
  limit: DeviceLimit.optional(),
  idleMinutes: IdleMinutes.optional(),
  base: FormBase,
})

/** How long a pairing code can be used, in milliseconds; it is used once. */
export const pairingLife = 5 * 60_000

/** A paired device, as the list of devices shows it. */
export interface DeviceRow {
  readonly id: string
  readonly kind: DeviceKind
  /** Null where its holder's data were erased. */
  readonly name: string | null
  readonly limit: DeviceLimit
  readonly idleMinutes: number | null
  /** The team whose phone it is; null for every other device. */
  readonly teamId: string | null
  /** Other names it had that the log still knows, and the present one of a revoked device. */
  readonly formerNames: number
  /** UTC milliseconds. */
  readonly pairedAt: number
  /** Who paired it. */
  readonly pairedBy: string | null
  /** Null while it may be used. */
  readonly revokedAt: number | null
  /** Last contact, UTC milliseconds; null where there was none. */
  readonly seenAt: number | null
  /** A page of it is open and reaches the desk now. */
  readonly here: boolean
  /** What it said last of what has not reached the desk, and when; null where nothing is left or it never said. */
  readonly unsent: (Unsent & { readonly at: number }) | null
}

/** What a device keeps that has not reached the desk. */
export const Unsent = z.object({ entries: z.int().min(0), photos: z.int().min(0) })
export type Unsent = z.output<typeof Unsent>

/** One device. */
export const DeviceInput = z.object({ deviceId: Id })

/** What the person chooses who switches the station on. */
export const StationInput = z.object({
  /** Name of the computer's network interface; null serves all private networks. */
  network: z.string().max(100).nullable(),
  port: z.int().min(1024).max(65_534),
})

/** Switches the station; `base` names how it stood when the person chose. */
export const SwitchStationInput = StationInput.extend({ on: z.boolean(), base: FormBase })

/** Ports: pages over TLS, and one further what is needed before a device trusts the site: its certificate. */
export const defaultPort = 8443

/** A network the station can serve. */
export interface StationNetwork {
  /** The interface's name, such as `eth0` or `WLAN`. */
  readonly network: string
  /** Addresses on it, IPv4 first. */
  readonly addresses: readonly string[]
}

/** How the station stands. */
export interface StationView {
  /** Under which it is recorded who switched it. */
  readonly siteId: string
  readonly on: boolean
  /** Chosen or proposed. */
  readonly network: string | null
  readonly port: number
  /** `clubhouse-test.local`: stays when the address changes. */
  readonly hostName: string
  /** Addresses served now; empty where it is off or the network is gone. */
  readonly addresses: readonly string[]
  /** Code of the catalogue that says why it is not served although it is on; null where it is. */
  readonly trouble: {
    readonly code: string
    readonly params: Readonly<Record<string, string | number>>
  } | null
  readonly networks: readonly StationNetwork[]
  /** Devices of which a page is open now. */
  readonly connected: number
  /** Of the site's certificate: SHA-256, upper-case hexadecimal in pairs with colons; null before it was made. */
  readonly fingerprint: string | null
}

/**
 * Addresses a device is paired at with a secret, the site's name first: behind the `#`, so that no request and no log
 * ever carries it.
 */
export function pairingAddresses(
  { hostName, addresses, port }: Pick<StationView, 'hostName' | 'addresses' | 'port'>,
  secret: string,
): string[] {
  const host = (address: string) => (address.includes(':') ? `[${address}]` : address)
  return [hostName, ...addresses.map(host)].map(name => `https://${name}:${port}/pair#${secret}`)
}
