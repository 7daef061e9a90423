import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { readOver } from '../../main/database/read.ts'
import { slowQueryLog } from '../../main/desk/slow-log.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'slow-log-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const slow = `with recursive n(i) as (select 1 union all select i + 1 from n where i < 3000000)
  select count(*) as c from n where i <> length(?)`

it('notes a slow statement with its time and never its values', () => {
  const connection = new Database(':memory:')
  const read = readOver(connection, slowQueryLog(folder))
  read.get(slow, ['张伟 13800138000'])
  read.get('select 1')
  connection.close()
  const log = readFileSync(join(folder, 'slow-queries.log'), 'utf8')
  expect(log.trim().split('\n')).toHaveLength(1)
  expect(log).toMatch(/ms with recursive n\(i\)/)
  expect(log).not.toContain('张伟')
})

it('starts anew when it has grown, keeping one older copy', () => {
  const path = join(folder, 'slow-queries.log')
  writeFileSync(path, 'x'.repeat(1_000_001))
  slowQueryLog(folder)('select 1', 30)
  expect(readFileSync(path, 'utf8')).toContain('select 1')
  expect(readFileSync(`${path}.old`, 'utf8')).toHaveLength(1_000_001)
})
