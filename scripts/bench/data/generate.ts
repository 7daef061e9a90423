import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { deriveKey, openKeyring } from '../../../main/database/keyring.ts'
import { openConnection } from '../../../main/database/sqlite.ts'
import { chanceOf } from '../../../main/demo/random.ts'
import { databaseFileOf, systemActor } from '../../../main/desk/core.ts'
import { projections, syncedTables } from '../../../main/desk/domains.ts'
import { nodeMatchName } from '../../../main/estate/matching.ts'
import { estateNodeAdded } from '../../../main/estate/operations.ts'
import { type CommandDefinition, defineCommand } from '../../../main/log/command.ts'
import { createWriterCore, systemEnvironment } from '../../../main/log/writer-core.ts'
import { textMaker } from '../search-texts.ts'
import { type CaseMaker, emitCases, siteCode, timeZone } from './cases.ts'
import { emitBuilding, emitStaff, type Home, unitsPerBuilding } from './estate.ts'
import { type BenchPlace, benchPlace, openBenchDesk } from './place.ts'

const staffCount = 12
/** Cases recorded in one transaction. */
const chunk = 20_000
const from = Date.UTC(2018, 0, 1)
const until = Date.UTC(2026, 9, 1)

/** Generated data with how fast it was made; undefined where it lay there already. */
export interface Generated {
  readonly place: BenchPlace
  readonly speed: { readonly peoplePerSecond: number; readonly casesPerSecond: number } | undefined
}

/**
 * A desk with so many cases, people and units, the same for the same seed, made through the log: real operations,
 * applied and indexed as always, many in one transaction. Kept in the system's temporary folder for later runs.
 */
export async function generate(size: { cases: number; people: number; seed: number }): Promise<Generated> {
  const place = benchPlace(size)
  const marker = join(place.folder, 'complete')
  if (existsSync(marker)) return { place, speed: undefined }
  rmSync(place.folder, { recursive: true, force: true })
  const fresh = benchPlace(size)
  const desk = await openBenchDesk(fresh, false)
  await desk.setUp({
    code: siteCode,
    name: '测速项目',
    managerName: '经理',
    login: 'manager',
    password: 'eight ducks swim',
    timeZone,
  })
  await desk.close()
  const speed = await fill(fresh, size)
  writeFileSync(marker, '')
  return { place: fresh, speed }
}

async function fill(place: BenchPlace, size: { cases: number; people: number; seed: number }) {
  const key = deriveKey(await openKeyring(place), 'database')
  const connection = openConnection({ file: databaseFileOf(place.dataFolder), key })
  // Only here: made anew when cut short, so no commit needs to survive a power cut.
  connection.pragma('synchronous=OFF')
  connection.pragma('cache_size=-1500000')
  connection.pragma('wal_autocheckpoint=100000')
  const chance = chanceOf(size.seed)
  const homes: Home[] = []
  const staff: string[] = []
  const random = () => chance.next()
  const maker: CaseMaker = {
    chance,
    homes,
    staff,
    makeText: textMaker(random),
    counters: new Map(),
    total: size.cases,
  }
  let clock = from
  const commands = [
    defineCommand({
      name: 'bench.people',
      permission: 'system',
      input: z.object({}),
      run(context) {
        staff.push(...emitStaff(context, chance, staffCount))
        const projectId = chance.id(clock)
        const name = '测速花园'
        const facts = {
          kind: 'project' as const,
          parentId: null,
          name,
          matchName: nodeMatchName('project', name),
        }
        context.emit(estateNodeAdded, projectId, { facts })
        for (let building = 1; homes.length < size.people; building++) {
          const units = Math.min(unitsPerBuilding, size.people - homes.length)
          homes.push(...emitBuilding(context, chance, { projectId, building, units }))
        }
      },
    }),
    defineCommand({
      name: 'bench.cases',
      permission: 'system',
      input: z.object({ first: z.int(), count: z.int() }),
      run(context, { first, count }) {
        emitCases(context, maker, first, count)
      },
    }),
  ] as unknown as CommandDefinition[]
  const core = createWriterCore({
    connection,
    commands: new Map(commands.map(command => [command.name, command])),
    projections,
    syncedTables,
    authorise() {},
    environment: { ...systemEnvironment, now: () => clock, newId: () => chance.id(clock) },
  })
  const run = (name: string, input: unknown, staffId: string | null = null) =>
    core.execute({ id: chance.id(clock), name, input, actor: { ...systemActor, staffId } })

  const started = performance.now()
  run('bench.people', {})
  const peopled = performance.now()
  for (let first = 0; first < size.cases; first += chunk) {
    clock = from + Math.floor((first / size.cases) * (until - from))
    run('bench.cases', { first, count: Math.min(chunk, size.cases - first) }, chance.pick(staff))
    if (process.stderr.isTTY) process.stderr.write(`\r${first} / ${size.cases} `)
  }
  const finished = performance.now()
  connection.pragma('wal_checkpoint(TRUNCATE)')
  connection.close()
  return {
    peoplePerSecond: Math.round(size.people / ((peopled - started) / 1_000)),
    casesPerSecond: Math.round(size.cases / ((finished - peopled) / 1_000)),
  }
}
