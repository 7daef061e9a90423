import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sample } from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openConnection } from '../../main/database/sqlite.ts'
import { makeBackup } from '../../main/desk/backup.ts'
import { openReadOnly } from '../../main/desk/read-only.ts'
import { verifyDesk, type VerifyReport } from '../../main/desk/verify.ts'
import type { VerifyOptions } from '../../main/desk/verify-part.ts'
import { addFile, protectorOf, takeCase } from '../support/backups.ts'
import { openTestDesk, type TestDesk } from '../support/desk.ts'
import { history, runHistory } from '../support/histories.ts'

let test: TestDesk

beforeEach(async () => {
  test = await openTestDesk()
})
afterEach(() => test.close())

async function verify(options: VerifyOptions = {}, signal?: AbortSignal): Promise<VerifyReport> {
  const desk = await openReadOnly({
    dataFolder: test.core.dataFolder,
    protector: protectorOf(test),
    ...(signal ? { signal } : {}),
  })
  try {
    return await verifyDesk(desk.context, options)
  } finally {
    desk.close()
  }
}

/** Changes the database behind the desk's back, the guard open. */
function tamper(...statements: string[]): void {
  const connection = openConnection({ file: test.core.databaseFile, key: test.core.keys.database })
  try {
    connection.exec(`begin; update write_guard set open=1`)
    for (const statement of statements) connection.exec(statement)
    connection.exec(`update write_guard set open=0; commit`)
  } finally {
    connection.close()
  }
}

const problemsOf = ({ parts }: VerifyReport) =>
  Object.fromEntries(
    Object.entries(parts).flatMap(([name, part]) => (part.problemCount > 0 ? [[name, part]] : [])),
  )

async function aDaysWork(): Promise<string> {
  const [steps = []] = sample(history({ min: 60, max: 60 }), { numRuns: 1, seed: 3 })
  await runHistory(
    test,
    steps.filter(({ name }) => name !== 'attach' && name !== 'sheetAttach'),
  )
  const { caseId } = await takeCase(test.core)
  await addFile(test.core, caseId, 'a photo')
  return caseId
}

