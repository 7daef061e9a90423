import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createGuard } from '../../main/database/guard.ts'
import { openConnection } from '../../main/database/sqlite.ts'
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
    spawnSync(process.execPath, [program, 'drill', 'storm', '--json', ...more], {
      encoding: 'utf8',
      timeout: 60_000,
    })

  it('says what is wrong with a rain series, and touches no folder that holds something', () => {
    const file = join(folder, 'rain.csv')
    writeFileSync(file, 'time,precipitation\n2026-07-12 18:00:00,1\n2026-07-12 17:00:00,2\n')
    const unreadable = run('--rain', file)
    expect(unreadable.status, unreadable.stderr).toBe(1)
    expect(unreadable.stdout).toContain('"drill.rainUnreadable","params":{"line":3}')
    const inUse = run('--data', folder)
    expect(inUse.status).toBe(1)
    expect(inUse.stdout).toContain('drill.notEmpty')
    expect(run('--seed', 'x').status).toBe(2)
  })
})
