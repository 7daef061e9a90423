/**
 * Measures the desk: `npm run bench -- [--generate 100000] [--people 50000] [--seed 1] [--only record,lists] [--fresh]`.
 *
 * Makes the data once (deterministic by seed, kept in the system's temporary folder), then prints each figure beside
 * the raw driver doing the same rows in the same run. Every measure runs in a process of its own.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { generate } from './data/generate.ts'
import { benchPlace, openBenchDesk, scratchPlace } from './data/place.ts'
import { memoryFlags } from '../start/memory-flags.ts'
import { type Figure, median } from './measure/figure.ts'

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

const FigureRow = z.object({
  what: z.string(),
  unit: z.enum(['ms', 'MB', 'per second', 'wrong', 's']),
  measured: z.number(),
  raw: z.number().optional(),
  wanted: z.string(),
  good: z.boolean(),
})

const say = (line: string) => void process.stdout.write(`${line}\n`)

/** Runs one measure in a fresh process. */
function measure(name: string, folder: string, ...more: string[]): Figure[] {
  const script = fileURLToPath(new URL(`measure/${name}.ts`, import.meta.url))
  const child = spawnSync(process.execPath, [...memoryFlags, script, folder, ...more], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  if (child.status !== 0) throw new Error(`${name} failed with ${child.status ?? child.signal}`)
  const rows = z.array(FigureRow).parse(JSON.parse(child.stdout.trim().split('\n').at(-1) ?? ''))
  return rows.map(({ raw, ...row }) => (raw === undefined ? row : { ...row, raw }))
}

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

const number = (value: number | undefined) =>
  value === undefined ? '' : value >= 100 ? value.toFixed(0) : value.toFixed(value >= 10 ? 1 : 2)

function print(figures: readonly Figure[]): void {
  const rows = figures.map(({ what, unit, measured, raw, wanted, good }) => [
    what,
    `${number(measured)} ${unit}`,
    number(raw),
    raw === undefined ? '' : `${number(measured / raw)} ×`,
    wanted,
    good ? 'yes' : 'NO',
  ])
  const table = [['figure', 'measured', 'raw', 'ratio', 'wanted', 'met'], ...rows]
  const widths = table[0]?.map((_, column) => Math.max(...table.map(row => row[column]?.length ?? 0))) ?? []
  for (const row of table) say(row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '))
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
])
  if (wanted(name)) figures.push(...measure(name, place.folder))
if (wanted('start')) figures.push(...(await startFigures(place.folder)))
print(figures)

const importScript = fileURLToPath(new URL('import.ts', import.meta.url))
if (wanted('import') && existsSync(importScript)) {
  say('\nimport')
  spawnSync(process.execPath, [importScript], { stdio: 'inherit' })
}
