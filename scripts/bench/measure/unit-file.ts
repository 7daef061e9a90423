/** The file of a home as it opens: of ordinary homes, and of the fullest there is, tab by tab. */
import { callbacksOf } from '../../../main/callbacks/list.ts'
import { listCases } from '../../../main/cases/list.ts'
import { CaseListInput } from '../../../main/contract/case-views.ts'
import { contractsOfHome } from '../../../main/contracts/views.ts'
import { unitDocuments } from '../../../main/documents/queries.ts'
import { unitDetail } from '../../../main/estate/unit-detail.ts'
import { changesOfUnit } from '../../../main/estate/unit-changes.ts'
import { profileOf } from '../../../main/profiles/profiles.ts'
import { subjectTimeline } from '../../../main/reports/timeline.ts'
import { openBenchDesk } from '../data/place.ts'
import { type Figure, report } from './figure.ts'
import { givenPlace } from './place.ts'
import { asked, type Question } from './replay.ts'

const today = '2026-10-01'
const now = Date.UTC(2026, 9, 1)
const day = 86_400_000
const homes = 50

const desk = await openBenchDesk(givenPlace())
const { read, readConnection: connection } = desk.requireCore()
const profile = profileOf(read)
const units = read
  .all<{ id: string }>('select id from unit order by id limit ? offset (select count(*) / 7 from unit)', [
    homes,
  ])
  .map(({ id }) => id)
if (units.length < homes) throw new Error('too few homes to take a mean of')
const fullest =
  read.get<{ id: string }>(
    'select unit_id as id from document group by unit_id order by count(*) desc limit 1',
  )?.id ?? ''

/** What each part of the screen asks for. */
const parts: readonly (readonly [string, (unitId: string) => Question])[] = [
  ['overview', unitId => part => unitDetail(part, unitId, today)],
  ['changes', unitId => part => changesOfUnit(part, unitId)],
  [
    'newest cases',
    unitId => part => listCases(part, profile, CaseListInput.parse({ filter: { unitId }, limit: 6 })),
  ],
  [
    'callbacks',
    unitId => part => callbacksOf({ read: part, profile, now, tomorrow: now + day }, 'unit', unitId),
  ],
  ['contract', unitId => part => contractsOfHome(part, { sums: true, today }, unitId)],
  ['documents', unitId => part => unitDocuments(part, { profile, today }, unitId)],
  ['timeline', unitId => part => subjectTimeline(part, { subjectId: unitId, limit: 50 })],
]
type Parts = typeof parts
const together =
  (unitIds: readonly string[], which: Parts): Question =>
  part => {
    for (const unitId of unitIds) for (const [, question] of which) question(unitId)(part)
  }

const given = { read, connection, most: 50 }
function meanOf(what: string, which: Parts): Figure {
  const all = asked('', together(units, which), { ...given, runs: 15 })
  const measured = all.measured / homes
  return { ...all, what, measured, raw: (all.raw ?? 0) / homes, good: measured <= 50 }
}
const figures = [
  meanOf(`file of an ordinary home with all tabs, mean of ${homes}`, parts),
  ...parts.map(part => meanOf(`  of it: ${part[0]}`, [part])),
  asked('file of the fullest home with all tabs', together([fullest], parts), given),
  ...parts.map(([name, question]) => asked(`  of it: ${name}`, question(fullest), given)),
]
await desk.close()
report(figures)
