import { expect, it } from 'vitest'
import { release } from '../../main/archive/release.ts'

it('spent bytes are given back at once, but never a part of something larger', () => {
  const spent = Buffer.allocUnsafeSlow(2 ** 20)
  const before = process.memoryUsage().arrayBuffers
  release(spent)
  expect(before - process.memoryUsage().arrayBuffers).toBeGreaterThan(2 ** 19)
  expect(spent.length).toBe(0)
  release(spent)
  const whole = Buffer.alloc(100, 7)
  release(whole.subarray(0, 50))
  expect(whole[0]).toBe(7)
})
