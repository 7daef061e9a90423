import { IncomingMessage, ServerResponse } from 'node:http'
import { Socket } from 'node:net'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createAllowance, neighbour } from '../../main/host/station/limits.ts'
import { endSlowBody } from '../../main/host/station/slow-bodies.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A request under way of which bytes come as the test says. */
function upload() {
  const socket = new Socket()
  const came = { bytes: 0 }
  Object.defineProperty(socket, 'bytesRead', { get: () => came.bytes })
  const request = new IncomingMessage(socket)
  const response = new ServerResponse(request)
  const answered: number[] = []
  Object.assign(response, {
    writeHead: (status: number) => answered.push(status),
    end: (done: () => void) => done(),
  })
  endSlowBody(request, response, { bodyIdle: 1_000, bodyLeast: 100 })
  return { socket, request, response, answered, came }
}

it('lets a body take its time that keeps coming', () => {
  const { socket, came } = upload()
  for (let second = 0; second < 500; second += 1) {
    came.bytes += 100
    vi.advanceTimersByTime(1_000)
  }
  expect(socket.destroyed).toBe(false)
})

it('cuts a body that comes in drops, and says so', () => {
  const { socket, came, answered } = upload()
  came.bytes += 99
  vi.advanceTimersByTime(999)
  expect(socket.destroyed).toBe(false)
  vi.advanceTimersByTime(1)
  expect(answered).toEqual([408])
  expect(socket.destroyed).toBe(true)
})

it('blames nobody while the desk itself is behind with reading, nor for an answer that takes long', () => {
  const behind = upload()
  behind.request.push(Buffer.from('read by nobody yet'))
  vi.advanceTimersByTime(60_000)
  expect(behind.socket.destroyed).toBe(false)

  const whole = upload()
  whole.request.complete = true
  vi.advanceTimersByTime(60_000)
  expect(whole.socket.destroyed).toBe(false)
})

it('lets everybody do something at a rate of their own', () => {
  let now = 0
  const allowance = createAllowance({ perSecond: 2, burst: 3 }, () => now)
  expect([1, 2, 3, 4].map(() => allowance.take('one'))).toEqual([0, 0, 0, 1])
  expect(allowance.take('two')).toBe(0)
  now = 500
  expect([1, 2].map(() => allowance.take('one'))).toEqual([0, 1])
  now = 60_000
  expect([1, 2, 3, 4].map(() => allowance.take('one'))).toEqual([0, 0, 0, 1])
})

it('takes all addresses of a machine for one', () => {
  expect(neighbour('::ffff:192.168.1.5')).toBe('192.168.1.5')
  expect(neighbour('fd12:1:2:3:aaaa::1')).toBe(neighbour('fd12:1:2:3:bbbb::2'))
  expect(neighbour('fd12::5')).toBe(neighbour('fd12::6:7'))
  expect(neighbour('fd12:1:2:3::1')).not.toBe(neighbour('fd12:1:2:4::1'))
})
