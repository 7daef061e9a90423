import { Agent } from 'node:https'
import { createServer } from 'node:net'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openCopiedDesk, type TestDesk, testPassword } from '../support/desk.ts'
import { deskDoor } from '../../main/host/station/door.ts'
import { showCode } from '../support/station.ts'
import { ask, askPlain } from '../support/ask.ts'
import { openTestStation, type TestStation } from '../support/station-host.ts'

let test: TestDesk
let station: TestStation
const name = 'clubhouse-test.local'

beforeEach(async () => {
  test = await openCopiedDesk()
  station = await openTestStation(test, { addresses: ['127.0.0.2', '127.0.0.3'] })
})
afterEach(async () => {
  await station.close()
  await test.close()
})

const url = (address: string, path = '/api/trpc/x', port = station.port) =>
  `https://${address}:${port}${path}`
const ca = () => station.authority()

it('serves every address of the network over TLS, by address and by name, to who trusts the site', async () => {
  expect(station.view()).toMatchObject({
    on: true,
    hostName: name,
    addresses: ['127.0.0.2', '127.0.0.3'],
    trouble: null,
  })
  for (const address of ['127.0.0.2', '127.0.0.3']) {
    const answered = await ask(url(address), { ca: ca(), from: '127.0.0.9' })
    expect(answered).toMatchObject({ status: 200, text: 'GET /api/trpc/x from 127.0.0.9' })
    expect((await ask(url(address), { ca: ca(), name })).status).toBe(200)
  }
  const page = await ask(url('127.0.0.2', '/cases'), { ca: ca() })
  expect(page.text).toContain('<title>screens</title>')
  expect(page.headers['content-security-policy']).toContain("default-src 'none'")
})

it('is not trusted by who does not know the site', async () => {
  await expect(ask(url('127.0.0.2'))).rejects.toMatchObject({ code: 'SELF_SIGNED_CERT_IN_CHAIN' })
})

it.each([
  ['an unknown name', { host: 'evil.example' }],
  ['the name of the desk on another port', { host: `${name}:1` }],
  ['a page of another site', { origin: 'https://evil.example' }],
  ['a page of the loopback', { origin: 'http://127.0.0.1:7420' }],
  ['a page of nowhere', { origin: 'null' }],
  ['another page of the network', { 'sec-fetch-site': 'cross-site' }],
])('refuses %s', async (_, headers) => {
  const answered = await ask(url('127.0.0.2'), { ca: ca(), headers: headers as Record<string, string> })
  expect(answered.status).toBe(403)
  expect(answered.text).not.toContain('GET')
})

it('lets its own pages in', async () => {
  const headers = { origin: `https://127.0.0.2:${station.port}`, 'sec-fetch-site': 'same-origin' }
  const answered = await ask(url('127.0.0.2'), {
    ca: ca(),
    headers,
    method: 'POST',
    body: 'x'.repeat(100_000),
  })
  expect(answered.text).toBe('POST /api/trpc/x from 127.0.0.1 with 100000')
})

it('takes a new address without ending what goes on over another', async () => {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const before = await ask(url('127.0.0.2'), { ca: ca(), agent })
  expect(before.certificate?.checkIP('127.0.0.4')).toBeUndefined()
  await station.move('127.0.0.2', '127.0.0.4')
  expect(station.view().addresses).toEqual(['127.0.0.2', '127.0.0.4'])

  const kept = await ask(url('127.0.0.2'), { ca: ca(), agent })
  expect(kept).toMatchObject({ status: 200, line: before.line })
  agent.destroy()
  for (const address of ['127.0.0.2', '127.0.0.4']) {
    const fresh = await ask(url(address), { ca: ca() })
    expect(fresh.status).toBe(200)
    expect(fresh.certificate?.serialNumber).not.toBe(before.certificate?.serialNumber)
    expect(fresh.certificate?.checkIP('127.0.0.3')).toBeUndefined()
    expect(fresh.certificate?.checkHost(name)).toBe(name)
  }
  await expect(ask(url('127.0.0.3'), { ca: ca() })).rejects.toMatchObject({ code: 'ECONNREFUSED' })
})

it('says that the network is gone, and goes on when it is back under another address', async () => {
  const { fingerprint } = station.view()
  await station.move()
  expect(station.view()).toMatchObject({
    addresses: [],
    trouble: { code: 'station.networkGone', params: { network: 'test' } },
  })
  await expect(ask(url('127.0.0.2'), { ca: ca() })).rejects.toMatchObject({ code: 'ECONNREFUSED' })
  await station.move('127.0.0.5')
  expect(station.view()).toMatchObject({ addresses: ['127.0.0.5'], trouble: null, fingerprint })
  // The name leads there now: what was paired by it goes on.
  expect((await ask(url('127.0.0.5'), { ca: ca(), name })).status).toBe(200)
})

