import { randomFillSync } from 'node:crypto'
import { V7Generator } from 'uuidv7'

/** Randomness drawn ahead, in 32-bit words: a system call for each id costs more than the id. */
const words = new Uint32Array(4_096)
let next = words.length

const generator = new V7Generator({
  nextUint32() {
    if (next >= words.length) {
      randomFillSync(words)
      next = 0
    }
    const word = words[next] ?? 0
    next += 1
    return word
  },
})

/** A new UUIDv7: unique everywhere, in the order of time within a thread. */
export const newId = (): string => generator.generate().toString()
