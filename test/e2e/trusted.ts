import { createHash, randomInt, X509Certificate } from 'node:crypto'
import { get } from 'node:http'
import { createServer } from 'node:net'
import { setTimeout } from 'node:timers/promises'
import { type Browser, chromium, type Page } from 'playwright-core'
import { z } from 'zod'
import { chromiumArguments, chromiumEnvironment, chromiumPath } from '../support/chromium.ts'
import { call } from './calls.ts'

/** A port of this computer that nobody uses, and neither the next one. */
async function freePort(): Promise<number> {
  for (let tries = 0; tries < 50; tries += 1) {
    const port = randomInt(20_000, 60_000)
    if ((await isFree(port)) && (await isFree(port + 1))) return port
  }
  throw new Error('no port is free')
}

const isFree = (port: number) =>
  new Promise<boolean>(resolve => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)))
  })

const Served = z.object({ result: z.object({ data: z.object({ addresses: z.array(z.string()) }) }) })

const servedAt = async (office: Page) =>
  Served.parse(await call(office, 'station.status', {})).result.data.addresses

/** Switches the station on for the loopback, which the screen does not offer; answers its port once it is served. */
export async function switchOnLoopback(office: Page): Promise<number> {
  const port = await freePort()
  await call(office, 'station.switch', { on: true, network: 'lo', port })
  // Its certificate is made meanwhile; whoever waits in vain is told by the time limit of the test.
  while (!(await servedAt(office)).includes('127.0.0.1')) await setTimeout(50)
  return port
}

/** A browser that has the site's certificate installed, as a device that was set up has: everything else is refused. */
export async function trustingBrowser(port: number): Promise<Browser> {
  const executablePath = chromiumPath()
  if (executablePath === undefined) throw new Error('no Chromium')
  const { publicKey } = new X509Certificate(await siteCertificate(port))
  const key = createHash('sha256')
    .update(publicKey.export({ type: 'spki', format: 'der' }))
    .digest('base64')
  return await chromium.launch({
    executablePath,
    args: [...chromiumArguments, `--ignore-certificate-errors-spki-list=${key}`],
    env: chromiumEnvironment,
  })
}

/** As the page for devices that do not trust the site yet gives it. */
const siteCertificate = (port: number): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    get({ hostname: '127.0.0.1', port: port + 1, path: '/ca.crt' }, response => {
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => parts.push(part))
      response.on('end', () => resolve(Buffer.concat(parts)))
      response.on('error', reject)
    }).on('error', reject)
  })

const Begun = z.object({ result: z.object({ data: z.object({ secret: z.string() }) }) })

/** The secret of a code that the desk shows for a device. */
export async function codeFor(office: Page, kind: 'tablet' | 'camera', name: string): Promise<string> {
  return Begun.parse(await call(office, 'station.beginPairing', { kind, limit: null, name })).result.data
    .secret
}
