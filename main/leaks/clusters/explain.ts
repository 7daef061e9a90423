import type {
  ClusterBegin,
  ClusterEvidence,
  ClusterQuestion,
  SourceKind,
} from '../../contract/leak-clusters.ts'
import { sourceKinds } from '../../contract/leak-clusters.ts'
import type { LeakEntry } from '../../contract/leaks.ts'
import type { Candidate } from './candidates.ts'
import type { Home } from './homes.ts'
import type { Layout, Spot } from './layout.ts'
import { aloneRow } from './likelihood.ts'
import { type EntryRow, entryChance, hour, sourceRate, variants } from './model.ts'

/** What is said of a group of homes, by the source that explains them best. */
export interface Explained {
  readonly kind: SourceKind | 'unknown'
  readonly begin: ClusterBegin
  readonly confidence: number
  readonly kindConfidence: number
  readonly evidence: readonly ClusterEvidence[]
  readonly against: readonly ClusterEvidence[]
  readonly questions: readonly ClusterQuestion[]
}

interface Explaining {
  readonly homes: readonly Home[]
  readonly sources: readonly Candidate[]
  readonly layout: Layout | undefined
  /** As people named it. */
  readonly named: SourceKind | null
  /** Reports that people put together. */
  readonly decided: number
}

/** A home out of a source's reach counts so much against it, as a logarithm. */
const outOfReach = -6
/** A source of another kind that is so likely beside the best one is told. */
const tellFrom = 0.1
/** Hours behind the first after which a home is told as late. */
const lateHours = 24
/** Logarithms are a little too sure of themselves, since what homes say is not independent. */
const sober = 0.7
/** Of clusters it is surest of, so many hold no home of another source (`docs/leak-clusters.md`). */
const mostSure = 0.95
const mostQuestions = 3

/** Tells why homes are one cluster, what speaks against it, and where work begins. */
export function explain(asked: Explaining): Explained {
  const { homes, sources, named, decided } = asked
  const fits = sources
    .map(source => ({ source, value: fit(source, homes) }))
    .filter(({ value }) => value > Number.NEGATIVE_INFINITY)
  const byKind = sourceKinds.flatMap(kind => {
    const ofKind = fits.filter(({ source }) => variants[source.variant].kind === kind)
    const best = ofKind.reduce<(typeof ofKind)[number] | undefined>(
      (best, one) => (best && best.value >= one.value ? best : one),
      undefined,
    )
    return best ? [{ kind, ...best }] : []
  })
  byKind.sort((one, other) => other.value - one.value)
  const best = named ? byKind.find(({ kind }) => kind === named) : byKind[0]
  const people: ClusterEvidence[] = decided > 1 ? [{ code: 'people', reports: decided }] : []
  if (!best)
    return {
      kind: named ?? 'unknown',
      begin: { code: 'unknown' },
      confidence: decided > 1 ? 1 : 0,
      kindConfidence: named ? 1 : 0,
      evidence: [...people, ...within(homes)],
      against: [],
      questions: [],
    }
  const most = byKind[0]?.value ?? 0
  const all = byKind.reduce((sum, { value }) => sum + Math.exp(sober * (value - most)), 0)
  const share = (value: number) => Math.exp(sober * (value - most)) / all
  const members = homes.flatMap(home => (home.spot ? [{ home, spot: home.spot }] : []))
  const also = byKind.filter(one => one !== best && share(one.value) >= tellFrom)
  return {
    kind: best.kind,
    begin: beginOf(best.source, members),
    confidence: decided > 1 ? 1 : rounded(Math.min(mostSure, 1 / (1 + Math.exp(-sober * best.value)))),
    kindConfidence: named ? 1 : rounded(share(best.value)),
    evidence: [...people, ...speaksFor(best.source, members)],
    against: [
      ...speaksAgainst(best.source, homes),
      ...also.map(
        ({ kind, value }): ClusterEvidence => ({
          code: 'also-possible',
          kind,
          percent: Math.round(100 * share(value)),
        }),
      ),
    ],
    questions: questionsOf(
      best.source,
      members,
      also.map(one => one.kind),
    ),
  }
}

