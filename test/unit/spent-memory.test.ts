import { setImmediate as turn } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { dropEverythingSpent, dropSpentBuffers } from '../../main/archive/spent-memory.ts'

it('buffers nobody holds are given back at once', async () => {
  const piece = 256 * 1024
  dropSpentBuffers()
  const before = process.memoryUsage().arrayBuffers
  let most = 0
  for (let slice = 0; slice < 8; slice += 1) {
    // 4 MB that nobody keeps, as a slice of an upload leaves them.
    for (let at = 0; at < 16; at += 1) Buffer.allocUnsafeSlow(piece).fill(at)
    dropSpentBuffers()
    await turn()
    most = Math.max(most, process.memoryUsage().arrayBuffers - before)
  }
  // Without it all 32 MB lie about.
  expect(most).toBeLessThan(16 * 2 ** 20)
})

it('a thread that ends gives back what its work held', () => {
  dropEverythingSpent()
  const held = (count: number) => Array.from({ length: count }, (_, row) => ({ row, words: [`row ${row}`] }))
  let rows: unknown[] = held(300_000)
  expect(rows.length).toBe(300_000)
  const full = process.memoryUsage().heapUsed
  rows = []
  dropEverythingSpent()
  // They are some 50 MB; without it they lie about until much more is allocated.
  expect(full - process.memoryUsage().heapUsed).toBeGreaterThan(20 * 2 ** 20)
})
