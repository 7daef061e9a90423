/** How well leak clusters find true sources (scenarios the model was tuned on and others), and time for each report. */
import { chanceOf } from '../../../main/demo/random.ts'
import { LeakClusters } from '../../../main/leaks/clusters/engine.ts'
import type { BuildingPlaces, LeakReport } from '../../../main/leaks/clusters/types.ts'
import { scenarioNames, scenarioOf } from '../leaks/scenarios.ts'
import { noPairs, precisionOf, recallOf } from '../leaks/score.ts'
import { pairsOf, sets, type SetName } from '../leaks/sets.ts'
import { atLeast, type Figure, median, percentile, report, timed, within } from './figure.ts'

const seeds = 60
const wanted = 0.95
const [hour, year] = [3_600_000, 365 * 24 * 3_600_000]
const storm = Date.UTC(2026, 6, 12, 12)

function scored(set: SetName): Figure[] {
  const sum = noPairs()
  const figures: Figure[] = []
  for (const name of scenarioNames) {
    const pairs = pairsOf(name, set, seeds)
    sum.right += pairs.right
    sum.joined += pairs.joined
    sum.parted += pairs.parted
    // Where nothing belongs together there is no share, only what was joined wrongly.
    if (pairs.right + pairs.parted === 0)
      figures.push(
        within(`${set}: ${name}, pairs joined of ${seeds} houses a shape`, 'wrong', pairs.joined, seeds),
      )
    else
      figures.push(
        atLeast(`${set}: ${name}, precision`, precisionOf(pairs), wanted),
        atLeast(`${set}: ${name}, recall`, recallOf(pairs), wanted),
      )
  }
  return [
    ...figures,
    atLeast(`${set}: all, precision`, precisionOf(sum), wanted),
    atLeast(`${set}: all, recall`, recallOf(sum), wanted),
  ]
}

/** 10,000 units, 5,000 leaks of five years, 400 reports of one hour. */
function season() {
  const chance = chanceOf(11)
  const buildings: BuildingPlaces[] = []
  const told: LeakReport[] = []
  let units = 0
  for (let seed = 1; units < 10_000; seed++) {
    const { building, reports } = scenarioOf('mixture', chance.pick(sets.tuned.shapes), seed)
    buildings.push(building)
    units += building.units.length
    told.push(...reports)
  }
  const history = Array.from({ length: 5_000 }, (_, number): LeakReport => {
    const like = chance.pick(told)
    const building = chance.pick(buildings)
    const at = storm - 2 * 24 * hour - Math.round(chance.next() * 5 * year)
    return {
      ...like,
      id: `h${number}`,
      buildingId: building.buildingId,
      unitId: chance.pick(building.units).unitId,
      at,
      since: at - hour,
      endedAt: at + 24 * hour,
    }
  })
  const coming = told
    .sort((one, other) => one.at - other.at)
    .slice(0, 400)
    .map((one, index) => ({ ...one, at: storm + index * 9_000, since: null }))
  return { buildings, history, coming }
}

function speed(): Figure[] {
  const { buildings, history, coming } = season()
  const kept = new LeakClusters({ buildings, reports: history, decisions: [] })
  const times = coming.map(one => timed(() => kept.setReport(one)))
  const all = { buildings, reports: [...history, ...coming], decisions: [] }
  const full = timed(() => new LeakClusters(all))
  const anew = new Map(new LeakClusters(all).all().map(cluster => [cluster.id, JSON.stringify(cluster)]))
  const differ = kept.all().filter(cluster => anew.get(cluster.id) !== JSON.stringify(cluster)).length
  return [
    within('a report at 10,000 units, 5,000 leaks, 400 an hour: median', 'ms', median(times), 20),
    within('the same: 95 of 100', 'ms', percentile(times, 0.95), 20),
    within('the same: worst', 'ms', Math.max(...times), 20),
    within('all clusters computed anew', 'ms', full, 5_000),
    within(
      'clusters that differ from those computed anew',
      'wrong',
      differ + Math.abs(anew.size - kept.all().length),
      0,
    ),
  ]
}

report([...scored('tuned'), ...scored('heldOut'), ...scored('newSeeds'), ...speed()])
