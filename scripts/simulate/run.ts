/**
 * `npm run simulate -- [--seeds 300] [--from 1] [--seed N] [--trace]`: plays sites and their headquarters over the code
 * of production, with everything that can go wrong, and looks for what must not be. Ends with 1 where it finds something.
 * `--planted` puts in one fault after the other, and ends with 1 where one is not found within 1,000 seeds;
 * `--plant NAME` puts in one, and stops where it is found.
 */
import { spawnSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { plant, plantedFaults } from './plants.ts'

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '300' },
    from: { type: 'string', default: '1' },
    seed: { type: 'string' },
    trace: { type: 'boolean', default: false },
    plant: { type: 'string' },
    planted: { type: 'boolean', default: false },
  },
})
const Count = z.coerce.number().int().min(0)
const from = Count.parse(values.seed ?? values.from)
const seeds = values.seed === undefined ? Count.parse(values.seeds) : 1
const say = (line: string) => void process.stdout.write(`${line}\n`)

if (values.planted) {
  const missed = plantedFaults.filter(name => {
    say(`== ${name}`)
    const asked = [fileURLToPath(import.meta.url), '--plant', name, '--seeds', '1000']
    return spawnSync(process.execPath, asked, { stdio: 'inherit' }).status !== 0
  })
  say(missed.length === 0 ? 'every planted fault was found' : `NOT FOUND: ${missed.join(', ')}`)
  process.exit(missed.length === 0 ? 0 : 1)
}
const fault = values.plant === undefined ? undefined : z.enum(plantedFaults).parse(values.plant)
if (fault) plant(fault)
// Behind the planting: it changes what is loaded.
const { makeTemplates } = await import('./computers.ts')
const { play } = await import('./play.ts')

const templates = await makeTemplates()
let found = 0
const began = performance.now()
try {
  for (let seed = from; seed < from + seeds; seed += 1) {
    const { trace, problems, sites } = await play(templates, String(seed))
    if (values.trace) for (const line of [`seed ${seed}: ${sites} sites`, ...trace]) say(line)
    if (problems.length === 0) continue
    found += 1
    for (const problem of problems) say(`seed ${seed}: ${problem}`)
    say(`  again: npm run simulate -- --seed ${seed} --trace${fault ? ` --plant ${fault}` : ''}`)
    if (fault) break
  }
} finally {
  rmSync(templates.root, { recursive: true, force: true })
}
say(`${seeds} seeds, ${found} with findings, ${((performance.now() - began) / 1_000).toFixed(1)} s`)
process.exit(found > 0 === (fault !== undefined) ? 0 : 1)
