import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { createGuard } from '../../main/database/guard.ts'
import { keyFileProtector } from '../../main/database/keyring.ts'
import { openConnection } from '../../main/database/sqlite.ts'
import { openDesk } from '../../main/desk/desk.ts'
import { checkStorm, drillChecks, type Played } from '../../main/drill/checks.ts'
import { type Drill, examine, withDrill } from '../../main/drill/drill.ts'

/** A cloudburst over a small estate, played once; each test looks at what it left. */
let folder: string
let drill: Drill
let played: Played
let letGo: () => void = () => undefined
let ended: Promise<void>

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'desk-drill-test-'))
  const place = { dataFolder: join(folder, 'data'), keyFile: join(folder, 'data.key') }
  const looked = new Promise<void>(resolve => {
    letGo = resolve
  })
  await new Promise<void>((resolve, reject) => {
    ended = withDrill({ seed: 3, share: 0.14, days: 6 }, place, async made => {
      drill = made
      played = await examine(made)
      resolve()
      await looked
    })
    ended.catch(reject)
  })
}, 240_000)
afterAll(async () => {
  letGo()
  await ended
  rmSync(folder, { recursive: true, force: true })
})

const wrong = (changed: Partial<Played> = {}) =>
  checkStorm({ ...played, ...changed })
    .filter(({ problems }) => problems.length > 0)
    .map(({ check }) => check)

describe('a storm that was played', () => {
  it('was one: calls joined, a power cut, water that came back, doors that stayed closed, a silent team', () => {
    const { witness, figures } = played
    expect(witness.cuts).toBe(1)
    expect(witness.repeated).toBeGreaterThan(0)
    expect(witness.taken.some(({ joined }) => joined)).toBe(true)
    expect(witness.taken.some(({ call }) => call.unitId === null)).toBe(true)
    expect(witness.taken.length).toBeGreaterThan(30)
    expect(figures.totals.open).toBeGreaterThan(0)
    expect(figures.totals.open).toBeLessThan(figures.totals.leaks)
    expect(figures.teams.some(({ unanswered, sent }) => sent > 0 && unanswered === sent)).toBe(true)
    expect(figures.teams.some(({ closedDoors }) => closedDoors > 0)).toBe(true)
  })

  it('called its households as the clocks ask, most within the hour', () => {
    const { median, count } = played.figures.waits.contacted
    expect(count).toBeGreaterThan(20)
    expect(median).toBeLessThan(3_600_000)
  })

  it('left nothing wrong', () => {
    const results = checkStorm(played)
    expect(results.map(({ check }) => check)).toEqual([...drillChecks])
    expect(results.flatMap(({ check, problems }) => problems.map(problem => `${check}: ${problem}`))).toEqual(
      [],
    )
    for (const { looked } of results) expect(looked).toBeGreaterThan(0)
  })
})

/** Writes past the log, as no program of the desk can; puts everything back. */
async function tampered(sql: string): Promise<readonly string[]> {
  const { databaseFile, keys } = drill.desk.requireCore()
  const connection = openConnection({ file: databaseFile, key: keys.database })
  const guard = createGuard(connection)
  try {
    connection.exec('create temp table kept as select * from leak')
    guard.open()
    expect(connection.prepare(sql).run().changes).toBe(1)
    return wrong(await examine(drill))
  } finally {
    connection.exec('delete from leak; insert into leak select * from kept')
    guard.close()
    connection.close()
  }
}

