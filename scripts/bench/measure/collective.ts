/** What the desk decides about a new case by itself: how many homes have the same matter, how often the home had it. */
import { homeCases, pathsUnder } from '../../../main/cases/collective.ts'
import { pathOf } from '../../../main/cases/rows.ts'
import { countsFor } from '../../../main/levels/facts.ts'
import { profileOf } from '../../../main/profiles/profiles.ts'
import { busiestWindow } from '../../../main/warnings/rules.ts'
import { openBenchDesk } from '../data/place.ts'
import { report } from './figure.ts'
import { givenPlace } from './place.ts'

const looked = 300
const day = 86_400_000

const desk = await openBenchDesk(givenPlace())
const { read } = desk.requireCore()
const profile = profileOf(read)
const rules = profile.levels.collective
const newest = read.all<{ category: string; unitId: string; buildingId: string; receivedAt: number }>(
  `select category, unit_id as "unitId", building_id as "buildingId", received_at as "receivedAt" from "case"
   where unit_id is not null and building_id is not null and category like '%/%'
   order by received_at desc limit ${looked}`,
)
const times = newest.map(({ category, unitId, buildingId, receivedAt }) => {
  const start = performance.now()
  const path = pathOf(category)
  const span = rules.days * day
  const cases = homeCases(
    read,
    { scope: 'building', id: buildingId },
    {
      paths: pathsUnder(profile, path.slice(0, 2).join('/')),
      kinds: rules.kinds,
      from: receivedAt - span,
      until: receivedAt + span,
      atLeast: rules.building,
    },
  )
  busiestWindow(cases, receivedAt, span)
  const counts = countsFor(read, profile, { category: path, unitId, buildingId, receivedAt, stored: true })
  counts.households(7)
  counts.repetitions(90)
  return performance.now() - start
})
await desk.close()
const sorted = times.toSorted((a, b) => a - b)
const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
report([
  {
    what: 'collective detection and repetition for a new case, median',
    unit: 'ms',
    measured: at(0.5),
    wanted: '≤ 5 ms',
    good: at(0.5) <= 5,
  },
  {
    what: 'collective detection and repetition for a new case, nine of ten',
    unit: 'ms',
    measured: at(0.9),
    wanted: '≤ 5 ms',
    good: at(0.9) <= 5,
  },
])
