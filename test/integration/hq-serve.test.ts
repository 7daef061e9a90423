import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import { connect, type Socket } from 'node:net'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { systemActor } from '../../main/desk/core.ts'
import { type HqServeOptions, type ServedHq, serveHeadquarters } from '../../main/host/hq/serve.ts'
import { becomeHeadquarters, makeInvitation } from '../../main/hq/invite.ts'
import { makeAuthority, makeLeaf } from '../../main/station/authority.ts'
import { exportBundle } from '../../main/sync/bundle.ts'
import { fingerprintOf, newSigningKeys, signManifest } from '../../main/sync/format/keys.ts'
import { sessionMessage } from '../../main/sync/format/network.ts'
import { joinHeadquarters } from '../../main/sync/join.ts'
import { enrolmentOf, requireLink } from '../../main/sync/link-row.ts'
import { setLine } from '../../main/sync/network/line.ts'
import { lineView } from '../../main/sync/network/line-row.ts'
import { syncOverNetwork } from '../../main/sync/network/run.ts'
import { readSite } from '../../main/site/queries.ts'
import { openCopiedDesk, type TestDesk } from '../support/desk.ts'
import { runHistory } from '../support/histories.ts'

vi.setConfig({ testTimeout: 120_000 })

let site: TestDesk
let hq: TestDesk
let served: ServedHq

beforeEach(async () => {
  ;[site, hq] = [await openCopiedDesk(), await openCopiedDesk()]
  await becomeHeadquarters(hq.core, '集团客服')
  await serve()
})
afterEach(async () => {
  await served.close()
  await site.close()
  await hq.close()
})

async function serve(more: Partial<HqServeOptions> = {}): Promise<void> {
  served = await serveHeadquarters({ desk: hq.desk, port: 0, host: '127.0.0.1', ...more })
}

async function enrol(code = 'TEST', address?: string): Promise<void> {
  const invitation = await makeInvitation(hq.core, systemActor, { code, name: '海棠湾', address })
  await joinHeadquarters(site.core, systemActor, Buffer.from(JSON.stringify(invitation)))
}

interface Asked {
  readonly token?: string
  readonly headers?: Record<string, string>
  readonly body?: Buffer<ArrayBuffer> | string
}

const ask = (method: string, path: string, { token, headers, body }: Asked = {}) =>
  fetch(`http://127.0.0.1:${served.port}/sync/v1${path}`, {
    method,
    headers: {
      'tus-resumable': '1.0.0',
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...headers,
    },
    ...(body === undefined ? {} : { body }),
  })

async function challenge(): Promise<string> {
  const answer = await ask('POST', '/challenge')
  return z.object({ challenge: z.string() }).parse(await answer.json()).challenge
}

interface Who {
  readonly key: { readonly publicKey: string; readonly privateKey: string }
  readonly enrolment?: object | undefined
}

/** Asks for a session as the site, with another key or proof where one is given. */
async function signIn(one: string, who?: Who): Promise<Response> {
  const link = requireLink(site.core.read)
  const { publicKey, privateKey } = who?.key ?? { publicKey: link.public_key, privateKey: link.signing_key }
  const key = fingerprintOf(publicKey)
  const signature = signManifest(sessionMessage(link.hq_id, one, key), privateKey).toString('base64')
  const own = readSite(site.core.read)
  const enrolment = who ? { enrolment: who.enrolment } : enrolmentOf(link)
  return ask('POST', '/session', {
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ challenge: one, site: own?.id, name: own?.name, key, signature, ...enrolment }),
  })
}

const tokenIn = async (answer: Response): Promise<string> =>
  z.object({ token: z.string() }).parse(await answer.json()).token

const codeIn = async (answer: Response): Promise<unknown> => ({
  status: answer.status,
  ...z.object({ code: z.string() }).parse(await answer.json()),
})

const announce = (token: string, bytes: number, sha256: string) =>
  ask('POST', '/parcels', {
    token,
    headers: {
      'upload-length': String(bytes),
      'upload-metadata': `sha256 ${Buffer.from(sha256).toString('base64')}`,
    },
  })

const sha256Of = (content: Buffer | string) => createHash('sha256').update(content).digest()

/** Announces something and answers the path of the upload below the root. */
async function begun(token: string, content: Buffer): Promise<string> {
  const answer = await announce(token, content.length, sha256Of(content).toString('hex'))
  expect(answer.status).toBe(201)
  return (answer.headers.get('location') ?? '').replace('/sync/v1', '')
}

