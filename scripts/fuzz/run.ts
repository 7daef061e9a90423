/**
 * `npm run fuzz -- [--minutes 1] [--from 1] [--case N]`: changes parcels, receipts and invitations in every way, before
 * and inside their encryption, and brings them to headquarters and sites: each is refused with a reason for people
 * and changes nothing, or was signed by its maker and leaves everything sound. Ends with 1 where it finds something.
 */
import { rmSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { makeTemplates } from '../simulate/computers.ts'
import { checkSound, hunt } from './hunt.ts'
import { makePrey } from './prey.ts'

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '1' },
    from: { type: 'string', default: '1' },
    case: { type: 'string' },
  },
})
const Count = z.coerce.number().min(0)
const from = Count.parse(values.case ?? values.from)
const until = performance.now() + Count.parse(values.minutes) * 60_000
const say = (line: string) => void process.stdout.write(`${line}\n`)

const templates = await makeTemplates()
const prey = [await makePrey(templates, 'prey', false), await makePrey(templates, 'prey', true)]
const outcomes = new Map<string, number>()
let found = 0
let slowest = { millis: 0, name: 0 }
let name = from
try {
  for (const one of prey) await checkSound(one)
  do {
    const began = performance.now()
    const one = prey[name % prey.length]
    if (!one) break
    const { what, came, problems } = await hunt(one, String(name))
    const millis = performance.now() - began
    if (millis > slowest.millis) slowest = { millis, name }
    outcomes.set(came, (outcomes.get(came) ?? 0) + 1)
    if (problems.length > 0) {
      found += 1
      for (const problem of problems) say(`case ${name}: ${what} ${problem}`)
      say(`  again: npm run fuzz -- --case ${name}`)
    }
    name += 1
  } while (values.case === undefined && performance.now() < until)
} finally {
  for (const one of prey) await one.close()
  rmSync(templates.root, { recursive: true, force: true })
}
for (const [came, count] of [...outcomes].toSorted(([, one], [, other]) => other - one))
  say(`${count} ${came}`)
say(
  `${name - from} cases, ${found} with findings; the slowest took ${slowest.millis.toFixed(0)} ms (${slowest.name}), ${(process.resourceUsage().maxRSS / 1_024).toFixed(0)} MB`,
)
process.exit(found > 0 ? 1 : 0)