const rounded = (value: number) => Math.round(value * 1000) / 1000

function fit(source: Candidate, homes: readonly Home[]): number {
  let met = 0
  let sum = source.open
  for (const home of homes) {
    const gain = source.gains.get(home)
    if (gain !== undefined && gain > 0) met++
    sum += Math.max(outOfReach, gain ?? outOfReach)
  }
  return met >= 2 ? sum : Number.NEGATIVE_INFINITY
}

interface Member {
  readonly home: Home
  readonly spot: Spot
}

const fromTop = (one: Member, other: Member) =>
  other.spot.floor - one.spot.floor || one.spot.column - other.spot.column

function beginOf(source: Candidate, members: readonly Member[]): ClusterBegin {
  const ordered = [...members].sort(fromTop)
  const top = ordered[0]?.spot.unitId ?? source.at
  switch (source.variant) {
    case 'roof': {
      // Over every stack that is wet, by its highest home.
      const columns = Map.groupBy(ordered, ({ spot }) => spot.column)
      return { code: 'roof-above', units: [...columns.values()].map(column => column[0]?.spot.unitId ?? top) }
    }
    case 'wall':
    case 'window':
    case 'balcony':
      return { code: 'wall-above', unitId: top }
    case 'basement':
      return { code: 'basement-at', units: ordered.map(({ spot }) => spot.unitId) }
    case 'wet-room':
      return { code: 'in-home', unitId: source.at }
    case 'riser':
      return { code: 'in-home', unitId: top }
  }
}

const unique = (values: readonly string[]) => [...new Set(values)]
const unitsOf = (members: readonly Member[]) =>
  unique([...members].sort(fromTop).map(({ spot }) => spot.unitId))

/** The row of what people name at a place of the source. */
function rowAt(source: Candidate, spot: Spot): EntryRow {
  if (source.variant === 'roof') return spot.depth === 0 ? 'roof' : 'under-roof'
  if (source.variant === 'wet-room') return spot.unitId === source.at ? 'wet-home' : 'wet-below'
  return source.variant
}

const fitsSource = (source: Candidate, spot: Spot, entry: LeakEntry) =>
  entryChance(rowAt(source, spot), entry) >= entryChance(aloneRow(spot), entry)

function entriesOf(members: readonly Member[]): Map<LeakEntry, Member[]> {
  const named = new Map<LeakEntry, Member[]>()
  for (const member of members)
    for (const entry of new Set(member.home.reports.map(report => report.entry)))
      named.set(entry, [...(named.get(entry) ?? []), member])
  return named
}

function within(homes: readonly Home[]): ClusterEvidence[] {
  const times = homes.map(home => home.since)
  if (times.length < 2) return []
  const minutes = Math.round((Math.max(...times) - Math.min(...times)) / 60_000)
  return [{ code: 'within', homes: homes.length, minutes }]
}

function speaksFor(source: Candidate, members: readonly Member[]): ClusterEvidence[] {
  const floors = members.map(({ spot }) => spot.floor)
  const stacks = [...members].sort((one, other) => one.spot.column - other.spot.column)
  const evidence: ClusterEvidence[] = [
    {
      code: 'place',
      homes: unitsOf(members).length,
      stacks: unique(stacks.map(({ spot }) => spot.stack)),
      highest: Math.max(...floors),
      lowest: Math.min(...floors),
    },
    ...within(members.map(({ home }) => home)),
  ]
  for (const [entry, named] of entriesOf(members)) {
    const fitting = named.filter(({ spot }) => entry !== 'unknown' && fitsSource(source, spot, entry))
    if (fitting.length > 0) evidence.push({ code: 'entry', entry, units: unitsOf(fitting) })
  }
  const needsRain = sourceRate(source.variant, 20) > 10 * sourceRate(source.variant, 0)
  const rain = members.flatMap(({ home }) => (home.rain === null ? [] : [home.rain]))
  const wet = rain.filter(millimetres => millimetres >= 0.1)
  if (needsRain && wet.length > 0)
    evidence.push({ code: 'rain', homes: wet.length, millimetres: Math.round(Math.max(...wet)) })
  const dry = rain.length - wet.length
  if ((source.variant === 'riser' || source.variant === 'wet-room') && dry > 0)
    evidence.push({ code: 'dry', homes: dry })
  const worst = severityFalls(members)
  if (worst) evidence.push({ code: 'severity-falls', worst })
  return evidence
}

