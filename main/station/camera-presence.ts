import type { DeskCore } from '../desk/core.ts'

/** A phone that asked within this time is there, in milliseconds; its page asks every two seconds. */
const presence = 8_000

/** When each phone's page asked last; in memory, because it says nothing after a restart. */
const asked = new WeakMap<DeskCore, Map<string, number>>()

/** The page of this phone is open. */
export function notePhone(core: DeskCore, deviceId: string): void {
  const known = asked.get(core) ?? new Map<string, number>()
  known.set(deviceId, core.environment.now())
  asked.set(core, known)
}

/** Whether the page of this phone is open and reaches the desk. */
export function isPhoneHere(core: DeskCore, deviceId: string): boolean {
  const at = asked.get(core)?.get(deviceId)
  return at !== undefined && Math.abs(core.environment.now() - at) < presence
}