describe('a fault that was planted is found', () => {
  it('a call that is counted twice', async () => {
    const found = await tampered('update leak set calls=calls+1 where id=(select min(id) from leak)')
    expect(found).toContain('once')
    expect(found).toContain('rebuilt')
  })

  it('a leak that is closed without a test', async () => {
    const found = await tampered(
      `update leak set over=1, state='accepted'
       where id=(select min(id) from leak where over=0 and state in ('stopped', 'planned', 'repaired'))`,
    )
    expect(found).toEqual(expect.arrayContaining(['proof', 'clocks', 'rebuilt', 'figures']))
  })

  it('a clock that is a minute off', async () => {
    const found = await tampered(
      `update leak set contact_at=contact_at+60000
       where id=(select min(id) from leak where over=0 and contact_promised_at is null)`,
    )
    expect(found).toEqual(['clocks', 'rebuilt'])
  })

  it('a call that nobody wrote down', () => {
    const [first] = played.witness.taken
    expect(first).toBeDefined()
    const taken = [...played.witness.taken, ...(first ? [{ ...first, commandId: 'lost' }] : [])]
    expect(wrong({ witness: { ...played.witness, taken } })).toEqual(['once', 'figures'])
  })

  it('a household that the report forgets', () => {
    const { figures } = played
    expect(figures.notContacted.length).toBeGreaterThan(0)
    const forgotten = { ...figures, notContacted: figures.notContacted.slice(1) }
    expect(wrong({ figures: forgotten })).toEqual(['contacts'])
  })

  it('a figure that flatters', () => {
    const { figures } = played
    const waits = { ...figures.waits, stopped: { ...figures.waits.stopped, median: 60_000 } }
    expect(wrong({ figures: { ...figures, waits } })).toEqual(['figures'])
  })
})

describe('desk drill storm', () => {
  const program = join(import.meta.dirname, '../../main/host/main.ts')
  const run = (...more: string[]) =>
    new Promise<{ readonly code: number | null; readonly out: string }>(resolve => {
      const child = spawn(process.execPath, [program, 'drill', 'storm', '--json', ...more], {
        stdio: ['ignore', 'pipe', 'ignore'],
      })
      let out = ''
      child.stdout.setEncoding('utf8').on('data', text => void (out += text))
      child.once('close', code => resolve({ code, out }))
    })

  it('says what is wrong with a rain series or a seed, and touches no folder that holds something', {
    timeout: 90_000,
  }, async () => {
    const file = join(folder, 'rain.csv')
    writeFileSync(file, 'time,precipitation\n2026-07-12 18:00:00,1\n2026-07-12 17:00:00,2\n')
    const [unreadable, inUse, wrongSeed] = await Promise.all([
      run('--rain', file),
      run('--data', folder),
      run('--seed', 'x'),
    ])
    expect(unreadable.code).toBe(1)
    expect(unreadable.out).toContain('"drill.rainUnreadable","params":{"line":3}')
    expect(inUse.code).toBe(1)
    expect(inUse.out).toContain('drill.notEmpty')
    expect(wrongSeed.code).toBe(2)
  })

  it('keeps a desk that people can sign in to, and says how', { timeout: 90_000 }, async () => {
    const file = join(folder, 'shower.csv')
    writeFileSync(file, 'time,precipitation\n2026-07-12 18:00:00,30\n2026-07-12 19:00:00,40\n')
    const kept = join(folder, 'kept')
    const { code, out } = await run(
      '--rain',
      file,
      '--share',
      '4',
      '--data',
      kept,
      '--key-file',
      `${kept}.key`,
    )
    expect(code, out).toBe(0)
    expect(out).toContain(`The desk is kept in ${kept}.`)
    const { login, password } = SignIn.parse(JSON.parse(out.trim().split('\n').at(-1) ?? ''))
    const protector = keyFileProtector(`${kept}.key`)
    const desk = await openDesk({ dataFolder: kept, protector, machine: 'other', threads: false })
    try {
      const origin = 'http://desk.test'
      const headers = { 'content-type': 'application/json', host: 'desk.test', origin }
      const body = JSON.stringify({ login, password })
      const request = new Request(`${origin}/api/trpc/staff.signIn`, { method: 'POST', headers, body })
      expect((await desk.fetch(request)).status).toBe(200)
    } finally {
      await desk.close()
    }
  })
})

const SignIn = z.object({ login: z.string(), password: z.string() })
