import { execFileSync, spawnSync } from 'node:child_process'
import { X509Certificate } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect, createServer } from 'node:tls'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { holds, type Leaf, makeAuthority, makeLeaf } from '../../main/station/authority.ts'
import type { StoredAuthority } from '../../main/station/authority-store.ts'

const name = 'clubhouse-test.local'
const day = 86_400_000
let authority: StoredAuthority
const now = Date.now()
const refused = 'permitted subtree violation'
const leafFor = (host: string, ...addresses: string[]) => makeLeaf(authority, host, addresses, now)

beforeAll(async () => {
  authority = await makeAuthority('TEST', name, now)
})

/** Whether a client that trusts the authority speaks with a server that shows `leaf` as `host`. */
const spoken = async ({ certificate, privateKey }: Leaf, host: string): Promise<string> => {
  const server = createServer({ cert: certificate, key: privateKey })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  try {
    return await new Promise(resolve => {
      const socket = connect({
        host: '127.0.0.1',
        port,
        ca: authority.certificate,
        servername: host,
        minVersion: 'TLSv1.2',
      })
      socket.once('secureConnect', () => {
        resolve('spoken')
        socket.destroy()
      })
      socket.once('error', error => resolve(error.message))
    })
  } finally {
    server.close()
  }
}

it('makes certificates that are trusted by name and address', async () => {
  const leaf = await leafFor(name, '192.168.1.5', 'fd12::5', '127.0.0.1')
  expect(await spoken(leaf, name)).toBe('spoken')
  const certificate = new X509Certificate(leaf.certificate)
  for (const address of ['192.168.1.5', 'fd12::5']) expect(certificate.checkIP(address)).toBe(address)
  expect(certificate.checkIssued(new X509Certificate(authority.certificate))).toBe(true)
})

it.each([
  ['another site of the web', 'example.com', '127.0.0.1'],
  ['a name of another desk', 'clubhouse-other.local', '127.0.0.1'],
])('cannot speak for %s, whoever has its key', async (_, host, address) => {
  expect(await spoken(await leafFor(host, address), host)).toBe(refused)
})

it('cannot speak for an address of the internet', async () => {
  expect(await spoken(await leafFor(name, '8.8.8.8'), name)).toBe(refused)
  expect(await spoken(await leafFor(name, '2001:db8::1'), name)).toBe(refused)
})

it('is valid for ten years, its certificates for 397 days and from a month ago, for clocks that are slow', async () => {
  const leaf = new X509Certificate((await leafFor(name, '127.0.0.1')).certificate)
  expect(leaf.validToDate.getTime() - leaf.validFromDate.getTime()).toBe(397 * day)
  expect(now - leaf.validFromDate.getTime()).toBeGreaterThan(29 * day)
  const root = new X509Certificate(authority.certificate)
  expect(root.validToDate.getTime() - now).toBeGreaterThan(3_650 * day)
  expect(root.ca).toBe(true)
  expect(root.subject).toBe('CN=驻场客服台 TEST')
})

it('knows what does not hold any more or not yet', async () => {
  const { certificate } = await leafFor(name, '127.0.0.1')
  expect(holds(certificate, now)).toBe(true)
  expect(holds(certificate, now - 31 * day)).toBe(false)
  expect(holds(certificate, now + 300 * day)).toBe(true)
  expect(holds(certificate, now + 340 * day)).toBe(false)
})

it('makes no certificate that outlives it', async () => {
  const late = now + 3_600 * day
  const leaf = new X509Certificate((await makeLeaf(authority, name, ['127.0.0.1'], late)).certificate)
  expect(leaf.validToDate).toEqual(new X509Certificate(authority.certificate).validToDate)
})

const noOpenssl = spawnSync('openssl', ['version']).status === 0 ? '' : ' (cannot run: no openssl here)'
describe.skipIf(noOpenssl !== '')(`as openssl reads it${noOpenssl}`, () => {
  const folder = mkdtempSync(join(tmpdir(), 'desk-authority-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  const verify = (leaf: Leaf) => {
    writeFileSync(join(folder, 'ca.pem'), authority.certificate)
    writeFileSync(join(folder, 'leaf.pem'), leaf.certificate)
    const files = ['-CAfile', join(folder, 'ca.pem'), join(folder, 'leaf.pem')]
    const { status, stderr } = spawnSync('openssl', ['verify', '-x509_strict', ...files], {
      encoding: 'utf8',
    })
    return status === 0 ? 'ok' : stderr
  }

  it('fits the letter of the standard and holds its constraints', async () => {
    expect(
      verify(await leafFor(name, '10.0.0.1', '172.16.0.1', '192.168.0.1', '169.254.1.1', 'fd00::1')),
    ).toBe('ok')
    for (const bad of [await leafFor('example.com'), await leafFor(name, '172.32.0.1')])
      expect(verify(bad)).toContain('permitted subtree violation')
    const text = execFileSync('openssl', ['x509', '-in', join(folder, 'ca.pem'), '-noout', '-text'], {
      encoding: 'utf8',
    })
    expect(text).toContain('X509v3 Name Constraints: critical')
    expect(text).toContain('pathlen:0')
  })
})