it('says that a port is taken, serves what it can and takes the port when it is free', async () => {
  const other = createServer()
  await new Promise<void>(resolve => other.listen(station.port, '127.0.0.6', resolve))
  await station.move('127.0.0.2', '127.0.0.6')
  expect(station.view()).toMatchObject({
    addresses: ['127.0.0.2'],
    trouble: { code: 'station.portTaken', params: { port: station.port, address: '127.0.0.6' } },
  })
  await new Promise(resolve => other.close(resolve))
  await station.service.look()
  expect(station.view()).toMatchObject({ addresses: ['127.0.0.2', '127.0.0.6'], trouble: null })
})

it('says that another machine has its name', async () => {
  station.nameTrouble = { conflict: '192.168.1.77' }
  await station.service.look()
  expect(station.view()).toMatchObject({
    addresses: ['127.0.0.2', '127.0.0.3'],
    trouble: { code: 'station.nameTaken', params: { name, address: '192.168.1.77' } },
  })
})

it('listens to nobody once it is off, and nothing that was open goes on', async () => {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  await ask(url('127.0.0.2'), { ca: ca(), agent })
  await station.switch(false)
  for (const port of [station.port, station.port + 1])
    await expect(ask(url('127.0.0.2', '/', port))).rejects.toMatchObject({ code: 'ECONNREFUSED' })
  await expect(ask(url('127.0.0.2'), { ca: ca(), agent })).rejects.toThrow()
  expect(station.announced.at(-1)).toEqual([])
  expect(station.view()).toMatchObject({ on: false, addresses: [], trouble: null })
})

it('has the same authority after it was off, and moves to another port', async () => {
  const before = ca()
  await station.switch(false)
  await station.switch(true, station.port + 10)
  expect(ca()).toBe(before)
  expect((await ask(url('127.0.0.2', '/api/x', station.port + 10), { ca: before })).status).toBe(200)
  await expect(ask(url('127.0.0.2'), { ca: before })).rejects.toMatchObject({ code: 'ECONNREFUSED' })
})

it('makes a certificate anew before it ends, and keeps the authority', async () => {
  const day = 86_400_000
  const before = await ask(url('127.0.0.2'), { ca: ca() })
  const authority = ca()
  const end = before.certificate?.validToDate.getTime() ?? 0
  test.setClock(end - 31 * day)
  await station.service.look()
  const same = await ask(url('127.0.0.2'), { ca: ca() })
  expect(same.certificate?.serialNumber).toBe(before.certificate?.serialNumber)
  test.setClock(end + day)
  await station.service.look()
  // It holds at the desk's time only: this test's own clock stands before it.
  const renewed = await ask(url('127.0.0.2'), { ca: ca() }).catch((error: NodeJS.ErrnoException) => error)
  expect(renewed).toMatchObject({ code: 'CERT_NOT_YET_VALID' })
  expect(ca()).toBe(authority)
})

it('gives the certificate and how to install it without TLS, and nothing else', async () => {
  const plain = (path: string) => `http://127.0.0.2:${station.port + 1}${path}`
  const page = await askPlain(plain('/'))
  expect(page.status).toBe(200)
  expect(page.text).toContain(station.view().fingerprint)
  expect(page.text).toContain(`https://${name}:${station.port}/`)
  expect(page.text).not.toContain('<script')
  const der = await askPlain(plain('/ca.crt'))
  expect(der.headers['content-type']).toBe('application/x-x509-ca-cert')
  expect(der.bytes.toString('base64')).toBe(ca().replace(/-----[^-]+-----|\s/g, ''))
  const profile = await askPlain(plain('/ca.mobileconfig'))
  expect(profile.text).toContain(der.bytes.toString('base64'))
  expect((await askPlain(plain('/'), `${name}:${station.port + 1}`)).status).toBe(200)
  expect((await askPlain(plain('/'), 'evil.example')).status).toBe(403)
  for (const path of ['/api/trpc/site.state', '/pair', '/index.html', '/ca.crt?x'])
    expect((await askPlain(plain(path))).status, path).toBe(404)
})

it('lets a device in that was paired with a code, and nobody else', async () => {
  await station.close()
  station = await openTestStation(test, { addresses: ['127.0.0.2'], door: deskDoor(test.desk) })
  const cookies: string[] = []
  const call = async (path: string, input: unknown, from = '127.0.0.9') => {
    const answered = await ask(url('127.0.0.2', `/api/trpc/${path}`), {
      ca: ca(),
      from,
      method: 'POST',
      body: JSON.stringify(input),
      headers: { 'content-type': 'application/json', cookie: cookies.join('; ') },
    })
    for (const cookie of answered.headers['set-cookie'] ?? []) {
      expect(cookie).toMatch(/; Secure/)
      cookies.push(cookie.split(';')[0] ?? '')
    }
    return answered
  }
  const signIn = { login: 'manager', password: testPassword }
  expect((await call('staff.signIn', signIn)).text).toContain('device.required')
  expect((await call('site.setUp', {})).text).toContain('device.required')
  const { secret } = showCode(test, 'desk')
  expect((await call('station.pair', { secret, name: '2号柜台' })).status).toBe(200)
  expect((await call('staff.signIn', signIn)).status).toBe(200)
  expect((await call('station.status', {})).text).toContain('clubhouse-test.local')
})
