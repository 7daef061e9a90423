/** Records of one person among 120,000: how long the job takes, what it needs, and what a page of pairs costs. */
import { duplicatesJob } from '../../../main/people/duplicate-job.ts'
import { keepDuplicates } from '../../../main/people/duplicate-commands.ts'
import { proposedPairs } from '../../../main/people/duplicate-list.ts'
import { systemActor } from '../../../main/desk/core.ts'
import { openBenchDesk } from '../data/place.ts'
import { within, report } from './figure.ts'
import { givenPlace } from './place.ts'
import { asked } from './replay.ts'

const desk = await openBenchDesk(givenPlace())
const core = desk.requireCore()
const before = process.resourceUsage().maxRSS / 1024
const started = performance.now()
const found = await core.jobs.run(duplicatesJob, {})
const seconds = (performance.now() - started) / 1_000
const after = process.resourceUsage().maxRSS / 1024
const keeping = performance.now()
await core.execute(keepDuplicates, {
  actor: systemActor,
  input: { position: found.position, pairs: found.pairs },
})
const kept = performance.now() - keeping
const figures = [
  within(`duplicates among ${found.people} people (${found.pairs.length} pairs)`, 's', seconds, 20),
  within('memory of the process meanwhile at most', 'MB', after, 600),
  within('  before it', 'MB', before, 600),
  within('keeping what was found', 'ms', kept, 1_000),
  asked('a page of 20 pairs', part => proposedPairs(part, 20, '2026-10-01'), {
    read: core.read,
    connection: core.readConnection,
    runs: 15,
    most: 50,
  }),
]
await desk.close()
report(figures)
