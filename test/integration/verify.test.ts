import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sample } from 'fast-check'
import { uuidv7 } from 'uuidv7'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openConnection } from '../../main/database/sqlite.ts'
import { makeBackup } from '../../main/desk/backup.ts'
import { checkBackup } from '../../main/desk/backup-check.ts'
import { openReadOnly } from '../../main/desk/read-only.ts'
import { settleChecklist } from '../../main/documents/settle.ts'
import { registerPerson } from '../../main/people/commands.ts'
import { verifyDesk, type VerifyReport } from '../../main/desk/verify.ts'
import type { VerifyOptions } from '../../main/desk/verify-part.ts'
import { addFile, protectorOf, takeCase } from '../support/backups.ts'
import { openTestDesk, type TestDesk } from '../support/desk.ts'
import { fileIt } from '../support/documents.ts'
import { estateBuilder } from '../support/estate.ts'
import { attaching, history, runHistory } from '../support/histories.ts'

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
  await settleChecklist(test.core)
  const [steps = []] = sample(history({ min: 60, max: 60 }), { numRuns: 1, seed: 3 })
  await runHistory(
    test,
    steps.filter(({ name }) => !attaching.has(name)),
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

  it('finds that the recovery key opens nothing any more, in the data and in a backup', async () => {
    await takeCase(test.core)
    const path = join(test.core.dataFolder, 'keyring.json')
    const whole = readFileSync(path, 'utf8')
    const another = (letter: string) => (letter === 'A' ? 'B' : 'A')
    writeFileSync(
      path,
      whole.replace(/"salt": "(.)/, (_, letter: string) => `"salt": "${another(letter)}`),
    )
    const { ok, parts } = await verify()
    expect(ok).toBe(false)
    expect(parts.keys).toMatchObject({ checked: 2, problemCount: 1 })
    expect(parts.keys.problems[0]).toMatch(/^the recovery key no longer opens/)
    const desk = await openReadOnly({ dataFolder: test.core.dataFolder, protector: protectorOf(test) })
    try {
      const { file } = await makeBackup(desk.context, { folder: join(test.folder, 'stick'), at: Date.now() })
      await expect(checkBackup(desk.context, { file })).rejects.toMatchObject({
        code: 'backup.damaged',
        params: { part: 'keyring' },
      })
    } finally {
      desk.close()
    }
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
    // The history may have erased everybody it knew.
    const someone = { personId: uuidv7(), details: { name: '赵敏' }, occupancies: [] }
    await test.core.execute(registerPerson, { actor: test.manager, input: someone })
    tamper(
      `update search_document set digest=x'00' where id='${caseId}'`,
      `insert into search_document (kind, id, digest) values (1, 'nobody', x'00')`,
      `delete from person_lookup_person where person_id='${someone.personId}'`,
    )
    const { search } = (await verify()).parts
    expect(search.problems).toContain(`case ${caseId}: the index is older than the case`)
    expect(search.problems).toContain('case nobody: in the index only')
    expect(search.problemCount).toBe(3)
    await test.core.writer.run('rebuild', {})
    expect(problemsOf(await verify())).toEqual({})
  })

  it('finds documents of homes that the index does not know, knows otherwise, or knows alone', async () => {
    const client = await test.signIn(test.manager)
    const estate = estateBuilder(test.core, test.manager)
    const building = await estate.building('3栋', await estate.project('测试'))
    const unit = await estate.unit(building, '3-101', '101')
    const [older, unknown] = [
      await fileIt(client, unit, { details: { note: '旧' } }),
      await fileIt(client, unit, { details: { note: '无' } }),
    ]
    expect(problemsOf(await verify())).toEqual({})
    tamper(
      `update search_document set digest=x'00' where id='${older}'`,
      `insert into search_document (kind, id, digest)
       select kind, 'nothing', x'00' from search_document where id='${unknown}'`,
      `delete from search_document where id='${unknown}'`,
    )
    const { search } = (await verify()).parts
    expect([...search.problems].sort()).toEqual(
      [
        `document ${older}: the index is older than the document`,
        `document ${unknown}: not in the index`,
        'document nothing: in the index only',
      ].sort(),
    )
    await test.core.writer.run('rebuild', {})
    expect(problemsOf(await verify())).toEqual({})
  })

  it('finds homes whose papers are counted otherwise than they are, and none before they are counted', async () => {
    const client = await test.signIn(test.manager)
    const estate = estateBuilder(test.core, test.manager)
    const building = await estate.building('3栋', await estate.project('测试'))
    const homes: string[] = []
    for (const room of ['101', '102', '103']) homes.push(await estate.unit(building, `3-${room}`, room))
    const [wrong = '', unknown = '', whole = ''] = homes
    for (const unit of homes) await estate.person('张伟', [], [unit])
    await fileIt(client, whole, {})
    const counts = async (options: VerifyOptions = {}) => (await verify(options)).parts.completeness
    // By no checklist yet: they are counted when the desk is open.
    expect(await counts()).toEqual({ checked: 0, problems: [], problemCount: 0 })
    await settleChecklist(test.core)
    expect(await counts()).toEqual({ checked: 3, problems: [], problemCount: 0 })
    tamper(
      `update unit_completeness set present=required, missing='' where id='${wrong}'`,
      `delete from unit_completeness where id='${unknown}'`,
      `insert into unit_completeness select 'nobody', building_id, 0, 0, '', null from unit_completeness where id='${whole}'`,
    )
    for (const options of [{}, { quick: true }])
      expect([...(await counts(options)).problems].sort()).toEqual(
        [
          `unit ${wrong}: counted otherwise than its papers are (present, missing)`,
          `unit ${unknown}: its papers are not counted`,
          'unit nobody: counted though there is no such home',
        ].sort(),
      )
    await test.core.writer.run('rebuild', {})
    expect(problemsOf(await verify())).toEqual({})
  })

  it('takes a count to hold until its day, however long nobody looked', async () => {
    const estate = estateBuilder(test.core, test.manager)
    const building = await estate.building('3栋', await estate.project('测试'))
    const unit = await estate.unit(building, '3-101', '101')
    const now = Date.now()
    const day = (offset: number) => new Date(now + offset * 86_400_000).toISOString().slice(0, 10)
    await settleChecklist(test.core)
    const client = await test.signIn(test.manager)
    await estate.person('张伟', [], [unit])
    await client.command('people.moveOut', {
      personId: test.core.read.get<{ id: string }>('select id from person')?.id,
      unitId: unit,
      role: 'owner',
      until: day(40),
    })
    const dueOn = () =>
      test.core.read.get<{ day: string }>('select recount_on as day from unit_completeness')?.day
    expect(dueOn()).toBe(day(41))
    expect(problemsOf(await verify())).toEqual({})
    test.setClock(now + 60 * 86_400_000)
    expect(problemsOf(await verify())).toEqual({})
    await settleChecklist(test.core)
    expect(dueOn()).toBeNull()
    expect(problemsOf(await verify())).toEqual({})
  })

  it('knows the day on which owners leave also where records of them are merged and parted', async () => {
    const client = await test.signIn(test.manager)
    const estate = estateBuilder(test.core, test.manager)
    const building = await estate.building('3栋', await estate.project('测试'))
    const unit = await estate.unit(building, '3-101', '101')
    await settleChecklist(test.core)
    const [owner, twin] = [await estate.person('张伟', [], [unit]), await estate.person('张伟', [], [unit])]
    const until = (personId: string, day: string) =>
      client.command('people.moveOut', { personId, unitId: unit, role: 'owner', until: day })
    await until(owner, '2098-05-01')
    await until(twin, '2098-06-01')
    const dueOn = () =>
      test.core.read.get<{ day: string }>('select recount_on as day from unit_completeness')?.day
    expect(dueOn()).toBe('2098-05-02')
    await client.command('people.merge', { survivorId: owner, mergedId: twin })
    expect(dueOn()).toBe('2098-06-02')
    expect(problemsOf(await verify())).toEqual({})
    await client.command('people.unmerge', { mergedId: twin })
    expect(dueOn()).toBe('2098-05-02')
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
