/**
 * Measures the files of homes at their size: `node scripts/bench/files.ts [--units 50000] [--people 120000]
 * [--documents 1000000] [--cases 50000] [--seed 1] [--only unit-file,site] [--fresh]`.
 *
 * Makes the data once (deterministic by seed, kept in the system's temporary folder), then prints each figure beside
 * the raw driver or the same work by hand in the same run. Every measure runs in a process of its own.
 */
import { rmSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { filesPlace, generateFiles } from './data/files.ts'
import { measure, print, say } from './table.ts'

const { values } = parseArgs({
  options: {
    units: { type: 'string', default: '50000' },
    people: { type: 'string', default: '120000' },
    documents: { type: 'string', default: '1000000' },
    cases: { type: 'string', default: '50000' },
    seed: { type: 'string', default: '1' },
    only: { type: 'string' },
    fresh: { type: 'boolean', default: false },
  },
})
const size = {
  units: Number(values.units),
  people: Number(values.people),
  documents: Number(values.documents),
  cases: Number(values.cases),
  seed: Number(values.seed),
}
const only = values.only?.split(',')

if (values.fresh) rmSync(filesPlace(size).folder, { recursive: true, force: true })
say(
  `${size.units} units, ${size.people} people, ${size.documents} documents, ${size.cases} cases, seed ${size.seed}`,
)
const { place, seconds } = await generateFiles(size)
say(
  seconds === undefined
    ? `made earlier, in ${place.folder}`
    : `made in ${Math.round(seconds)} s, in ${place.folder}`,
)
const measures = ['unit-file', 'site', 'file-lists', 'duplicates', 'contracts', 'backup', 'sweep']
const wanted = measures.filter(name => only === undefined || only.includes(name))
print(wanted.flatMap(name => measure(name, place.folder)))