describe('verifying a desk', () => {
  it('finds nothing wrong after a day of work, and says how much it looked at', async () => {
    await aDaysWork()
    // Written behind the database, when there is time.
    await expect.poll(() => existsSync(join(test.core.dataFolder, 'head.json'))).toBe(true)
    const report = await verify()
    expect(problemsOf(report)).toEqual({})
    expect(report.ok).toBe(true)
    for (const [name, part] of Object.entries(report.parts)) expect(part.checked, name).toBeGreaterThan(0)
    const operations = test.core.read.get<{ count: number }>('select count(*) as count from operation')
    expect(report.parts.chain.checked).toBe(operations?.count)
    expect(readdirSync(join(test.core.dataFolder, 'staging'))).toEqual([])
  })

  it('leaves the desk as it is and works beside it', async () => {
    await aDaysWork()
    const before = test.core.read.all('select * from operation')
    await verify()
    expect(test.core.read.all('select * from operation')).toEqual(before)
    await takeCase(test.core)
  })

  it('can be cancelled', async () => {
    await aDaysWork()
    const stop = new AbortController()
    stop.abort()
    await expect(verify({}, stop.signal)).rejects.toMatchObject({ code: 'job.cancelled' })
  })

  it('finds a changed row, one too many and one too few', async () => {
    const caseId = await aDaysWork()
    tamper(
      `update "case" set state='closed' where id='${caseId}'`,
      `insert into counter values ('made up', 'site', 1)`,
      `delete from site`,
    )
    const { ok, parts } = await verify()
    expect(ok).toBe(false)
    expect(parts.tables.problems).toContain(`case ${caseId}: changed (state)`)
    expect(parts.tables.problems).toContain('counter made up: extra')
    expect(parts.tables.problems.some(problem => /^site .*: missing$/.test(problem))).toBe(true)
    expect(parts.tables.problemCount).toBe(3)
    expect(parts.chain.problems).toEqual([])
  })

  it('finds a changed operation', async () => {
    await aDaysWork()
    tamper(`update operation set at=at+1 where position=3`)
    expect((await verify()).parts.chain.problems[0]).toBe('operation 3 (sequence 3): hash')
  })

  it('finds a head file that was damaged, or that remembers another log', async () => {
    await takeCase(test.core)
    await test.desk.close()
    const path = join(test.core.dataFolder, 'head.json')
    const whole = readFileSync(path, 'utf8')
    const headWith = (change: Record<string, unknown>) =>
      JSON.stringify({ ...(JSON.parse(whole) as object), ...change })
    const problemsWith = async (content: string) => {
      writeFileSync(path, content)
      return (await verify()).parts.head.problems
    }
    expect(await problemsWith(whole)).toEqual([])
    expect(await problemsWith(whole.slice(0, -1))).toEqual(['head.json cannot be read'])
    expect((await problemsWith(headWith({ hash: 'another' })))[0]).toMatch(/is another/)
    expect((await problemsWith(headWith({ sequence: 1_000_000 })))[0]).toMatch(/ends before/)
    rmSync(path)
    expect((await verify()).ok).toBe(true)
    test = await openTestDesk()
  })

  it('finds a log that cannot be replayed', async () => {
    await aDaysWork()
    tamper(`update operation set type='thing.unheardOf' where position=4`)
    const { parts } = await verify()
    expect(parts.tables.problems[0]).toContain('thing.unheardOf')
    expect(parts.chain.problemCount).toBe(1)
  })

  it('finds a guard that is gone, changed or left open', async () => {
    tamper('drop trigger unit_guard_insert')
    expect((await verify()).parts.guards.problems).toEqual(['unit: unit_guard_insert is missing'])
    tamper('create trigger unit_guard_insert before insert on unit when 0 begin select 1; end')
    expect((await verify()).parts.guards.problemCount).toBe(1)
    const connection = openConnection({ file: test.core.databaseFile, key: test.core.keys.database })
    connection.exec(`update write_guard set open=1`)
    connection.close()
    expect((await verify()).parts.guards.problems).toContain('write_guard: open')
  })

  it('finds a search index that lags behind', async () => {
    const caseId = await aDaysWork()
    tamper(
      `update search_document set digest=x'00' where id='${caseId}'`,
      `insert into search_document (kind, id, digest) values (1, 'nobody', x'00')`,
      `delete from person_lookup_person where rowid in (select min(rowid) from person_lookup_person)`,
    )
    const { search } = (await verify()).parts
    expect(search.problems).toContain(`case ${caseId}: the index is older than the case`)
    expect(search.problems).toContain('case nobody: in the index only')
    expect(search.problemCount).toBe(3)
    await test.core.writer.run('rebuild', {})
    expect(problemsOf(await verify())).toEqual({})
  })

  it('finds a file that is missing or damaged, by the number of its case', async () => {
    const { caseId, number } = await takeCase(test.core)
    await addFile(test.core, caseId, 'one')
    await addFile(test.core, caseId, 'two')
    const blobs = join(test.core.dataFolder, 'archive', 'blobs')
    const [first = '', second = ''] = readdirSync(blobs, { recursive: true, withFileTypes: true })
      .filter(entry => entry.isFile())
      .map(entry => join(entry.parentPath, entry.name))
    rmSync(first)
    const bytes = readFileSync(second)
    bytes[50] = (bytes[50] ?? 0) ^ 1
    writeFileSync(second, bytes)
    const { archive } = (await verify()).parts
    expect([...archive.problems].sort()).toEqual([`file of ${number}: damaged`, `file of ${number}: missing`])
    expect((await verify({ quick: true })).parts.archive.problems).toEqual([`file of ${number}: missing`])
  })

  it('finds pages of the database that were damaged on disk', async () => {
    await aDaysWork()
    const { root } = test.core.read.get<{ root: number }>(
      `select rootpage as root from sqlite_schema where name='operation'`,
    ) ?? { root: 0 }
    const { size } = test.core.read.get<{ size: number }>(
      'select page_size as size from pragma_page_size',
    ) ?? {
      size: 0,
    }
    await test.desk.close()
    const bytes = readFileSync(test.core.databaseFile)
    const place = (root - 1) * size + 100
    bytes[place] = (bytes[place] ?? 0) ^ 1
    writeFileSync(test.core.databaseFile, bytes)
    const { ok, parts } = await verify()
    expect(ok).toBe(false)
    expect(parts.database.problems[0]).toMatch(/SQLITE_|page/i)
    const reader = await openReadOnly({ dataFolder: test.core.dataFolder, protector: protectorOf(test) })
    try {
      const folder = join(test.folder, 'stick')
      await expect(makeBackup(reader.context, { folder, at: 0 })).rejects.toMatchObject({
        code: 'database.failed',
      })
      expect(readdirSync(folder)).toEqual([])
    } finally {
      reader.close()
    }
    test = await openTestDesk()
  })
})
