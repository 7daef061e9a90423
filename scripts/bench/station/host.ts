import { spawn } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { hashSecret } from '../../../main/staff/passwords.ts'
import { addStaff } from '../../../main/staff/commands.ts'
import { systemActor } from '../../../main/desk/core.ts'
import { authorityAt, type ServedDesk } from '../../../test/support/tls-device.ts'
import { memoryFlags } from '../../start/memory-flags.ts'
import { type BenchPlace, openBenchDesk } from '../data/place.ts'

/** Of everybody on a desk that is measured. */
export const benchPassword = 'eight ducks swim'

const program = fileURLToPath(new URL('../../../main/host/main.ts', import.meta.url))
const address = '127.0.0.1'

/** Adds people who sign in with {@link benchPassword}, and names homes of the desk. */
export async function people(place: BenchPlace, logins: readonly string[], homes: number) {
  const desk = await openBenchDesk(place)
  const core = desk.requireCore()
  const passwordHash = await hashSecret(benchPassword)
  for (const login of logins) {
    const staffId = core.environment.newId()
    const input = { staffId, name: login, login, role: 'specialist' as const, passwordHash }
    await core.execute(addStaff, { actor: systemActor, input })
  }
  const units = core.read.all<{ id: string }>('select id from unit order by id limit ?', [homes])
  await desk.close()
  return units.map(({ id }) => id)
}

/** A desk served to this computer and, over TLS, to the loopback as if it were the clubhouse's network. */
export interface BenchHost extends ServedDesk {
  /** Where this computer itself opens it. */
  readonly loopback: string
  stop(): Promise<void>
}

/** Runs `desk serve --lan` on a folder, in a process of its own. */
export async function serveStation(place: BenchPlace): Promise<BenchHost> {
  const port = randomInt(20_000, 50_000)
  const data = ['--data', place.dataFolder, '--key-file', join(place.folder, 'data.key'), '--port', '0']
  const lan = ['--lan', '--network', 'lo', '--lan-port', String(port)]
  const child = spawn(process.execPath, [...memoryFlags, program, 'serve', ...data, ...lan], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise<void>(resolve => child.once('exit', () => resolve()))
  let said = ''
  const loopback = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (part: Buffer) => {
      said += part.toString()
      const [, own] = /(http:\/\/127\.0\.0\.1:\d+)/.exec(said) ?? []
      if (own !== undefined && said.includes('https://')) resolve(own)
    })
    child.once('exit', () => reject(new Error(`the desk ended: ${said}`)))
  })
  return {
    address,
    port,
    loopback,
    authority: await authorityAt(address, port),
    async stop() {
      child.kill('SIGTERM')
      await ended
    },
  }
}
