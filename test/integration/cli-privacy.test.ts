import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import yauzl from 'yauzl'
import { z } from 'zod'
import { keyFileProtector } from '../../main/database/keys-protector.ts'
import { openDesk } from '../../main/desk/desk.ts'
import { registerPerson } from '../../main/people/commands.ts'
import { openTestDesk, type TestDesk } from '../support/desk.ts'
import { estateBuilder } from '../support/estate.ts'

const program = join(import.meta.dirname, '../../main/host/main.ts')
const phone = '13871234095'
let test: TestDesk
let work = ''
let first = ''
let alone = ''

beforeAll(async () => {
  work = mkdtempSync(join(tmpdir(), 'desk-privacy-'))
  test = await openTestDesk()
  const estate = estateBuilder(test.core, test.manager)
  const unitId = await estate.unit(
    await estate.building('3栋', await estate.project('花园')),
    '3-1201',
    '1201',
  )
  const register = async (name: string) => {
    const personId = uuidv7()
    const occupancies = [{ unitId, role: 'owner' as const }]
    const input = { personId, details: { name, phones: [{ number: phone }] }, occupancies }
    await test.core.execute(registerPerson, { actor: test.manager, input })
    return personId
  }
  first = await register('张伟')
  await register('张伟')
  alone = await register('欧阳莲花')
})
afterAll(() => {
  rmSync(test.folder, { recursive: true, force: true })
  rmSync(work, { recursive: true, force: true })
})

function desk(...parameters: string[]) {
  const place = ['--data', test.core.dataFolder, '--key-file', join(test.folder, 'key')]
  const child = spawnSync(process.execPath, [program, ...parameters, ...place, '--json'], {
    encoding: 'utf8',
    cwd: work,
    timeout: 60_000,
  })
  const report = () =>
    z.record(z.string(), z.unknown()).parse(JSON.parse(child.stdout.trimEnd().split('\n').at(-1) ?? ''))
  return { code: child.status, stdout: child.stdout, stderr: child.stderr, report }
}

async function jsonIn(file: string): Promise<unknown> {
  const zip = await yauzl.openPromise(file)
  for await (const entry of zip.eachEntry()) {
    if (entry.fileName !== 'data.json') continue
    const parts: Buffer[] = []
    for await (const part of await zip.openReadStreamPromise(entry)) parts.push(Buffer.from(part))
    return JSON.parse(Buffer.concat(parts).toString('utf8'))
  }
  throw new Error('no data.json')
}

describe('beside a desk that is open', () => {
  it('desk export person takes nothing that could not be recorded', () => {
    const { code, report } = desk('export', 'person', alone, '--to', 'beside.zip')
    expect(code).toBe(1)
    expect(report()).toMatchObject({ ok: false, error: { code: 'database.inUse' } })
    expect(existsSync(join(work, 'beside.zip'))).toBe(false)
  })

  it('desk support is made all the same, and says that it is not recorded', () => {
    const { code, report, stderr } = desk('support', '--to', 'beside.txt')
    expect(code, stderr).toBe(0)
    expect(report()).toMatchObject({ ok: true, recorded: false })
    expect(readFileSync(join(work, 'beside.txt'), 'utf8')).toContain('== chain')
  })
})

describe('alone with the data', () => {
  beforeAll(() => test.desk.close())

  it('desk export person writes all there is by name, for nobody else to read', async () => {
    const { code, report, stderr } = desk('export', 'person', '欧阳莲花', '--to', 'copy.zip')
    expect(code, stderr).toBe(0)
    expect(report()).toMatchObject({ ok: true, personId: alone, files: 0, missing: 0 })
    const file = join(work, 'copy.zip')
    expect(JSON.stringify(await jsonIn(file))).toContain(phone)
    expect(statSync(file).mode & 0o077).toBe(0)
  })

  it('of several with one name it lists ids and homes, and whoever is unknown is said to be', () => {
    const several = desk('export', 'person', '张伟', '--to', 'several.zip')
    expect(several.code).toBe(2)
    expect(several.stderr).toContain(first)
    expect(several.stderr).toContain('3-1201')
    expect(several.stderr).not.toContain(phone)
    const unknown = desk('export', 'person', '无此人', '--to', 'nobody.zip')
    expect(unknown.code).toBe(1)
    expect(unknown.report()).toMatchObject({ error: { code: 'person.notFound' } })
  })

  it('desk support holds nothing of anybody', () => {
    const { code, report, stderr } = desk('support', '--to', 'support.txt')
    expect(code, stderr).toBe(0)
    expect(report()).toMatchObject({ ok: true, recorded: true })
    const text = readFileSync(join(work, 'support.txt'), 'utf8')
    for (const secret of [phone, '欧阳莲花', '张伟', test.folder]) expect(text).not.toContain(secret)
  })
})

it('the audit trail knows what was taken', async () => {
  const again = await openDesk({
    dataFolder: test.core.dataFolder,
    protector: keyFileProtector(join(test.folder, 'key')),
    machine: 'test-machine',
    threads: false,
  })
  const taken = again.requireCore().read.all(
    `select type, aggregate_id as id, actor from operation where type in ('person.copied', 'site.supportTaken')
       order by position`,
  )
  await again.close()
  expect(taken).toEqual([
    { type: 'person.copied', id: alone, actor: null },
    { type: 'site.supportTaken', id: expect.any(String), actor: null },
  ])
})
