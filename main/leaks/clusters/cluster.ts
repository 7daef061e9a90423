import { candidatesOf } from './candidates.ts'
import type { Choice } from './choices.ts'
import { choicesOf } from './choices.ts'
import type { Standing } from './decisions.ts'
import { explain } from './explain.ts'
import { byWater, type Item, itemsOf } from './homes.ts'
import type { Layout } from './layout.ts'
import { secondSource, variants } from './model.ts'
import { bestSources } from './search.ts'
import type { Cluster, LeakReport } from './types.ts'

/** Clusters of reports of one building, computed from nothing but what is given. */
export function clustersOf(
  reports: readonly LeakReport[],
  layout: Layout | undefined,
  standing: Standing,
): Cluster[] {
  const items = itemsOf(reports, layout, standing)
  const sources = layout ? candidatesOf(items, layout) : []
  const choices = choicesOf(items, sources)
  const chosen = lookedAtAgain(bestSources(choices), choices)
  const groups = new Map<Choice | Item, Item[]>()
  for (const item of items) {
    const choice = chosen.get(item.index)
    const block = choice?.block == null ? undefined : items[choice.block]
    const key = block ?? choice ?? item
    const group = groups.get(key)
    if (group) group.push(item)
    else groups.set(key, [item])
  }
  return [...groups.values()].map(group => clusterOf(group, { sources, layout }))
}

/**
 * Where one source is at work a second one of another kind is likelier than anywhere (the same rain, the same age of
 * the house): each cluster is tried again with that in mind, so that two sources in one stack are told apart.
 */
function lookedAtAgain(first: ReadonlyMap<number, Choice>, choices: readonly Choice[]): Map<number, Choice> {
  const answer = new Map(first)
  for (const [source, list] of Map.groupBy(first.keys(), item => first.get(item))) {
    if (!source || source.block !== null || list.length < 3) continue
    const items = new Set(list)
    const inside = choices.flatMap((choice): Choice[] => {
      if (choice.block !== null || !meets(choice, items)) return []
      const gains = new Map([...choice.gains].filter(([item]) => items.has(item)))
      const other = variants[choice.source.variant].water !== variants[source.source.variant].water
      return [{ ...choice, gains, open: choice.open + (other ? Math.log(secondSource) : 0) }]
    })
    const again = bestSources(inside)
    for (const item of items) {
      const choice = again.get(item)
      if (choice) answer.set(item, choice)
      else answer.delete(item)
    }
  }
  return answer
}

/** It gains something by two of the items or more. */
function meets(choice: Choice, items: ReadonlySet<number>): boolean {
  let met = 0
  for (const item of choice.gains.keys()) if (items.has(item)) met++
  return met > 1
}

/** An item that was put with a block may come before it. */
function clusterOf(
  group: readonly Item[],
  {
    sources,
    layout,
  }: { readonly sources: Parameters<typeof explain>[0]['sources']; readonly layout: Layout | undefined },
): Cluster {
  const homes = group.flatMap(item => item.homes)
  const reports = homes.flatMap(home => home.reports).sort(byWater)
  const block = group.find(item => item.block)?.block ?? null
  const held = block ? reports.filter(report => block.reports.includes(report.id)) : []
  const named = block?.source ?? null
  const ids = [...reports].sort(byArrival).map(report => report.id)
  const oldest = [...(held.length > 0 ? held : reports)].sort(byArrival)[0]
  const spots = new Set(homes.map(home => home.unitId))
  const common = {
    id: oldest?.id ?? '',
    buildingId: oldest?.buildingId ?? '',
    decided: held.length > 1 || named !== null,
    reports: ids,
    units: [
      ...new Set(
        [...homes]
          .sort(
            (one, other) =>
              (other.spot?.floor ?? 0) - (one.spot?.floor ?? 0) ||
              (one.spot?.column ?? 0) - (other.spot?.column ?? 0),
          )
          .flatMap(home => (home.unitId === null ? [] : [home.unitId])),
      ),
    ],
  }
  if (spots.size <= 1 && homes.length <= 1 && named === null) return { ...common, ...alone(homes, layout) }
  return { ...common, ...explain({ homes, sources, layout, named, decided: held.length }) }
}

const byArrival = (one: LeakReport, other: LeakReport) =>
  one.at - other.at || (one.id < other.id ? -1 : one.id > other.id ? 1 : 0)

/** A home for itself. Where water comes out of the ceiling, work begins in the home above. */
function alone(
  homes: Item['homes'],
  layout: Layout | undefined,
): Pick<Cluster, 'kind' | 'begin' | 'confidence' | 'kindConfidence' | 'evidence' | 'against' | 'questions'> {
  const home = homes[0]
  const spot = home?.spot
  const fromAbove = home?.reports.some(report => report.entry === 'wet-room-above') === true
  const stack = spot?.stacked ? layout?.columns[spot.column] : undefined
  const above = spot && fromAbove ? stack?.[stack.indexOf(spot) - 1] : undefined
  const unitId = above?.unitId ?? home?.unitId ?? null
  return {
    kind: 'single',
    begin: unitId === null ? { code: 'unknown' } : { code: 'in-home', unitId },
    confidence: 1,
    kindConfidence: 1,
    evidence: [],
    against: [],
    questions: above ? [{ code: 'ask-water-used', unitId: above.unitId }] : [],
  }
}
