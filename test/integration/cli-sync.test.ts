import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

vi.setConfig({ testTimeout: 180_000 })

const program = join(import.meta.dirname, '../../main/host/main.ts')
let folder: string
let serving: ChildProcess | undefined

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'desk-cli-'))
  writeFileSync(join(folder, 'password'), 'eight ducks swim\n')
})
afterEach(() => {
  serving?.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})

function desk(...parameters: string[]) {
  const run = spawnSync(process.execPath, [program, ...parameters, '--json'], {
    encoding: 'utf8',
    cwd: folder,
  })
  const lastLine = run.stdout.trimEnd().split('\n').at(-1) ?? ''
  const report = (): Record<string, unknown> => JSON.parse(lastLine) as Record<string, unknown>
  return { code: run.status, stderr: run.stderr, report }
}

/** `desk hq serve` in a process of its own, once it says where sites reach it. */
async function serve() {
  const child = spawn(
    process.execPath,
    [program, 'hq', 'serve', '--data', 'hq', '--port', '0', '--screen-port', '0', '--host', '127.0.0.1'],
    { cwd: folder, stdio: ['ignore', 'pipe', 'inherit'] },
  )
  serving = child
  let said = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text
  })
  const address = () => /http:\/\/127\.0\.0\.1:\d+(?=\n)/.exec(said)?.[0] ?? ''
  await expect.poll(address, { timeout: 120_000 }).not.toBe('')
  return {
    address: address(),
    async stop() {
      const ended = once(child, 'exit')
      child.kill('SIGINT')
      const [code] = (await ended) as [number | null]
      return code
    },
  }
}

describe('desk sync', () => {
  it('brings everything to a headquarters that serves, and ends it as it is told', async () => {
    const password = ['--password-file', 'password']
    const site = ['--site', 'bj01', '--name', '示例花园', '--admin', '李经理']
    expect(desk('init', '--data', 'site', ...site, ...password).code).toBe(0)
    expect(desk('hq', 'init', '--data', 'hq', '--name', '集团客服', ...password).code).toBe(0)
    const invited = desk('hq', 'invite', '--data', 'hq', '--site', 'BJ01', '--to', 'own.desk-invitation')
    expect(invited.code, invited.stderr).toBe(0)
    expect(desk('enrol', 'own.desk-invitation', '--data', 'site').code).toBe(0)
    expect(desk('sync', '--data', 'site')).toMatchObject({ code: 1 })
    const served = await serve()
    const synced = desk('sync', '--data', 'site', '--address', served.address)
    expect(synced.code, synced.stderr).toBe(0)
    expect(synced.report()).toMatchObject({ ok: true, parcels: 1, receipt: 1 })
    expect(desk('sync', '--data', 'site').report()).toMatchObject({ parcels: 0, receipt: 2 })
    expect(await served.stop()).toBe(0)
    expect(desk('hq', 'status', '--data', 'hq').report()).toMatchObject({
      sites: [{ code: 'BJ01', parcels: 1, waiting: 0 }],
    })
    const keys = [desk('rotate-key', '--data', 'site'), desk('hq', 'rotate-key', '--data', 'hq')]
    for (const { code, report } of keys)
      expect({ code, ...report() }).toMatchObject({ code: 0, fingerprint: expect.any(String) as string })

    // The computer is gone; what headquarters holds goes to a new one.
    rmSync(join(folder, 'site'), { recursive: true })
    const rebuilt = desk('hq', 'restore-site', '--site', 'BJ01', '--to', 'stick', '--data', 'hq')
    expect(rebuilt.code, rebuilt.stderr).toBe(0)
    const { file, recoveryKey } = rebuilt.report()
    writeFileSync(join(folder, 'recovery-key'), String(recoveryKey))
    const opened = ['--recovery-key-file', 'recovery-key', '--data', 'new']
    const restored = desk('restore', '--from', String(file), ...opened)
    expect(restored.code, restored.stderr).toBe(0)
    const exported = desk('bundle', 'export', '--to', 'stick', '--data', 'new')
    expect(exported.code, exported.stderr).toBe(0)
    const [parcel] = exported.report()['files'] as string[]
    const received = desk('hq', 'receive', String(parcel), '--data', 'hq')
    expect(received.code, received.stderr).toBe(0)
    const { receipt } = received.report()
    expect(desk('receipt', 'import', String(receipt), '--data', 'new').code).toBe(0)
  })
})
