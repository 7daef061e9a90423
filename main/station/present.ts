import type { DeskCore } from '../desk/core.ts'

/** Pages without a stream of changes, such as a phone's, ask every few seconds: so long one counts as there, in ms. */
const asksWithin = 20_000

interface Seen {
  /** Streams of changes that are open. */
  streams: number
  askedAt: number
}

/** In memory alone: after a restart of the desk every device asks again. */
const seenOf = new WeakMap<DeskCore, Map<string, Seen>>()

function seen(core: DeskCore, deviceId: string): Seen {
  const devices = seenOf.get(core) ?? new Map<string, Seen>()
  seenOf.set(core, devices)
  const known = devices.get(deviceId) ?? { streams: 0, askedAt: Number.NEGATIVE_INFINITY }
  devices.set(deviceId, known)
  return known
}

/** A device asked for something. */
export function noteAsked(core: DeskCore, deviceId: string): void {
  seen(core, deviceId).askedAt = core.environment.now()
}

/** A page of the device listens for changes; returns how that ends. */
export function noteStream(core: DeskCore, deviceId: string): () => void {
  const device = seen(core, deviceId)
  device.streams += 1
  let open = true
  return () => {
    if (open) device.streams -= 1
    open = false
  }
}

/** Whether a page of the device is open and reaches the desk now. */
export function isPresent(core: DeskCore, deviceId: string): boolean {
  const device = seenOf.get(core)?.get(deviceId)
  if (!device) return false
  return device.streams > 0 || Math.abs(core.environment.now() - device.askedAt) < asksWithin
}

/** Devices that are there now. */
export const presentDevices = (core: DeskCore): string[] =>
  [...(seenOf.get(core)?.keys() ?? [])].filter(id => isPresent(core, id))
