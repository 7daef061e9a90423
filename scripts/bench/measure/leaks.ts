/**
 * A storm of 400 reports in an hour behind 6,000 leaks of five years in 10,200 homes: taking a leak, the board of five
 * windows and the sources behind each, one house with more than fifty wet homes, and the reports behind it.
 */
import { rmSync } from 'node:fs'
import { leakEntries, leakSeverities } from '../../../main/contract/leaks.ts'
import { openConnection } from '../../../main/database/sqlite.ts'
import { chanceOf } from '../../../main/demo/random.ts'
import { databaseFileOf, systemActor } from '../../../main/desk/core.ts'
import { placesOf } from '../../../main/drill/estate.ts'
import { startEmergency } from '../../../main/emergencies/commands.ts'
import { currentEmergencies, rainNow } from '../../../main/emergencies/queries.ts'
import { recordRain } from '../../../main/emergencies/rain-commands.ts'
import { placelessLeaks } from '../../../main/leaks/call-queries.ts'
import { takeLeak } from '../../../main/leaks/intake.ts'
import { openLeaks, teams } from '../../../main/leaks/queries.ts'
import { clustersFromNothing, leakClusters } from '../../../main/leaks/sources/standing.ts'
import { openSources } from '../../../main/leaks/sources/views.ts'
import { leakMarks, watchedLeaks } from '../../../main/leaks/watch/queries.ts'
import { profileOf } from '../../../main/profiles/profiles.ts'
import { readSite } from '../../../main/site/queries.ts'
import { wallBoard } from '../../../main/today/wall.ts'
import { copyOfYears, openBy, stormAt } from '../leaks/years.ts'
import { against, type Figure, median, percentile, report, timed, within } from './figure.ts'
import { rawRecorder } from './raw-record.ts'

const hour = 3_600_000
const minute = 60_000
const calls = 400
const windows = 5
/** Homes of one house that get wet within the hour. */
const wetHouse = 80

const [place, twin] = [await copyOfYears(), await copyOfYears()]
try {
  report(await hourFigures())
} finally {
  for (const { folder } of [place, twin]) rmSync(folder, { recursive: true, force: true })
}

/** Four hundred calls in an hour, then a house that gets wet. */
async function hourFigures(): Promise<Figure[]> {
  const clock = { now: stormAt }
  const desk = await openBy(place, clock)
  const core = desk.requireCore()
  try {
    const { read } = core
    const chance = chanceOf(17)
    const houses = placesOf(read).map(({ units }) => units.map(({ unitId }) => unitId))
    const homes = houses.flat()
    const actor = systemActor
    const emergencyId = chance.id(clock.now)
    await core.execute(startEmergency, { actor, input: { emergencyId, kind: 'storm', level: 'red' } })
    const connection = openConnection({ file: databaseFileOf(twin.dataFolder), key: core.keys.database })
    const raw = rawRecorder(connection, read)

    const take = async (unitId: string) => {
      const told = { entry: chance.pick(leakEntries), severity: chance.pick(leakSeverities) }
      const caller = { callerName: '王', callerPhone: '13800000000', text: '天花板在滴水' }
      const input = { caseId: chance.id(clock.now), unitId, buildingId: null, ...told, ...caller }
      const start = performance.now()
      await core.execute(takeLeak, { actor, input })
      return performance.now() - start
    }
    /** All that one window on the board asks for behind a change. */
    const board = () => {
      openLeaks(read, clock.now)
      teams(read)
      currentEmergencies(read, clock.now)
      rainNow(read, clock.now)
      placelessLeaks(read)
      leakMarks(read, clock.now)
    }
    const profile = profileOf(read)
    const site = readSite(read)
    if (!site) throw new Error('the desk is not set up')

    const first = timed(() => leakClusters(read))
    const times = { take: [] as number[], raw: [] as number[], board: [] as number[], five: [] as number[] }
    const sources = {
      engine: [] as number[],
      list: [] as number[],
      watch: [] as number[],
      wall: [] as number[],
    }
    const rain: number[] = []
    const before = core.head()?.position ?? 0
    for (let number = 1; number <= calls; number++) {
      clock.now += hour / calls
      times.take.push(await take(chance.pick(homes)))
      sources.engine.push(timed(() => leakClusters(read)))
      times.board.push(timed(board))
      times.five.push(timed(() => Array.from({ length: windows }, board)))
      sources.list.push(timed(() => openSources(read)))
      sources.watch.push(timed(() => watchedLeaks(read, clock.now)))
      sources.wall.push(timed(() => wallBoard(read, profile, site, clock.now)))
      if (number % 67 !== 0) continue
      const input = {
        readingId: chance.id(clock.now),
        from: clock.now - 9 * minute,
        to: clock.now,
        millimetres: 12,
      }
      await core.execute(recordRain, { actor, input })
      rain.push(timed(() => leakClusters(read)))
    }
    times.raw.push(...raw(before))
    connection.close()
    const [house = []] = houses
    const oneHouse: number[] = []
    for (const unitId of house.slice(0, wetHouse)) {
      clock.now += 20_000
      await take(unitId)
      oneHouse.push(timed(() => leakClusters(read)))
    }
    const differ = (() => {
      const anew = new Map(clustersFromNothing(read).map(one => [one.id, JSON.stringify(one)]))
      const kept = leakClusters(read).all()
      return (
        kept.filter(one => anew.get(one.id) !== JSON.stringify(one)).length +
        Math.abs(anew.size - kept.length)
      )
    })()

    return [
      within('take a leak, 400 in an hour (99 of 100)', 'ms', percentile(times.take, 0.99), 30),
      against('the same, median', { desk: median(times.take), raw: median(times.raw) }, 4),
      within('board of one window behind a report (99 of 100)', 'ms', percentile(times.board, 0.99), 50),
      within('board of five windows (99 of 100)', 'ms', percentile(times.five, 0.99), 50),
      within('sources behind a report (99 of 100)', 'ms', percentile(sources.engine, 0.99), 20),
      within('the list of sources (99 of 100)', 'ms', percentile(sources.list, 0.99), 50),
      within('watch over households (99 of 100)', 'ms', percentile(sources.watch, 0.99), 50),
      within('the wall (99 of 100)', 'ms', percentile(sources.wall, 0.99), 50),
      within('sources behind a reading of rain (worst)', 'ms', Math.max(...rain), 50),
      within('sources from nothing', 'ms', first, 5_000),
      within(`one house, ${wetHouse} wet homes in half an hour: sources, median`, 'ms', median(oneHouse), 20),
      within('the same, worst', 'ms', Math.max(...oneHouse), 50),
      within('clusters that differ from those computed anew', 'wrong', differ, 0),
    ]
  } finally {
    await desk.close()
  }
}
