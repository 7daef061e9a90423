import type { DeskCore } from '../desk/core.ts'

/** When somebody last touched the screen of each session, in memory alone: after a restart of the desk it begins anew. */
const touchedOf = new WeakMap<DeskCore, Map<string, number>>()
/** Most sessions that are remembered; who is forgotten begins anew. */
const most = 1_000

/** Somebody touched the screen, signed in or unlocked it. */
export function noteTouch(core: DeskCore, sessionId: string): void {
  const touched = touchedOf.get(core) ?? new Map<string, number>()
  touchedOf.set(core, touched)
  // Whoever was touched last stands last: the first ones are forgotten.
  touched.delete(sessionId)
  touched.set(sessionId, core.environment.now())
  const [oldest] = touched.keys()
  if (touched.size > most && oldest !== undefined) touched.delete(oldest)
}

/**
 * Whether nobody touched the screen of a session for so many minutes, by the desk's clock. What a page asks by itself is
 * no touch. @param minutes null where the device has no limit of its own: its screen locks by itself
 */
export function isIdle(core: DeskCore, sessionId: string, minutes: number | null): boolean {
  if (minutes === null) return false
  const touchedAt = touchedOf.get(core)?.get(sessionId)
  if (touchedAt === undefined) noteTouch(core, sessionId)
  return touchedAt !== undefined && core.environment.now() - touchedAt >= minutes * 60_000
}
