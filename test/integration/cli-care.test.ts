import { spawnSync } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { openTestDesk, type TestDesk } from '../support/desk.ts'
import { addFile, takeCase } from '../support/backups.ts'
import { openConnection } from '../../main/database/sqlite.ts'

const program = join(import.meta.dirname, '../../main/host/main.ts')
let test: TestDesk
let work = ''

beforeAll(async () => {
  work = mkdtempSync(join(tmpdir(), 'desk-care-'))
  test = await openTestDesk()
  const { caseId } = await takeCase(test.core)
  await addFile(test.core, caseId, 'a photo')
})
afterAll(async () => {
  await test.close()
  rmSync(work, { recursive: true, force: true })
})

/** Runs the command line on the data of the desk that is open here, as an administrator beside it would. */
function desk(...parameters: string[]) {
  const place = ['--data', test.core.dataFolder, '--key-file', join(test.folder, 'key')]
  return run(...parameters, ...place)
}

function run(...parameters: string[]) {
  const child = spawnSync(process.execPath, [program, ...parameters, '--json'], {
    encoding: 'utf8',
    cwd: work,
    timeout: 60_000,
  })
  const report = () =>
    z.record(z.string(), z.unknown()).parse(JSON.parse(child.stdout.trimEnd().split('\n').at(-1) ?? ''))
  return { code: child.status, stdout: child.stdout, stderr: child.stderr, report }
}

describe('beside a desk that is open', () => {
  it('desk verify says what it compared', () => {
    const { code, report, stdout, stderr } = desk('verify')
    expect(code, stderr).toBe(0)
    const { ok, parts } = z
      .object({
        ok: z.boolean(),
        parts: z.record(z.string(), z.object({ checked: z.int(), problemCount: z.int() })),
      })
      .parse(report())
    expect(ok).toBe(true)
    expect(Object.keys(parts)).toEqual([
      'database',
      'guards',
      'chain',
      'head',
      'tables',
      'search',
      'completeness',
      'archive',
      'keys',
    ])
    expect(parts['archive']).toMatchObject({ checked: 1, problemCount: 0 })
    expect(stdout).toContain('Everything is in order.')
  })

  it('desk rebuild --check says what it compared', () => {
    const { code, report, stderr } = desk('rebuild', '--check')
    expect(code, stderr).toBe(0)
    expect(report()).toMatchObject({ ok: true, differenceCount: 0, rows: { case: 1, case_file: 1 } })
  })

  it('desk rebuild leaves the tables to the desk that has them', () => {
    const { code, report } = desk('rebuild')
    expect(code).toBe(1)
    expect(report()).toMatchObject({ error: { code: 'database.inUse' } })
  })

  it('desk backup rehearse proves the newest backup, and desk verify --backup finds what is wrong with its files', () => {
    expect(desk('backup', 'rehearse').report()).toMatchObject({ error: { code: 'backup.noneYet' } })
    const stick = join(work, 'rehearsed')
    const file = String(desk('backup', '--to', stick).report()['file'])
    const proved = desk('backup', 'rehearse')
    expect(proved.code, proved.stderr).toBe(0)
    expect(proved.report()).toMatchObject({ ok: true, file, files: 1, filesRead: 1, keyTried: false })
    expect(desk('verify', '--backup', file)).toMatchObject({ code: 0 })
    rmSync(join(stick, 'blobs'), { recursive: true })
    const lacking = desk('verify', '--backup', file)
    expect(lacking.code).toBe(1)
    expect(lacking.report()).toMatchObject({ ok: false, backup: { missing: 1, damaged: 0 } })
    expect(desk('backup', 'rehearse').report()).toMatchObject({ error: { code: 'backup.rehearsalFailed' } })
  })

  it('desk backup reports its file, which desk restore takes', () => {
    const stick = join(work, 'stick')
    const made = desk('backup', '--to', stick)
    expect(made.code, made.stderr).toBe(0)
    const file = z.string().parse(made.report()['file'])
    expect(existsSync(file)).toBe(true)
    expect(file.startsWith(stick)).toBe(true)

    const data = join(work, 'restored')
    const restored = run('restore', '--from', file, '--data', data, '--key-file', join(test.folder, 'key'))
    expect(restored.code, restored.stderr).toBe(0)
    expect(restored.report()).toMatchObject({ ok: true, site: 'TEST', files: 1, letter: 'A' })
    const checked = run('verify', '--data', data, '--key-file', join(test.folder, 'key'))
    expect(checked.code, checked.stdout).toBe(0)
    const again = run('restore', '--from', file, '--data', data, '--key-file', join(test.folder, 'key'))
    expect(again.code).toBe(1)
    expect(again.report()).toMatchObject({ error: { code: 'backup.targetNotEmpty' } })

    truncateSync(file, 1000)
    const broken = run('restore', '--from', file, '--data', join(work, 'other'))
    expect(broken.code).toBe(1)
    expect(broken.report()).toMatchObject({ error: { code: 'backup.notABackup' } })
    expect(readdirSync(work)).not.toContain('other')
  })

  it('what is found wrong ends with exit code 1', () => {
    const connection = openConnection({ file: test.core.databaseFile, key: test.core.keys.database })
    connection.exec(`begin; update write_guard set open=1; update "case" set files=7;
      update write_guard set open=0; commit`)
    try {
      const verified = desk('verify')
      expect(verified.code).toBe(1)
      expect(verified.stdout).toContain('changed (files)')
      expect(verified.report()).toMatchObject({ ok: false })
      const compared = desk('rebuild', '--check')
      expect(compared.code).toBe(1)
      expect(compared.report()).toMatchObject({ ok: false, differenceCount: 1 })
    } finally {
      connection.exec(`begin; update write_guard set open=1; update "case" set files=1;
        update write_guard set open=0; commit`)
      connection.close()
    }
  })
})

