import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { z } from 'zod'
import { registerHeadings, registerRows, writeRegister } from '../support/registers.ts'

const program = join(import.meta.dirname, '../../main/host/main.ts')
let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'desk-registers-'))
  writeFileSync(join(folder, 'password'), 'eight ducks swim\n')
  const made = desk(
    'init',
    '--site',
    'BJ01',
    '--name',
    '示例花园',
    '--admin',
    '李经理',
    '--password-file',
    'password',
  )
  if (made.code !== 0) throw new Error(made.stderr)
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function desk(...parameters: string[]) {
  const child = spawnSync(process.execPath, [program, ...parameters, '--data', 'data', '--json'], {
    encoding: 'utf8',
    cwd: folder,
    timeout: 60_000,
  })
  const report = () =>
    z.record(z.string(), z.unknown()).parse(JSON.parse(child.stdout.trimEnd().split('\n').at(-1) ?? ''))
  return { code: child.status, stderr: child.stderr, report }
}

it('desk import cases tries, imports, writes refused rows, and creates nothing twice', {
  timeout: 120_000,
}, async () => {
  const rows = registerRows(30).map((cells, index) =>
    index === 3 ? cells.with(registerHeadings.indexOf('受理时间'), '某天') : cells,
  )
  await writeRegister(join(folder, 'register.csv'), rows)

  const tried = desk('import', 'cases', 'register.csv', '--dry-run')
  expect(tried.code, tried.stderr).toBe(0)
  expect(tried.report()).toMatchObject({ ok: true, created: 29, refused: 1, dryRun: true, importId: null })

  const done = desk('import', 'cases', 'register.csv', '--refused-to', 'refused.xlsx')
  expect(done.code, done.stderr).toBe(0)
  expect(done.report()).toMatchObject({ ok: true, created: 29, updated: 0, unchanged: 0, refused: 1 })
  expect(existsSync(join(folder, 'refused.xlsx'))).toBe(true)

  const again = desk('import', 'cases', 'register.csv')
  expect(again.report()).toMatchObject({ ok: true, created: 0, updated: 0, unchanged: 29, refused: 1 })

  const compared = desk('rebuild', '--check')
  expect(compared.code, compared.stderr).toBe(0)
  expect(desk('verify').code).toBe(0)
})

it.each([
  [1, 'a file that is not there', ['import', 'cases', 'nothing.csv']],
  [1, 'a mapping nobody saved', ['import', 'cases', 'password', '--mapping', 'none']],
  [1, 'a file without cases', ['import', 'cases', 'password']],
  [2, 'no file', ['import', 'cases']],
])('ends with exit code %i for %s', (code, _, parameters) => {
  expect(desk(...parameters).code).toBe(code)
})