const grave = { danger: 0, spreading: 1, seepage: 2, damp: 3 } as const

/** The unit it is worst in, where it is nowhere worse than nearer to the source and better somewhere. */
function severityFalls(members: readonly Member[]): string | undefined {
  const ordered = [...members].sort(fromTop)
  const first = ordered[0]
  const last = ordered.at(-1)
  if (!first || !last || first.spot.floor === last.spot.floor) return undefined
  const falls = ordered.every(
    (one, index) =>
      index === 0 || grave[one.home.severity] >= grave[ordered[index - 1]?.home.severity ?? 'danger'],
  )
  return falls && grave[last.home.severity] > grave[first.home.severity] ? first.spot.unitId : undefined
}

function speaksAgainst(source: Candidate, homes: readonly Home[]): ClusterEvidence[] {
  const members = homes.flatMap(home => (home.spot ? [{ home, spot: home.spot }] : []))
  const against: ClusterEvidence[] = []
  const silent = silentWithin(source, members)
  if (silent.length > 0) against.push({ code: 'silent', units: silent.map(spot => spot.unitId) })
  for (const [entry, named] of entriesOf(members)) {
    const other = named.filter(({ spot }) => entry !== 'unknown' && !fitsSource(source, spot, entry))
    if (other.length > 0) against.push({ code: 'entry-differs', entry, units: unitsOf(other) })
  }
  const mute = members.filter(({ home }) => home.reports.every(report => report.entry === 'unknown'))
  if (mute.length > 0) against.push({ code: 'entry-unknown', units: unitsOf(mute) })
  const first = Math.min(...homes.map(home => home.since))
  const late = members.filter(({ home }) => home.since - first > lateHours * hour)
  const last = Math.max(...late.map(({ home }) => home.since))
  if (late.length > 0)
    against.push({ code: 'late', units: unitsOf(late), minutes: Math.round((last - first) / 60_000) })
  const earlier = members.filter(({ home }) => home.earlier > 0)
  if (earlier.length > 0) against.push({ code: 'earlier-leaks', units: unitsOf(earlier) })
  const beyond = unique(homes.flatMap(home => (!source.gains.has(home) && home.unitId ? [home.unitId] : [])))
  if (beyond.length > 0) against.push({ code: 'out-of-reach', units: beyond })
  return against
}

/** Silent homes between those that are wet, not the ones beyond the last. */
function silentWithin(source: Candidate, members: readonly Member[]): Spot[] {
  const floors = members.map(({ spot }) => spot.floor)
  const wet = new Set(members.map(({ spot }) => spot.unitId))
  return source.silent
    .filter(spot => !wet.has(spot.unitId) && !spot.parking)
    .filter(spot => spot.floor <= Math.max(...floors) && spot.floor >= Math.min(...floors))
}

function questionsOf(
  source: Candidate,
  members: readonly Member[],
  also: readonly SourceKind[],
): ClusterQuestion[] {
  const ordered = [...members].sort(fromTop)
  const questions: ClusterQuestion[] = []
  if (source.variant === 'wet-room' || also.includes('wet-room'))
    questions.push({
      code: 'ask-water-used',
      unitId: source.variant === 'wet-room' ? source.at : (ordered[0]?.spot.unitId ?? source.at),
    })
  for (const { home, spot } of ordered)
    if (home.reports.every(report => report.entry === 'unknown'))
      questions.push({ code: 'ask-entry', unitId: spot.unitId })
  for (const spot of silentWithin(source, members))
    questions.push({ code: 'ask-wet-too', unitId: spot.unitId })
  for (const { home, spot } of ordered)
    if (!home.sinceKnown) questions.push({ code: 'ask-since', unitId: spot.unitId })
  return questions.slice(0, mostQuestions)
}