it('a damaged page ends what needs it with words, not with a stack', async () => {
  const folder = join(work, 'damaged')
  mkdirSync(folder)
  const [data, keyFile] = [join(folder, 'data'), join(folder, 'key')]
  writeFileSync(join(folder, 'password'), 'eight ducks swim')
  const made = run(
    'init',
    '--data',
    data,
    '--key-file',
    keyFile,
    '--site',
    'BJ02',
    '--name',
    '示例',
    '--admin',
    '李静',
    '--password-file',
    join(folder, 'password'),
  )
  expect(made.code, made.stderr).toBe(0)
  // Every desk has the same schema, so its log begins on the same page.
  const { root } = test.core.read.get<{ root: number }>(
    `select rootpage as root from sqlite_schema where name='operation'`,
  ) ?? { root: 0 }
  const file = join(data, 'desk.sqlite')
  const bytes = readFileSync(file)
  const place = (root - 1) * 4096 + 100
  bytes[place] = (bytes[place] ?? 0) ^ 1
  writeFileSync(file, bytes)
  const { code, stderr, report } = run('rebuild', '--check', '--data', data, '--key-file', keyFile)
  expect(code).toBe(1)
  expect(report()).toMatchObject({ error: { code: 'database.failed', params: { reason: 'SQLITE_CORRUPT' } } })
  expect(stderr).not.toContain('at ')
})

describe('wrong use', () => {
  it.each([
    ['backup'],
    ['restore'],
    ['restore', '--from', 'x.deskbackup'],
    ['verify', 'something'],
    ['rebuild', '--unheard-of'],
  ])('desk %s %s', (...parameters) => {
    const { code, stderr } = run(...parameters)
    expect(code).toBe(2)
    expect(stderr).toContain(`desk ${parameters[0]}`)
  })

  it('a folder without data is named', () => {
    const { code, report } = run('verify', '--data', join(work, 'nothing'))
    expect(code).toBe(1)
    expect(report()).toMatchObject({ error: { code: 'host.dataMissing' } })
  })

  it('a recovery key file that is not there is named', () => {
    writeFileSync(join(work, 'any.deskbackup'), 'x')
    const from = join(work, 'any.deskbackup')
    const { code, report } = run(
      'restore',
      '--from',
      from,
      '--data',
      join(work, 'new'),
      '--recovery-key-file',
      'nowhere',
    )
    expect(code).toBe(1)
    expect(report()).toMatchObject({ error: { code: 'host.fileMissing' } })
  })
})
