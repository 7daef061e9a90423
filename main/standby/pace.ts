import { setTimeout as delay } from 'node:timers/promises'

/** Lets so many bytes a second pass, whoever asks. */
export interface Pace {
  /** Resolves when so many bytes may go. */
  pass(bytes: number): Promise<void>
}

/** A bucket that fills at a steady rate and holds a quarter of a second of it. @param now milliseconds, monotonic */
export function createPace(bytesPerSecond: number, now: () => number = () => performance.now()): Pace {
  const room = bytesPerSecond / 4
  let left = room
  let at = now()
  return {
    async pass(bytes) {
      const time = now()
      left = Math.min(room, left + ((time - at) / 1000) * bytesPerSecond)
      at = time
      left -= bytes
      if (left < 0) await delay((-left / bytesPerSecond) * 1000)
    },
  }
}
