import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { keyFileProtector } from '../../main/database/keyring.ts'
import { openDesk } from '../../main/desk/desk.ts'
import { ledgers } from '../../main/reports/ledgers.ts'
import { readWorkbook } from '../../main/tabular/read.ts'

const program = join(import.meta.dirname, '../../main/host/main.ts')
let folder: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'desk-cli-'))
  writeFileSync(join(folder, 'password'), 'eight ducks swim\n')
  const set = [
    ['--site', 'BJ01'],
    ['--name', '示例花园'],
    ['--admin', '李静'],
    ['--password-file', join(folder, 'password')],
  ]
  expect(desk('init', ...set.flat()).code).toBe(0)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function desk(...parameters: string[]) {
  const run = spawnSync(
    process.execPath,
    [program, ...parameters, '--data', join(folder, 'data'), '--json'],
    {
      encoding: 'utf8',
      timeout: 60_000,
    },
  )
  return { code: run.status, stdout: run.stdout, stderr: run.stderr }
}
const ledger = (...parameters: string[]) => desk('export', 'ledger', ...parameters)

describe('desk export ledger', () => {
  it('--help names every ledger', () => {
    const { code, stdout } = ledger('--help')
    expect(code).toBe(0)
    for (const { name, words } of ledgers) expect(stdout).toMatch(new RegExp(`${name} +${words.zh}`))
  })

  it('an unknown one ends with exit code 2 and names those there are', () => {
    const { code, stderr } = ledger('nonsense', '--to', join(folder, 'a.xlsx'))
    expect(code).toBe(2)
    for (const { name } of ledgers) expect(stderr).toContain(name)
  })

  it.each([
    ['a day that is none', ['cases', '--to', 'a.xlsx', '--from', '2026-02-30'], '--from'],
    ['a state that is none', ['cases', '--to', 'a.xlsx', '--state', 'asleep'], 'received'],
    ['a member the ledger does not know', ['promises', '--to', 'a.xlsx', '--recipient', 'x'], '--recipient'],
    ['a building that is none', ['cases', '--to', 'a.xlsx', '--building', '99栋'], '--building'],
    ['a category that is none', ['cases', '--to', 'a.xlsx', '--category', '天气'], '渗漏水'],
    ['a recipient that is none', ['sheets', '--to', 'a.xlsx', '--recipient', '火星'], '物业公司'],
    ['days of a list that has none', ['units', '--to', 'a.xlsx', '--from', '2026-02-03'], 'units'],
    ['no file', ['cases'], '--to'],
    ['an ending of no format', ['cases', '--to', 'a.doc'], '.xlsx'],
  ])('%s ends with exit code 2', (_, parameters, said) => {
    const { code, stderr } = ledger(...parameters)
    expect(code).toBe(2)
    expect(stderr).toContain(said)
  })

  it('takes categories and recipients by the names the screens show', () => {
    const run = ledger('complaints', '--to', join(folder, 'leaks.pdf'), '--category', '渗漏水')
    expect(run.code, run.stderr).toBe(0)
    const sheets = ledger(
      'sheets',
      '--to',
      join(folder, 'late.xlsx'),
      '--recipient',
      '物业公司',
      '--state',
      'late',
    )
    expect(sheets.code, sheets.stderr).toBe(0)
  })

  it('is written beside a desk that is running', async () => {
    const running = await openDesk({
      dataFolder: join(folder, 'data'),
      protector: keyFileProtector(join(folder, 'data.key')),
      machine: 'test-machine',
      threads: false,
    })
    try {
      const run = ledger('cases', '--to', join(folder, 'beside.xlsx'))
      expect(run.code, run.stderr).toBe(0)
    } finally {
      await running.close()
    }
  })

  it.each(['xlsx', 'pdf'])('writes an empty one as %s', async format => {
    const target = join(folder, `complaints.${format}`)
    const run = ledger('complaints', '--to', target, '--from', '2026-01-01', '--state', 'open')
    expect(run.code, run.stderr).toBe(0)
    expect(existsSync(`${target}.part`)).toBe(false)
    if (format === 'pdf') {
      expect(readFileSync(target).subarray(0, 5).toString()).toBe('%PDF-')
      return
    }
    const workbook = await readWorkbook(target)
    const rows: string[][] = []
    for await (const row of workbook.rows(0)) rows.push(row.cells.map(cell => cell.text))
    await workbook.close()
    const columns = ledgers.find(one => one.name === 'complaints')?.columns ?? []
    expect(rows).toEqual([columns.map(column => column.words.zh)])
  })
})
