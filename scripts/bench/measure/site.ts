/** Completeness of the whole site and of a house, the tree, and a house as a grid of floors and homes by each measure. */
import { buildingCompleteness, siteCompleteness } from '../../../main/documents/overview.ts'
import { homesOfPart } from '../../../main/contract/estate.ts'
import { readOver } from '../../../main/database/read.ts'
import { openConnection } from '../../../main/database/sqlite.ts'
import { incompleteUnits } from '../../../main/documents/missing-ledger.ts'
import { isSettled, settleChecklist } from '../../../main/documents/settle.ts'
import { building } from '../../../main/estate/building.ts'
import { measures } from '../../../main/estate/measures/index.ts'
import { residentsOfPart } from '../../../main/estate/residents.ts'
import { estateTree } from '../../../main/estate/tree.ts'
import { profileOf } from '../../../main/profiles/profiles.ts'
import { openBenchDesk } from '../data/place.ts'
import { type Figure, median, report, within } from './figure.ts'
import { givenPlace } from './place.ts'
import { asked } from './replay.ts'

const today = '2026-10-01'
const desk = await openBenchDesk(givenPlace())
const core = desk.requireCore()
const { read, readConnection: connection } = core
const profile = profileOf(read)
const given = { read, connection, runs: 15 }
const figures: Figure[] = []

if (!isSettled(read)) {
  const started = performance.now()
  await settleChecklist(core)
  const { units = 0 } = read.get<{ units: number }>('select count(*) as units from unit') ?? {}
  const measured = Math.round(units / ((performance.now() - started) / 1_000))
  const what = 'homes counted anew after another checklist'
  figures.push({ what, unit: 'per second', measured, wanted: '≥ 1000 per second', good: measured >= 1_000 })
}
const sizes = read.all<{ id: string; units: number }>(
  'select building_id as id, count(*) as units from unit group by building_id order by units desc',
)
const largest = sizes[0]
const usual = sizes[1]
if (!largest || !usual) throw new Error('no buildings')

figures.push(
  asked('completeness of the site', part => siteCompleteness(part, profile.documents), {
    ...given,
    most: 200,
  }),
  asked(`completeness of a house of ${largest.units}`, part => buildingCompleteness(part, largest.id), {
    ...given,
    most: 50,
  }),
  asked(
    'first page of homes that lack something',
    part => incompleteUnits(part, { buildingId: undefined, type: undefined, before: undefined, limit: 50 }),
    { ...given, most: 50 },
  ),
  asked('the tree of the estate', part => estateTree(part), { ...given, most: 50 }),
)
/** As a desk finds it that was just started: nothing is remembered, and no page of the database at hand. */
const cold = (): { readonly part: typeof read; close(): void } => {
  const fresh = openConnection({ file: core.databaseFile, key: core.keys.database, readonly: true })
  // Opening reads the description of the tables, which every desk has behind it.
  fresh.prepare('select count(*) from estate_node').get()
  return { part: readOver(fresh), close: () => fresh.close() }
}
const firstTime = (question: (part: typeof read) => unknown): number =>
  median(
    Array.from({ length: 9 }, () => {
      const { part, close } = cold()
      const begun = performance.now()
      question(part)
      const millis = performance.now() - begun
      close()
      return millis
    }),
  )
for (const { id, units } of [usual, largest]) {
  for (const { key } of measures) {
    const asking = { buildingId: id, measure: key, role: 'manager', today }
    const millis = firstTime(part => building(part, asking))
    figures.push(within(`grid of ${units} homes by ${key}, for the first time`, 'ms', millis, 50))
  }
  const residents = firstTime(part => residentsOfPart(part, { buildingId: id, part: 0, today }))
  figures.push(within(`who lives in the first ${homesOfPart} of ${units} homes`, 'ms', residents, 50))
}
for (const { id, units } of [usual, largest])
  for (const { key } of measures)
    figures.push(
      asked(
        `grid of ${units} homes by ${key}`,
        part => building(part, { buildingId: id, measure: key, role: 'manager', today }),
        { ...given, most: 50 },
      ),
    )
await desk.close()
report(figures)
