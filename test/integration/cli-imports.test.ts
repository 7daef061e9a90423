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
  return { code: child.status, stdout: child.stdout, stderr: child.stderr, report }
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

it('desk import cases saves a mapping with the columns it was told, and reads with it', {
  timeout: 120_000,
}, () => {
  const lines = (from: number) =>
    [
      'Nr,Wann,Worum,Wer',
      ...[0, 1, 2].map(at => `${from + at},2021-05-0${from + at} 09:00,Wasser tropft ${from + at},Krause`),
    ].join('\n')
  writeFileSync(join(folder, 'may.csv'), lines(1))
  writeFileSync(join(folder, 'june.csv'), lines(5))
  const columns = ['receivedAt=Wann', 'text=Worum', 'callerName=Wer'].flatMap(one => ['--column', one])
  const first = desk('import', 'cases', 'may.csv', ...columns, '--save-mapping', 'Alt')
  expect(first.code, first.stderr).toBe(0)
  expect(first.report()).toMatchObject({ created: 3, refused: 0, mappingSaved: 'Alt' })
  const second = desk('import', 'cases', 'june.csv', '--mapping', 'Alt')
  expect(second.code, second.stderr).toBe(0)
  expect(second.report()).toMatchObject({
    created: 3,
    updated: 0,
    unchanged: 0,
    refused: 0,
    columns: [{ fields: { receivedAt: 'Wann', text: 'Worum', callerName: 'Wer' } }],
  })
  // A mapping of registers is none of owner files.
  expect(desk('import', 'owners', 'june.csv', '--mapping', 'Alt').report()).toMatchObject({
    error: { code: 'import.mappingUnknown' },
  })
  expect(desk('rebuild', '--check').code).toBe(0)
})

it('desk import owners saves a mapping in the same way, and replaces one of that name', {
  timeout: 120_000,
}, () => {
  writeFileSync(join(folder, 'owners.csv'), 'Haus,Wohnung,Wer\n1栋,1-1-101,张三\n1栋,1-1-102,李四\n')
  const columns = ['unitNumber=Wohnung', 'ownerName=Wer'].flatMap(one => ['--column', one])
  const tried = desk('import', 'owners', 'owners.csv', '--dry-run', ...columns, '--save-mapping', 'Alt')
  expect(tried.report(), tried.stderr).toMatchObject({ created: 2, mappingSaved: 'Alt', importId: null })
  const again = desk('import', 'owners', 'owners.csv', '--mapping', 'Alt', '--save-mapping', 'Alt')
  expect(again.report(), again.stderr).toMatchObject({
    created: 2,
    units: { created: 2 },
    people: { created: 2 },
  })
})

it('lists the fields of a kind of file where one is asked for, or is not known', () => {
  const help = desk('import', 'cases', '--help')
  expect([help.code, help.stdout]).toEqual([0, expect.stringContaining('receivedAt')])
  expect(desk('import', 'owners', '--help').stdout).toContain('unitNumber')
  const wrong = desk('import', 'cases', 'password', '--column', 'ownerName=Wer')
  expect(wrong.code).toBe(2)
  expect(wrong.stderr).toMatch(/ownerName is not a field.*receivedAt/)
  expect(desk('import', 'cases', 'password', '--column', 'text').code).toBe(2)
})

it.each([
  [1, 'a file that is not there', ['import', 'cases', 'nothing.csv']],
  [1, 'a column no sheet has', ['import', 'cases', 'password', '--column', 'text=none']],
  [1, 'a mapping nobody saved', ['import', 'cases', 'password', '--mapping', 'none']],
  [1, 'a file without cases', ['import', 'cases', 'password']],
  [2, 'no file', ['import', 'cases']],
])('ends with exit code %i for %s', (code, _, parameters) => {
  expect(desk(...parameters).code).toBe(code)
})

it('desk import owners tells which rows hold something to check', { timeout: 60_000 }, () => {
  writeFileSync(join(folder, 'homes.csv'), '楼栋,单元,房间,业主编号\n3,1,101,7\n')
  const { code, stdout, stderr, report } = desk('import', 'owners', 'homes.csv')
  expect(code, stderr).toBe(0)
  expect(report()).toMatchObject({
    created: 1,
    refusedRows: [],
    rowsToCheck: [{ sheet: 1, row: 2, reasons: ['import.ownersMissing'] }],
  })
  expect(stdout).toContain('1 row(s) were understood but hold something to check')
})
