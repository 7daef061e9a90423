import { connect as connectPlain, type Socket } from 'node:net'
import { connect, type TLSSocket } from 'node:tls'
import { Agent } from 'node:https'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { StationLimits } from '../../main/host/station/limits.ts'
import { openCopiedDesk, type TestDesk } from '../support/desk.ts'
import { ask } from '../support/ask.ts'
import { openTestStation, type TestStation } from '../support/station-host.ts'

/** What a device does that is broken, hostile or far away; another one works on meanwhile. */
let test: TestDesk
let station: TestStation
const open: Socket[] = []
const bad = '127.0.0.66'

beforeEach(async () => {
  test = await openCopiedDesk()
})
afterEach(async () => {
  for (const socket of open.splice(0)) socket.destroy()
  await station.close()
  await test.close()
})

const serve = async (limits: Partial<StationLimits>) => {
  station = await openTestStation(test, { addresses: ['127.0.0.2'], limits })
}
const host = () => `127.0.0.2:${station.port}`
const colleague = async () =>
  (await ask(`https://${host()}/api/trpc/x`, { ca: station.authority(), from: '127.0.0.9' })).status

/** A connection of the bad device, which trusts whatever it meets. */
const line = (localAddress = bad): Promise<TLSSocket> =>
  new Promise((resolve, reject) => {
    const socket = connect({
      host: '127.0.0.2',
      port: station.port,
      rejectUnauthorized: false,
      socket: connectPlain({ host: '127.0.0.2', port: station.port, localAddress }),
    })
    open.push(socket)
    socket.once('secureConnect', () => resolve(socket))
    socket.on('error', reject)
    socket.once('close', () => reject(new Error('closed')))
  })
/** What is said before the line is cut has to be read: a socket nobody reads never comes to its end. */
const closed = (socket: Socket) =>
  new Promise<void>(resolve => {
    socket.on('error', () => undefined)
    socket.once('close', () => resolve())
    if (socket.destroyed) resolve()
    else socket.resume()
  })
/** Everything a line was told. */
const heard = (socket: Socket) => {
  const parts: Buffer[] = []
  socket.on('data', (part: Buffer) => parts.push(part))
  return () => Buffer.concat(parts).toString()
}
/** Sends `text` again and again, a little at a time. */
const drip = (socket: Socket, text: string, every: number) => {
  const timer = setInterval(() => {
    if (socket.writable) socket.write(text)
    else clearInterval(timer)
  }, every)
  socket.once('close', () => clearInterval(timer))
}

it('cuts who never finishes the headers, and answers others meanwhile', async () => {
  await serve({ headers: 3_000 })
  const socket = await line()
  socket.write(`GET /api/trpc/x HTTP/1.1\r\nhost: ${host()}\r\n`)
  drip(socket, 'x', 100)
  expect(await colleague()).toBe(200)
  await closed(socket)
})

it('cuts who connects and says nothing at all', async () => {
  await serve({ headers: 3_000 })
  const silent = connectPlain({ host: '127.0.0.2', port: station.port, localAddress: bad })
  open.push(silent)
  const greeted = await line()
  expect(await colleague()).toBe(200)
  await Promise.all([closed(silent), closed(greeted)])
})

it('cuts who sends a body in drops, with an answer, and answers others meanwhile', async () => {
  await serve({ bodyIdle: 700 })
  const socket = await line()
  const answer = heard(socket)
  socket.write(
    `POST /api/trpc/x HTTP/1.1\r\nhost: ${host()}\r\ncontent-type: application/json\r\ncontent-length: 100000\r\n\r\n`,
  )
  drip(socket, 'x', 100)
  expect(await colleague()).toBe(200)
  await closed(socket)
  expect(answer()).toMatch(/^HTTP\/1\.1 408 /)
})

it('tells a device that asks too much how long to wait, and ends its line', async () => {
  await serve({ requestsOfStranger: { perSecond: 0.001, burst: 5 } })
  const ca = station.authority()
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const call = () => ask(`https://${host()}/api/trpc/x`, { ca, from: bad, agent })
  for (let turn = 0; turn < 5; turn += 1) expect((await call()).status).toBe(200)
  const refused = await call()
  agent.destroy()
  expect(refused).toMatchObject({ status: 429, headers: { connection: 'close' } })
  const seconds = Number(refused.headers['retry-after'])
  expect(seconds).toBeGreaterThan(500)
  expect(JSON.parse(refused.text)).toMatchObject({
    error: { data: { desk: { code: 'station.tooMany', params: { seconds } } } },
  })
  expect(await colleague()).toBe(200)
})