const append = (
  token: string,
  path: string,
  piece: Buffer<ArrayBuffer>,
  { offset = 0, checksum = sha256Of(piece) }: { offset?: number; checksum?: Buffer } = {},
) =>
  ask('PATCH', path, {
    token,
    headers: {
      'content-type': 'application/offset+octet-stream',
      'upload-offset': String(offset),
      'upload-checksum': `sha256 ${checksum.toString('base64')}`,
    },
    body: piece,
  })

const offsetOf = async (token: string, path: string) => {
  const { status, headers } = await ask('HEAD', path, { token })
  return { status, offset: headers.get('upload-offset') }
}

describe('a headquarters that sites reach over the network', () => {
  it('lets in whoever signs its challenge with the key of an invited site, once', async () => {
    await enrol()
    const one = await challenge()
    const answer = await signIn(one)
    expect(answer.status).toBe(200)
    expect(await codeIn(await signIn(one))).toEqual({ status: 403, code: 'sync.challengeOver' })
    expect(await codeIn(await signIn('A'.repeat(43)))).toEqual({ status: 403, code: 'sync.challengeOver' })
    // Before its first parcel nothing is known of the site, so there is no receipt.
    expect((await ask('GET', '/receipt', { token: await tokenIn(answer) })).status).toBe(409)
  })

  it('refuses keys it does not know, proofs that are none, and requests of nobody', async () => {
    await enrol()
    const key = newSigningKeys()
    expect(await codeIn(await signIn(await challenge(), { key }))).toEqual({
      status: 403,
      code: 'sync.unknownSite',
    })
    const { enrolment } = enrolmentOf(requireLink(site.core.read))
    const forged = { ...enrolment, key: key.publicKey }
    expect(await codeIn(await signIn(await challenge(), { key, enrolment: forged }))).toEqual({
      status: 403,
      code: 'sync.unknownSite',
    })
    const content = Buffer.from('a parcel')
    for (const token of ['', 'A'.repeat(43)]) {
      expect((await announce(token, 8, sha256Of(content).toString('hex'))).status).toBe(401)
      expect((await ask('GET', '/receipt', { token })).status).toBe(401)
    }
    expect((await ask('POST', '/session', { body: 'x'.repeat(20_000) })).status).toBe(413)
    expect((await ask('POST', '/session', { body: 'no json' })).status).toBe(400)
  })

  it('takes pieces where the last one ended and whole, and shows them to no other site', async () => {
    await enrol()
    const token = await tokenIn(await signIn(await challenge()))
    const content = Buffer.from('0123456789')
    const path = await begun(token, content)
    expect((await append(token, path, content.subarray(0, 4))).headers.get('upload-offset')).toBe('4')
    expect((await append(token, path, content.subarray(0, 4))).status).toBe(409)
    const wrong = { offset: 4, checksum: sha256Of('other') }
    expect((await append(token, path, content.subarray(4, 8), wrong)).status).toBe(460)
    expect(await offsetOf(token, path)).toEqual({ status: 200, offset: '4' })
    expect((await append(token, path, Buffer.alloc(7), { offset: 4 })).status).toBe(409)
    // The same parcel begun once more is the same upload.
    expect(await begun(token, content)).toBe(path)
    expect(await offsetOf(token, path)).toEqual({ status: 200, offset: '4' })

    // The same computer by the invitation of another site is that other site.
    const other = await makeInvitation(hq.core, systemActor, { code: 'BJ02', name: '别处' })
    await joinHeadquarters(
      site.core,
      systemActor,
      Buffer.from(JSON.stringify({ ...other, site: { code: 'TEST' } })),
    )
    const others = await tokenIn(await signIn(await challenge()))
    expect((await offsetOf(others, path)).status).toBe(404)
    expect((await append(others, path, content.subarray(4), { offset: 4 })).status).toBe(404)
    expect((await ask('DELETE', path, { token: others })).status).toBe(404)

    expect((await announce(token, 300 * 2 ** 20, 'a'.repeat(64))).status).toBe(413)
    expect((await announce(token, 0, 'a'.repeat(64))).status).toBe(400)
    expect((await ask('DELETE', path, { token })).status).toBe(204)
    expect((await offsetOf(token, path)).status).toBe(404)
    expect((await offsetOf(token, '/parcels/../../desk.sqlite')).status).toBe(404)
  })

  it('takes in what was whole when it ended, and says of bytes that are no parcel that they are refused', async () => {
    await enrol()
    const { files } = await exportBundle(site.core, site.manager, {
      content: 'everything',
      to: join(site.folder, 'stick'),
      parcelBytes: 2 ** 24,
    })
    const parcel = await readFile(files[0] ?? '')
    const token = await tokenIn(await signIn(await challenge()))
    const rubbish = await begun(token, Buffer.from('rubbish'))
    await append(token, rubbish, Buffer.from('rubbish'))
    const outcome = async (path: string) => (await ask('GET', path, { token })).json()
    await expect
      .poll(() => outcome(rubbish), { timeout: 60_000 })
      .toMatchObject({ state: 'refused', refusal: { code: 'sync.notAParcel' } })

    const path = await begun(token, parcel)
    await append(token, path, parcel)
    await served.close()
    hq = await hq.reopen()
    await serve()
    const again = await tokenIn(await signIn(await challenge()))
    await expect
      .poll(async () => (await ask('GET', path, { token: again })).json(), { timeout: 60_000 })
      .toMatchObject({ state: 'taken' })
    expect((await ask('GET', '/receipt', { token: again })).status).toBe(200)
    expect(hq.core.read.get('select id from hq_site where site_id is not null')).toBeDefined()
  })

  it('is reached over an encrypted line through a proxy, by whoever trusts its own authority', async () => {
    await served.close()
    const now = site.core.environment.now()
    const authority = await makeAuthority('HQ', 'hq.local', now)
    const leaf = await makeLeaf(authority, 'hq.local', ['127.0.0.1'], now)
    await serve({ tls: { cert: Buffer.from(leaf.certificate), key: Buffer.from(leaf.privateKey) } })
    await enrol('TEST', `https://127.0.0.1:${served.port}/`)
    await runHistory(site, [])
    expect(lineView(site.core.read).address).toBe(`https://127.0.0.1:${served.port}`)
    const sync = () =>
      syncOverNetwork(
        site.core,
        site.manager,
        { content: 'everything', pause: 1, patience: 20, askEvery: 10 },
        { signal: new AbortController().signal, progress: () => undefined },
      )
    await expect(sync()).rejects.toMatchObject({ code: 'sync.untrusted' })
    expect(lineView(site.core.read).failure).toMatchObject({ code: 'sync.untrusted' })
    const proxy = await openProxy('reception:a secret')
    try {
      await site.core.execute(setLine, {
        actor: site.manager,
        input: {
          ...lineView(site.core.read),
          certificates: authority.certificate,
          proxy: `http://reception:a%20secret@127.0.0.1:${proxy.port}`,
        },
      })
      expect(lineView(site.core.read).proxy).not.toContain('secret')
      // Saved as it is shown, the password stays.
      await site.core.execute(setLine, { actor: site.manager, input: lineView(site.core.read) })
      expect(await sync()).toMatchObject({ receipt: 1 })
      expect(proxy.tunnels).toEqual([`127.0.0.1:${served.port}`])
      expect(lineView(site.core.read)).toMatchObject({ failure: null, triedAt: expect.any(Number) as number })
    } finally {
      await proxy.close()
    }
  })
})

/** A proxy that lets through whoever knows its password. */
async function openProxy(password: string) {
  const tunnels: string[] = []
  const sockets = new Set<Socket>()
  const keep = (socket: Socket) => {
    sockets.add(socket)
    socket.on('error', () => socket.destroy())
  }
  const server: Server = createServer((_, response) => response.writeHead(405).end())
  server.on('connect', (request, incoming: Socket, head: Buffer) => {
    keep(incoming)
    const expected = `Basic ${Buffer.from(password).toString('base64')}`
    if (request.headers['proxy-authorization'] !== expected)
      return incoming.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n')
    const [host = '', port = ''] = (request.url ?? '').split(':')
    tunnels.push(`${host}:${port}`)
    const outgoing = connect(Number(port), host, () => {
      incoming.write('HTTP/1.1 200 Connection Established\r\n\r\n')
      outgoing.write(head)
      outgoing.pipe(incoming)
      incoming.pipe(outgoing)
    })
    keep(outgoing)
    return undefined
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    tunnels,
    close() {
      for (const socket of sockets) socket.destroy()
      return new Promise(resolve => server.close(resolve))
    },
  }
}
