import { createHash } from 'node:crypto'
import type { Role } from '../contract/permissions.ts'
import type { DeviceKind } from '../contract/station.ts'
import { systemActor, type DeskCore } from '../desk/core.ts'
import { touchDevice } from './commands.ts'
import { noteAsked } from './present.ts'
import { deviceOfSecret, findDevice } from './queries.ts'

/** A device that may work on the desk now. */
export interface PairedDevice {
  readonly id: string
  readonly kind: DeviceKind
  /** The most that people may do on it; null is no limit. */
  readonly limit: Role | null
  /** Minutes without a touch after which it locks; null leaves it to its screen. */
  readonly idleMinutes: number | null
}

/** Who asks over the clubhouse's network. */
export interface StationCaller {
  /** Network address, for limits on tries only. */
  readonly address: string
  /** Undefined where it is not paired, or no more. */
  readonly device: PairedDevice | undefined
  /** Why a device that showed a token is not let in. */
  readonly refusal: 'device.revoked' | 'device.unknown' | undefined
}

/** The cookie a device is known by; the prefix binds it to this host, over TLS only. */
export const deviceCookie = '__Host-desk_device'

/** 256 bits as base64url. */
const tokenShape = /^[A-Za-z0-9_-]{43}$/
/** How often the last contact of a device is written down, in milliseconds. */
const contactEvery = 60_000

export const deviceTokenHash = (token: string): string =>
  createHash('sha256').update(token).digest('base64url')

/**
 * Who a request comes from that came in over the network. Notes the contact, once a minute, while the request goes
 * on. Without a desk that is set up nobody is known.
 * @param cookie the request's `cookie` header
 */
export function callerOf(core: DeskCore | undefined, cookie: string | null, address: string): StationCaller {
  const token = tokenIn(cookie)
  if (token === undefined) return { address, device: undefined, refusal: undefined }
  const hash = deviceTokenHash(token)
  const found = core && tokenShape.test(token) ? deviceOfSecret(core.read, hash) : undefined
  if (!core || !found) return { address, device: undefined, refusal: 'device.unknown' }
  if (found.revoked_at !== null) return { address, device: undefined, refusal: 'device.revoked' }
  noteAsked(core, found.id)
  noteContact(core, hash, found.seen_at)
  return {
    address,
    device: { id: found.id, kind: found.kind, limit: found.role_limit, idleMinutes: found.idle_minutes },
    refusal: undefined,
  }
}

/** Whether a device may still be answered: asked again while something long is under way. */
export function mayStay(core: DeskCore, { device }: Pick<StationCaller, 'device'>): boolean {
  return device === undefined || findDevice(core.read, device.id)?.revoked_at === null
}

function tokenIn(cookie: string | null): string | undefined {
  for (const part of cookie?.split(';') ?? []) {
    const [name, value] = part.trim().split('=', 2)
    if (name === deviceCookie) return value ?? ''
  }
  return undefined
}

/** Contacts being written down, so that requests that come together write one. */
const noting = new WeakMap<DeskCore, Set<string>>()

function noteContact(core: DeskCore, hash: string, seenAt: number | null): void {
  const since = core.environment.now() - (seenAt ?? 0)
  if (since >= 0 && since < contactEvery) return
  const under = noting.get(core) ?? new Set()
  noting.set(core, under)
  if (under.has(hash)) return
  under.add(hash)
  core
    .execute(touchDevice, { actor: systemActor, input: { hash } })
    // On a full disk the list shows an older contact; what the device asked is answered all the same.
    .catch(() => undefined)
    .finally(() => under.delete(hash))
}
