import { deriveKey, openKeyring } from '../../../main/database/keyring.ts'
import { openConnection } from '../../../main/database/sqlite.ts'
import type { Chance } from '../../../main/demo/random.ts'
import { databaseFileOf, systemActor } from '../../../main/desk/core.ts'
import { operations, projections, type reactions, syncedTables } from '../../../main/desk/domains.ts'
import type { CommandDefinition } from '../../../main/log/command.ts'
import { createWriterCore, systemEnvironment } from '../../../main/log/writer-core.ts'
import { timeZone, siteCode } from './cases.ts'
import { type BenchPlace, openBenchDesk } from './place.ts'

/** A writer of generated data: the production writer, with a clock and randomness of the generator. */
export interface Filling {
  /** A writer that knows some commands and lets some reactions follow. */
  writer(
    known: readonly CommandDefinition[],
    following: typeof reactions,
  ): {
    run(at: number, name: string, input: unknown, staffId?: string): unknown
  }
  close(): void
}

/** Sets up an empty desk at a place and opens it for filling. */
export async function openFilling(place: BenchPlace, chance: Chance): Promise<Filling> {
  const desk = await openBenchDesk(place, false)
  await desk.setUp({
    code: siteCode,
    name: '测速项目',
    managerName: '经理',
    login: 'manager',
    password: 'eight ducks swim',
    timeZone,
  })
  await desk.close()
  const key = deriveKey(await openKeyring(place), 'database')
  const connection = openConnection({ file: databaseFileOf(place.dataFolder), key })
  // Only here: made anew when cut short, so no commit needs to survive a power cut.
  connection.pragma('synchronous=OFF')
  connection.pragma('cache_size=-1500000')
  connection.pragma('wal_autocheckpoint=100000')
  let clock = 0
  const environment = { ...systemEnvironment, now: () => clock, newId: () => chance.id(clock) }
  return {
    writer(known, following) {
      const core = createWriterCore({
        connection,
        commands: new Map(known.map(command => [command.name, command])),
        projections,
        registry: operations,
        reactions: following,
        syncedTables,
        authorise() {},
        environment,
      })
      return {
        run(at, name, input, staffId) {
          clock = at
          const actor = staffId === undefined ? systemActor : { staffId, role: 'manager' as const }
          return core.execute({ id: chance.id(clock), name, input, actor })
        },
      }
    },
    close() {
      connection.pragma('wal_checkpoint(TRUNCATE)')
      connection.close()
    },
  }
}