it('does no more than it must for thousands of requests in one breath', async () => {
  await serve({ unanswered: 4 })
  const socket = await line()
  const answer = heard(socket)
  socket.write(`GET /api/trpc/x HTTP/1.1\r\nhost: ${host()}\r\n\r\n`.repeat(10_000))
  expect(await colleague()).toBe(200)
  await closed(socket)
  expect(answer().match(/HTTP\/1\.1 200 /g)?.length ?? 0).toBeLessThanOrEqual(4)
})

it('goes on for others while one device knocks as often as it can', async () => {
  await serve({
    newConnections: { perSecond: 2, burst: 10 },
    requestsOfStranger: { perSecond: 0.1, burst: 20 },
  })
  const agent = new Agent({ keepAlive: true, maxSockets: 200 })
  const ca = station.authority()
  const flood = Promise.allSettled(
    Array.from({ length: 1_000 }, () => ask(`https://${host()}/api/trpc/x`, { ca, from: bad, agent })),
  )
  for (let call = 0; call < 5; call += 1) expect(await colleague()).toBe(200)
  const ends = await flood
  agent.destroy()
  const answered = ends.flatMap(end => (end.status === 'fulfilled' ? [end.value.status] : []))
  expect(answered.filter(status => status === 200).length).toBeLessThan(200)
  expect(ends.length - answered.length).toBeGreaterThan(0)
  expect(await colleague()).toBe(200)
})

it('counts devices behind one address apart, and a device that changes its cookie with its address', async () => {
  await serve({
    requestsOfDevice: { perSecond: 0.001, burst: 3 },
    requestsOfAddress: { perSecond: 0.001, burst: 8 },
  })
  const ca = station.authority()
  const asDevice = async (token: string) => {
    const headers = { cookie: `a=b; __Host-desk_device=${token}` }
    return (await ask(`https://${host()}/files/x`, { ca, from: bad, headers })).status
  }
  for (let call = 0; call < 3; call += 1) expect(await asDevice('one')).toBe(200)
  expect(await asDevice('one')).toBe(429)
  expect(await asDevice('two')).toBe(200)
  const statuses = await Promise.all(Array.from({ length: 8 }, (_, number) => asDevice(`made-up-${number}`)))
  expect(statuses).toContain(429)
  expect(await colleague()).toBe(200)
})

it('holds only so many connections of one device', async () => {
  await serve({ connectionsOfStranger: 3 })
  await Promise.all([line(), line(), line()])
  await expect(line()).rejects.toThrow()
  expect(await colleague()).toBe(200)
  const [first] = open
  first?.destroy()
  await expect
    .poll(
      () =>
        line().then(
          () => true,
          () => false,
        ),
      { timeout: 30_000 },
    )
    .toBe(true)
})

const strangers = ['127.0.0.66', '127.0.0.67', '127.0.0.68', '127.0.0.69']
const tried = (localAddress?: string) =>
  line(localAddress).then(
    () => true,
    () => false,
  )

it('has places for paired devices when strangers took all of theirs', async () => {
  await serve({ connections: 20, connectionsOfOne: 10, connectionsOfStrangers: 8, connectionsOfStranger: 4 })
  // Paired, and without a connection open at the moment.
  expect(await colleague()).toBe(200)
  for (const stranger of strangers) await Promise.all(Array.from({ length: 8 }, () => tried(stranger)))
  expect(open.filter(socket => !socket.destroyed).length).toBeLessThanOrEqual(8)
  const lines = await Promise.all(Array.from({ length: 10 }, () => tried('127.0.0.9')))
  expect(lines).toEqual(Array.from({ length: 10 }, () => true))
})

it('lets one more stranger in where a few hold all places of strangers', async () => {
  await serve({ connections: 20, connectionsOfOne: 10, connectionsOfStrangers: 8, connectionsOfStranger: 4 })
  for (const stranger of strangers) await Promise.all(Array.from({ length: 8 }, () => tried(stranger)))
  // A phone that is about to be paired, or a device after the desk was started anew.
  expect(await colleague()).toBe(200)
})

it('lets paired devices in where others of them hold every place there is', async () => {
  await serve({ connections: 12, connectionsOfOne: 6 })
  const ca = station.authority()
  for (const from of ['127.0.0.66', '127.0.0.67'])
    expect((await ask(`https://${host()}/api/trpc/x`, { ca, from })).status).toBe(200)
  for (const from of ['127.0.0.66', '127.0.0.67'])
    await Promise.all(Array.from({ length: 8 }, () => tried(from)))
  expect(await colleague()).toBe(200)
})
