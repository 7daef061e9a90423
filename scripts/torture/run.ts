/**
 * `npm run torture -- [--rounds 200] [--cuts 200] [--faults 24] [--standbys 24] [--stride 1] [--seed N] [--plant NAME]`: kills desks, pulls the
 * plug, makes the disk fail, and looks for what is lost. Ends with 1 where something is; with a planted fault it
 * ends with 0 only where the fault was found.
 */
import { mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { failBackups } from './backup-faults.ts'
import { cutPower, type TortureReport } from './cuts.ts'
import { failDisk } from './faults.ts'
import { killDesks } from './kill.ts'
import { killStandbys } from './standby.ts'
import { buildShim } from './shim.ts'
import { Plant } from './torture-plan.ts'

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '200' },
    cuts: { type: 'string', default: '200' },
    faults: { type: 'string', default: '24' },
    // Kills beside a standby that fetches a copy of 320 MB.
    standbys: { type: 'string', default: '24' },
    steps: { type: 'string', default: '120' },
    // Of so many places a backup, a restore or filing could fail at, one is tried; 0: none.
    stride: { type: 'string', default: '1' },
    seed: { type: 'string', default: String(Date.now()) },
    plant: { type: 'string', default: 'none' },
  },
})
const Count = z.coerce.number().int().min(0)
const [rounds, cuts, faults, steps] = [values.rounds, values.cuts, values.faults, values.steps].map(value =>
  Count.parse(value),
)
const standbys = Count.parse(values.standbys)
const stride = Count.parse(values.stride)
const plant = Plant.parse(values.plant)
const { seed } = values
const folder = realpathSync(mkdtempSync(join(tmpdir(), 'torture-')))
const report = (line: string) => console.log(line)
const results: (TortureReport & { readonly name: string })[] = []
console.log(`seed ${seed}, in ${folder}`)

if (rounds) results.push({ name: 'kills', ...(await killDesks({ folder, rounds, seed, plant, report })) })
if (standbys && plant === 'none') {
  const killed = await killStandbys({ folder, rounds: standbys, seed, archiveBytes: 320_000_000, report })
  results.push({ name: 'kills beside a standby', ...killed })
}
const shim = buildShim(folder)
if ('missing' in shim) {
  console.log(`Could not run: power cuts and failing disks: ${shim.missing}`)
} else {
  const { library } = shim
  // Several recordings, each cut in many places: one recording knows one order of events only.
  const perRecording = 40
  for (let left = cuts ?? 0, part = 0; left > 0; left -= perRecording, part += 1) {
    const some = { library, folder, cuts: Math.min(left, perRecording), steps: steps ?? 120, plant, report }
    results.push({ name: 'power cuts', ...(await cutPower({ ...some, seed: `${seed}/${part}` })) })
  }
  if (faults && plant === 'none') {
    const failing = await failDisk({ library, folder, rounds: faults, steps: steps ?? 120, seed, report })
    results.push({ name: 'disk failures', ...failing })
  }
  if (stride > 0 && plant === 'none') {
    const { tried, refused, damage: found } = await failBackups({ library, folder, stride, offset: 0 })
    const name = 'failures during backup, restore and filing'
    report(`${name}: ${tried} tried, ${refused} refused, ${found.length} findings`)
    results.push({ name, rounds: tried, acknowledged: tried - refused, damage: found })
  }
}

const damage = results.flatMap(result => result.damage)
for (const line of damage.slice(0, 50)) console.log(line)
for (const name of new Set(results.map(result => result.name))) {
  const own = results.filter(result => result.name === name)
  const sum = (of: (result: TortureReport) => number) => own.reduce((total, each) => total + of(each), 0)
  const lost = sum(({ damage: found }) => found.length)
  const looked = sum(each => each.acknowledged)
  console.log(`${sum(each => each.rounds)} ${name}: ${looked} acknowledgements looked for, ${lost} findings`)
}
if (damage.length === 0) rmSync(folder, { recursive: true, force: true })
else console.log(`what was found lies in ${folder}; seed ${seed}`)
const asWanted = plant === 'none' ? damage.length === 0 : damage.length > 0
console.log(asWanted ? 'torture: as it should be' : 'torture: FAILED')
process.exit(asWanted ? 0 : 1)
