import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { z } from 'zod'
import { ownerRows, writeOwnerFile } from '../support/owner-files.ts'
import { salesRows, writeSalesFile } from '../support/sales-files.ts'

const program = join(import.meta.dirname, '../../main/host/main.ts')
let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'desk-contracts-'))
  writeFileSync(join(folder, 'password'), 'eight ducks swim\n')
  const who = ['--site', 'BJ01', '--name', '示例花园', '--admin', '李经理', '--password-file', 'password']
  desk('init', ...who)
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function desk(...parameters: string[]): Record<string, unknown> {
  const child = spawnSync(process.execPath, [program, ...parameters, '--data', 'data', '--json'], {
    encoding: 'utf8',
    cwd: folder,
    timeout: 60_000,
  })
  if (child.status !== 0) throw new Error(child.stderr)
  return z.record(z.string(), z.unknown()).parse(JSON.parse(child.stdout.trimEnd().split('\n').at(-1) ?? ''))
}

it('desk import contracts tells what is new against last month, and names neither sums nor people', {
  timeout: 120_000,
}, async () => {
  await writeOwnerFile(join(folder, 'owners.xlsx'), 'xlsx', ownerRows(6))
  await writeSalesFile(join(folder, 'first.xlsx'), salesRows(6))
  await writeSalesFile(join(folder, 'second.xlsx'), [...salesRows(5), ...salesRows(1, 200)])
  desk('import', 'owners', 'owners.xlsx')
  expect(desk('import', 'contracts', 'first.xlsx')).toMatchObject({ contracts: { created: 6, vanished: 0 } })

  const tried = desk('import', 'contracts', 'second.xlsx', '--dry-run', '--leave-vanished')
  expect(tried).toMatchObject({ contracts: { unchanged: 5, vanished: 1 }, asksAboutVanished: false })
  const month = desk('import', 'contracts', 'second.xlsx')
  expect(month).toMatchObject({
    contracts: { created: 0, changed: 0, unchanged: 5, vanished: 1 },
    vanished: [{ number: 'HT-0006' }],
    unknownUnitRows: 1,
    rows: { refused: 1 },
  })
  expect(JSON.stringify({ ...month, importId: null })).not.toMatch(/\d{7}|赵/)
  expect(desk('import', 'contracts', 'second.xlsx')).toMatchObject({
    contracts: { vanished: 0 },
    importId: null,
  })
  expect(desk('rebuild', '--check')).toMatchObject({ ok: true })
})

it('desk import contractors enters contractors and contracts once, and names no people', {
  timeout: 120_000,
}, async () => {
  await writeOwnerFile(join(folder, 'owners.xlsx'), 'xlsx', ownerRows(6))
  writeFileSync(
    join(folder, 'works.csv'),
    [
      '施工单位,专业,联系人,联系电话,合同编号,工程名称,楼栋,部位,竣工验收日期,合同价',
      '晴川防水有限公司,防水,周立,13800138000,GC-01,屋面防水,全部,屋面5年,2024-06-30,1205000',
      '长风门窗厂,门窗,,,GC-02,外窗,99栋,外窗,2024-06-30,',
    ].join('\n'),
  )
  desk('import', 'owners', 'owners.xlsx')
  const brought = desk('import', 'contractors', 'works.csv')
  expect(brought).toMatchObject({
    contractors: { created: 1 },
    contacts: { created: 1 },
    works: { created: 1 },
    rows: { created: 1, refused: 1 },
  })
  expect(JSON.stringify({ ...brought, importId: null })).not.toMatch(/\d{7}|周立/)
  expect(desk('import', 'contractors', 'works.csv')).toMatchObject({ importId: null })
})
