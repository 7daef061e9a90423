import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { deriveKey, openKeyring } from '../../../main/database/keyring.ts'
import { openConnection } from '../../../main/database/sqlite.ts'
import { chanceOf } from '../../../main/demo/random.ts'
import { databaseFileOf, systemActor } from '../../../main/desk/core.ts'
import {
  commands as allCommands,
  operations,
  projections,
  reactions,
  syncedTables,
} from '../../../main/desk/domains.ts'
import { nodeMatchName } from '../../../main/estate/matching.ts'
import { estateNodeAdded } from '../../../main/estate/operations.ts'
import { type CommandDefinition, defineCommand } from '../../../main/log/command.ts'
import { createWriterCore, systemEnvironment } from '../../../main/log/writer-core.ts'
import { textMaker } from '../search-texts.ts'
import { type CaseMaker, emitCases, siteCode, timeZone } from './cases.ts'
import { emitBuilding, emitStaff, type Home, unitsPerBuilding } from './estate.ts'
import { workOnCases } from './open.ts'
import { type BenchPlace, benchPlace, openBenchDesk } from './place.ts'

const staffCount = 12
/** Cases recorded in one transaction. */
const chunk = 20_000
const from = Date.UTC(2018, 0, 1)
const until = Date.UTC(2026, 9, 1)
/** The newest cases are being worked on; what is older is closed. */
const working = 45 * 86_400_000
const mostWorkedOn = 12_500

/** Generated data with how fast it was made; undefined where it lay there already. */
export interface Generated {
  readonly place: BenchPlace
  readonly speed:
    | {
        readonly peoplePerSecond: number
        readonly casesPerSecond: number
        readonly workedOnPerSecond: number
      }
    | undefined
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
    makeText: textMaker(random),
    counters: new Map(),
  }
  const workedOn = Math.min(mostWorkedOn, Math.floor(size.cases / 8))
  const closed = size.cases - workedOn
  const spacing = (until - working - from) / closed
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
      input: z.object({ count: z.int() }),
      run(context, { count }) {
        emitCases(context, maker, count, spacing)
      },
    }),
  ] as unknown as CommandDefinition[]
  const environment = { ...systemEnvironment, now: () => clock, newId: () => chance.id(clock) }
  const writer = (known: readonly CommandDefinition[], following: typeof reactions) =>
    createWriterCore({
      connection,
      commands: new Map(known.map(command => [command.name, command])),
      projections,
      registry: operations,
      reactions: following,
      syncedTables,
      authorise() {},
      environment,
    })
  const call = (name: string, input: unknown, staffId: string | null = null) => {
    const actor = staffId === null ? systemActor : { staffId, role: 'manager' as const }
    return { id: chance.id(clock), name, input, actor }
  }
  const history = writer(commands, [])
  const run = (name: string, input: unknown, staffId: string | null = null) =>
    history.execute(call(name, input, staffId))

  const started = performance.now()
  run('bench.people', {})
  const peopled = performance.now()
  for (let first = 0; first < closed; first += chunk) {
    const count = Math.min(chunk, closed - first)
    clock = Math.floor(from + (first + count) * spacing)
    run('bench.cases', { count }, chance.pick(staff))
    if (process.stderr.isTTY) process.stderr.write(`\r${first} / ${size.cases} `)
  }
  const finished = performance.now()
  const present = writer([...allCommands.values()], reactions)
  const work = {
    chance,
    homes,
    staff,
    makeText: maker.makeText,
    from: until - working,
    until,
    run(at: number, command: { readonly name: string }, input: unknown, staffId: string) {
      clock = at
      present.execute(call(command.name, input, staffId))
    },
  }
  workOnCases(work, workedOn)
  clock = until
  for (let left = true; left; ) {
    const done = present.execute(call('deadlines.sweep', { most: 5_000 }))
    left = z.object({ left: z.boolean() }).parse(done).left
  }
  const worked = performance.now()
  connection.pragma('wal_checkpoint(TRUNCATE)')
  connection.close()
  return {
    peoplePerSecond: Math.round(size.people / ((peopled - started) / 1_000)),
    casesPerSecond: Math.round(closed / ((finished - peopled) / 1_000)),
    workedOnPerSecond: Math.round(workedOn / ((worked - finished) / 1_000)),
  }
}
