import { uuidv7 } from 'uuidv7'
import { z } from 'zod'
import type { LeakState, TakeLeakInput } from '../../main/contract/leaks.ts'
import type { SourceDetail, SourceRow } from '../../main/contract/leak-sources.ts'
import { openCopiedDesk, type TestClient } from './desk.ts'
import { estateBuilder } from './estate.ts'

export const evening = Date.parse('2026-07-12T18:00:00+08:00')
export const minute = 60_000
export const hour = 60 * minute

const Taken = z.object({ caseId: z.string() })

/** A house of eight floors with two stacks, a team, and an evening of rain; the clock stands until it is moved. */
export async function leakEvening() {
  let test = await openCopiedDesk()
  let now = evening
  test.setClock(now)
  const build = estateBuilder(test.core, test.manager)
  const project = await build.project('云湖')
  const building = await build.building('3栋', project)
  const homes = new Map<string, string>()
  for (let floor = 1; floor <= 8; floor++)
    for (const stack of ['01', '02']) {
      const room = `${floor}${stack}`
      homes.set(room, await build.unit(building, `3-${room}`, room, { floor }))
    }
  let client: TestClient = await test.signIn(test.manager)
  const team = uuidv7()
  await client.command('teams.add', { teamId: team, name: '物业一队', kind: 'property', capacity: 9 })
  return {
    get test() {
      return test
    },
    /** Closes the desk and opens it again. */
    async reopen(): Promise<void> {
      test = await test.reopen()
      test.setClock(now)
      client = await test.signIn(test.manager)
    },
    team,
    building,
    build,
    home: (room: string) => homes.get(room) ?? '',
    client: () => client,
    now: () => now,
    async pass(millis: number): Promise<void> {
      now += millis
      test.setClock(now)
      // Sessions end over night.
      if (millis >= hour) client = await test.signIn(test.manager)
    },
    async take(room: string, changes: Partial<TakeLeakInput> = {}): Promise<string> {
      const input = { caseId: uuidv7(), unitId: homes.get(room) ?? null, buildingId: null, ...changes }
      return Taken.parse(await client.command('leaks.take', { entry: 'pipe', severity: 'seepage', ...input }))
        .caseId
    },
    sources: async () => (await client.query('leakSources.open')) as SourceRow[],
    source: async (sourceId: string) =>
      (await client.query('leakSources.detail', { sourceId })) as SourceDetail,
    states(): Map<string, LeakState> {
      const rows = test.core.read.all<{ id: string; state: LeakState }>('select id, state from leak')
      return new Map(rows.map(({ id, state }) => [id, state]))
    },
  }
}
export type LeakEvening = Awaited<ReturnType<typeof leakEvening>>

/** The code of a refused call; `done` where it was not refused. */
export const codeOf = (call: Promise<unknown>) =>
  call.then(
    () => 'done',
    (error: unknown) => z.object({ code: z.string() }).parse(error).code,
  )
