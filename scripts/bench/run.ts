/**
 * Measures the desk: `npm run bench -- [--generate 100000] [--people 50000] [--seed 1] [--only record,lists] [--fresh]`.
 *
 * Makes the data once (deterministic by seed, kept in the system's temporary folder), then prints each figure beside
 * the raw driver doing the same rows in the same run. `--only clusters`, `--only leaks` and `--only sync` need no data. Every measure runs in a process of its own.
 */
import { spawnSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { buildMeasures, builtScript } from './built.ts'
import { generate } from './data/generate.ts'
import { benchPlace, openBenchDesk, scratchPlace } from './data/place.ts'
import { type Figure, median } from './measure/figure.ts'
import { copyOfPair } from './sync/pair.ts'
import { measure, print, say } from './table.ts'

const { values } = parseArgs({
  options: {
    generate: { type: 'string', default: '100000' },
    people: { type: 'string', default: '50000' },
    seed: { type: 'string', default: '1' },
    only: { type: 'string' },
    fresh: { type: 'boolean', default: false },
  },
})
const size = { cases: Number(values.generate), people: Number(values.people), seed: Number(values.seed) }
const only = values.only?.split(',')
const starts = 7

async function startFigures(folder: string): Promise<Figure[]> {
  const empty = scratchPlace()
  try {
    const desk = await openBenchDesk(empty, false)
    const password = 'eight ducks swim'
    await desk.setUp({ code: 'EMPTY', name: '空', managerName: '经理', login: 'manager', password })
    await desk.close()
    const opened = (where: string) => measure('start', where)[0]?.measured ?? Number.NaN
    const both = Array.from({ length: starts }, () => ({ empty: opened(empty.folder), full: opened(folder) }))
    const raw = median(both.map(one => one.empty))
    const measured = median(both.map(one => one.full))
    const memory = measure('start', folder, '--memory')[1]?.measured ?? Number.NaN
    return [
      {
        what: 'start (raw: with an empty desk)',
        unit: 'ms',
        measured,
        raw,
        wanted: '≤ 1.3 × empty',
        good: measured <= 1.3 * raw,
      },
      {
        what: 'core memory after lists, searches and lookups',
        unit: 'MB',
        measured: memory,
        wanted: '≤ 250 MB',
        good: memory <= 250,
      },
    ]
  } finally {
    rmSync(empty.folder, { recursive: true, force: true })
  }
}

/** A site of so many cases and its headquarters, one step after the other, each in a process of its own. */
async function syncFigures(records: number): Promise<Figure[]> {
  const pair = await copyOfPair(records)
  try {
    return ['export', 'apply', 'again', 'later', 'photos'].flatMap(step => measure('sync', pair.folder, step))
  } finally {
    rmSync(pair.folder, { recursive: true, force: true })
  }
}

const [alone] = only ?? []
if (only?.length === 1 && alone === 'sync') {
  await buildMeasures()
  print(await syncFigures(size.cases))
  process.exit()
}
if (only?.length === 1 && (alone === 'clusters' || alone === 'leaks')) {
  // They make estates of their own.
  if (alone === 'leaks') await buildMeasures()
  print(alone === 'leaks' ? [...measure(alone, ''), ...measure('leak-reports', '')] : measure(alone, ''))
  process.exit()
}
if (values.fresh) rmSync(benchPlace(size).folder, { recursive: true, force: true })
say(`${size.cases} cases, ${size.people} people and units, seed ${size.seed}`)
const { place, speed } = await generate(size)
say(
  speed
    ? `made through the log: ${speed.casesPerSecond} closed cases/s, ${speed.workedOnPerSecond} worked on/s, ${speed.peoplePerSecond} people with units/s, in ${place.folder}`
    : `made earlier, in ${place.folder}`,
)
const wanted = (name: string) => only === undefined || only.includes(name)
const figures: Figure[] = []
if (['register', 'start', 'import', 'leaks'].some(wanted)) await buildMeasures()
for (const name of [
  'record',
  'lists',
  'collective',
  'today',
  'callbacks',
  'deadlines',
  'search',
  'knowledge',
  'lookup',
  'register',
  'backup',
  'sweep',
  'station',
  'clusters',
  'leaks',
])
  if (wanted(name)) figures.push(...measure(name, place.folder))
if (wanted('leaks')) figures.push(...measure('leak-reports', place.folder))
if (wanted('start')) figures.push(...(await startFigures(place.folder)))
print(figures)

if (wanted('import')) {
  say('\nimport')
  spawnSync(process.execPath, [builtScript('import')], { stdio: 'inherit' })
}
