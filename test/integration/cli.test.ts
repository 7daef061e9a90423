import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

const program = join(import.meta.dirname, '../../main/host/main.ts')
let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'desk-cli-'))
  writeFileSync(join(folder, 'password'), 'eight ducks swim\n')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function desk(...parameters: string[]) {
  const run = spawnSync(process.execPath, [program, ...parameters], {
    encoding: 'utf8',
    cwd: folder,
    timeout: 60_000,
  })
  const lastLine = run.stdout.trimEnd().split('\n').at(-1) ?? ''
  const report = (): Record<string, unknown> => JSON.parse(lastLine) as Record<string, unknown>
  return { code: run.status, stdout: run.stdout, stderr: run.stderr, report }
}

const init = (...more: string[]) =>
  desk(
    'init',
    '--data',
    join(folder, 'data'),
    '--site',
    'bj01',
    '--name',
    '示例花园',
    '--admin',
    '李 经理',
    '--password-file',
    join(folder, 'password'),
    '--json',
    ...more,
  )

describe('desk init', () => {
  it('sets up a folder, reports the recovery key, and puts the key file beside, not inside', () => {
    const run = init()
    expect(run.code, run.stderr).toBe(0)
    expect(run.report()).toMatchObject({ ok: true, site: 'BJ01', login: '李.经理' })
    expect(String(run.report()['recoveryKey'])).toMatch(/^([0-9A-Z]{5}-)+[0-9A-Z]{5}$/)
    expect(readdirSync(join(folder, 'data')).some(name => name.endsWith('.key'))).toBe(false)
    expect(existsSync(join(folder, 'data.key'))).toBe(true)
  })

  it.skipIf(!existsSync('/proc'))(
    'says of a place that takes no folder what it is, and does not wait for it',
    () => {
      writeFileSync(join(folder, 'file'), '')
      for (const place of [
        '/proc/desk/data',
        '/proc/desk',
        join(folder, 'file'),
        join(folder, 'file', 'data'),
      ]) {
        const run = init('--data', place, '--key-file', join(folder, 'key'))
        expect(run.code, run.stderr).toBe(1)
        expect(run.report()).toMatchObject({
          error: { code: 'database.noFolder', params: { folder: place } },
        })
      }
    },
  )

  it('refuses a folder that is set up already, in both languages, with exit code 1', () => {
    init()
    const again = init()
    expect(again.code).toBe(1)
    expect(again.stderr).toContain('这份数据已经设置过了')
    expect(again.stderr).toContain('already been set up')
    expect(again.report()).toMatchObject({ ok: false, error: { code: 'log.alreadySetUp' } })
  })

  it('puts the key file where it is told', () => {
    const keyFile = join(folder, 'elsewhere', 'desk.key')
    expect(init('--key-file', keyFile).code).toBe(0)
    expect(existsSync(keyFile)).toBe(true)
    expect(existsSync(join(folder, 'data.key'))).toBe(false)
  })
})

describe('wrong use', () => {
  it.each([
    ['no command', []],
    ['an unknown command', ['dance']],
    ['an unknown option', ['init', '--dance']],
    ['a missing option', ['init', '--site', 'BJ01']],
    ['a file too many', ['init', 'one', '--site', 'BJ01']],
    ['a port that is none', ['serve', '--port', 'many']],
  ])('%s ends with exit code 2 and how to use it', (_, parameters) => {
    const run = desk(...parameters)
    expect(run.code).toBe(2)
    expect(run.stdout + run.stderr).toContain('desk ')
  })

  it('--help explains and ends with 0', () => {
    expect(desk('init', '--help')).toMatchObject({ code: 0 })
    expect(desk('--help')).toMatchObject({ code: 0 })
  })

  it('output that nobody reads any more ends nothing', () => {
    const line = `"${process.execPath}" "${program}" init --data data --site BJ01 --name 花园 --admin 李静 --password-file password | true`
    const run = spawnSync('bash', ['-c', `set -o pipefail; ${line}`], {
      encoding: 'utf8',
      cwd: folder,
      timeout: 60_000,
    })
    expect(run).toMatchObject({ status: 0, stderr: '' })
    expect(existsSync(join(folder, 'data', 'keyring.json'))).toBe(true)
  })

  it('half a command is answered with those that begin so, and what they take', () => {
    const run = desk('export', '--help')
    expect(run.code).toBe(0)
    expect(run.stdout).toContain('desk export ledger NAME')
    expect(run.stdout).toContain('callbacks')
    expect(run.stdout).not.toContain('desk init')
    expect(desk('import')).toMatchObject({ code: 2, stdout: '' })
  })

  it('a folder without data is a failure that says what to do', () => {
    const run = desk('verify', '--data', join(folder, 'nothing'), '--json')
    expect(run.code).toBe(1)
    expect(run.report()).toMatchObject({ ok: false, error: { code: 'host.dataMissing' } })
  })
})
