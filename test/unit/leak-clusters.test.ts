import { describe, expect, it } from 'vitest'
import { LeakClusters } from '../../main/leaks/clusters/engine.ts'
import type { Cluster, ClusterDecision, LeakReport } from '../../main/leaks/clusters/types.ts'
import { house, rainMorning, report } from '../support/leak-reports.ts'

const tower = house('b1', { floors: 20, stacks: 4 })
const low = house('b2', { floors: 4, stacks: 4, basement: true })
const hour = 3_600_000
const day = 24 * hour

function clusters(reports: readonly LeakReport[], decisions: readonly ClusterDecision[] = []) {
  return new LeakClusters({ buildings: [tower, low], reports, decisions })
}

/** Clusters of more than one home, by their homes. */
const shared = (found: LeakClusters) =>
  found
    .all()
    .filter(cluster => cluster.units.length > 1)
    .map(({ kind, units }) => ({ kind, units }))

function only(found: LeakClusters): Cluster {
  const [cluster, ...more] = found.all()
  if (!cluster || more.length > 0) throw new Error(`${more.length + 1} clusters`)
  return cluster
}

const riser = [
  report('b1/1502', 'pipe', 0, { severity: 'spreading', rain: 0, part: 'bathroom' }),
  report('b1/1402', 'wet-room-above', 0.5, { rain: 0, part: 'bathroom' }),
  report('b1/1302', 'pipe', 0.7, { rain: 0 }),
  report('b1/1102', 'wet-room-above', 1.5, { severity: 'damp', rain: 0 }),
]
const roof = [
  report('b1/2001', 'roof', 0, { severity: 'spreading' }),
  report('b1/2002', 'roof', 0.4),
  report('b1/1901', 'wet-room-above', 1),
  report('b1/1801', 'wet-room-above', 2, { severity: 'damp' }),
]
const windows = [
  report('b1/903', 'window', 0),
  report('b1/803', 'window', 0.2),
  report('b1/703', 'window', 1),
  report('b1/603', 'outer-wall', 1.1),
]

describe('clusters of leaks', () => {
  it('find a riser: work begins at the uppermost wet home, the home that is silent is asked', () => {
    const cluster = only(clusters(riser))
    expect(cluster).toMatchObject({
      id: 'b1/1502@0',
      kind: 'riser',
      decided: false,
      units: ['b1/1502', 'b1/1402', 'b1/1302', 'b1/1102'],
      begin: { code: 'in-home', unitId: 'b1/1502' },
    })
    // Never surer than clusters were found to be right.
    expect(cluster.confidence).toBe(0.95)
    expect(cluster.evidence).toEqual(
      expect.arrayContaining([
        { code: 'place', homes: 4, stacks: ['02'], highest: 15, lowest: 11 },
        { code: 'within', homes: 4, minutes: 90 },
        { code: 'entry', entry: 'pipe', units: ['b1/1502', 'b1/1302'] },
        { code: 'dry', homes: 4 },
        { code: 'severity-falls', worst: 'b1/1502' },
      ]),
    )
    expect(cluster.against).toContainEqual({ code: 'silent', units: ['b1/1202'] })
    expect(cluster.questions).toContainEqual({ code: 'ask-wet-too', unitId: 'b1/1202' })
  })

  it('find a roof area over several floors and two stacks: work begins over both', () => {
    const cluster = only(clusters(roof))
    expect(cluster).toMatchObject({
      kind: 'roof',
      begin: { code: 'roof-above', units: ['b1/2001', 'b1/2002'] },
    })
    expect(cluster.evidence).toContainEqual({ code: 'rain', millimetres: 12, homes: 4 })
  })

  it('find a line of windows, with a home that calls it the wall', () => {
    expect(only(clusters(windows))).toMatchObject({
      kind: 'facade',
      begin: { code: 'wall-above', unitId: 'b1/903' },
    })
  })

  it('find the wet room of one home over two others, which has not called itself', () => {
    const cluster = only(
      clusters([
        report('b1/502', 'wet-room-above', 0, { rain: 0, part: 'bathroom', severity: 'spreading' }),
        report('b1/402', 'wet-room-above', 1, { rain: 0, part: 'bathroom', severity: 'damp' }),
      ]),
    )
    expect(cluster).toMatchObject({ kind: 'wet-room', begin: { code: 'in-home', unitId: 'b1/602' } })
    expect(cluster.questions[0]).toEqual({ code: 'ask-water-used', unitId: 'b1/602' })
  })

  it('find a zone of the basement', () => {
    const wet = ['b2/-101', 'b2/-102', 'b2/-103'].map((unit, index) => report(unit, 'basement', index / 2))
    expect(only(clusters(wet))).toMatchObject({
      kind: 'basement',
      begin: { code: 'basement-at', units: ['b2/-101', 'b2/-102', 'b2/-103'] },
    })
  })

  it('find a line of balconies', () => {
    const wet = ['b1/804', 'b1/704', 'b1/604'].map((unit, index) => report(unit, 'balcony', index / 2))
    expect(only(clusters(wet))).toMatchObject({ kind: 'balcony' })
  })

  it('tell two sources in one stack apart', () => {
    const wall = ['b1/702', 'b1/602', 'b1/502'].map((unit, index) => report(unit, 'outer-wall', index / 2))
    expect(shared(clusters([...riser, ...wall]))).toEqual([
      { kind: 'riser', units: ['b1/1502', 'b1/1402', 'b1/1302', 'b1/1102'] },
      { kind: 'facade', units: ['b1/702', 'b1/602', 'b1/502'] },
    ])
  })

  it('leave unrelated neighbours alone', () => {
    const found = clusters([
      report('b1/1202', 'window', 0, { rain: 20 }),
      report('b1/1102', 'pipe', 7, { rain: 20 }),
      report('b1/504', 'wet-room-above', 3, { rain: 20 }),
    ])
    expect(shared(found)).toEqual([])
    expect(found.all().map(cluster => cluster.kind)).toEqual(['single', 'single', 'single'])
  })

  it('send a home alone to the home above, where the ceiling drips', () => {
    expect(only(clusters([report('b1/1202', 'wet-room-above', 0)]))).toMatchObject({
      kind: 'single',
      units: ['b1/1202'],
      begin: { code: 'in-home', unitId: 'b1/1302' },
      questions: [{ code: 'ask-water-used', unitId: 'b1/1302' }],
    })
  })

  it('take a home that calls again for one home', () => {
    expect(only(clusters([report('b1/1202', 'window', 0), report('b1/1202', 'unknown', 5)]))).toMatchObject({
      kind: 'single',
      units: ['b1/1202'],
      reports: ['b1/1202@0', 'b1/1202@5'],
    })
  })
})

describe('what clusters never do', () => {
  it('swallow others because of a report of the whole building', () => {
    const whole = report('b1/whole', 'unknown', 0.1, { unitId: null, severity: 'danger' })
    const found = clusters([...riser, whole, ...windows])
    expect(shared(found)).toEqual(shared(clusters([...riser, ...windows])))
    expect(found.of(whole.id)).toMatchObject({ kind: 'single', units: [], begin: { code: 'unknown' } })
  })

  it('join homes of different buildings', () => {
    const found = clusters([report('b1/401', 'roof', 0), report('b2/401', 'roof', 0)])
    expect(shared(found)).toEqual([])
  })

  it('join reports of before and after a repair that held, however near in time', () => {
    const before = roof.map(one => ({ ...one, endedAt: rainMorning + 3 * day }))
    const after = roof.map(one => ({
      ...one,
      id: `${one.id}+`,
      at: one.at + 4 * day,
      since: (one.since ?? 0) + 4 * day,
    }))
    expect(shared(clusters([...before, ...after]))).toHaveLength(2)
    expect(shared(clusters([...roof, ...after]))).toHaveLength(1)
  })

  it('join what is months apart', () => {
    const late = windows.map(one => ({
      ...one,
      id: `${one.id}+`,
      at: one.at + 90 * day,
      since: (one.since ?? 0) + 90 * day,
    }))
    expect(shared(clusters([...windows, ...late]))).toHaveLength(2)
  })

  it('make one of a house in which every home calls with its own', () => {
    const entries = ['window', 'pipe', 'balcony', 'outer-wall', 'wet-room-above'] as const
    const everywhere = tower.units.map((unit, index) =>
      report(unit.unitId, entries[(index * 7) % 5] ?? 'window', (index * 13) % 24, { rain: 30 }),
    )
    const sizes = clusters(everywhere)
      .all()
      .map(cluster => cluster.units.length)
    expect(Math.max(...sizes)).toBeLessThan(20)
  })
})

describe('several reports that change at once', () => {
  it('come to the same as one after the other', () => {
    const wet = riser.map(one => ({ ...one, rain: 14 }))
    const [together, turns] = [clusters(riser), clusters(riser)]
    const { changed } = together.setReports(wet)
    for (const one of wet) turns.setReport(one)
    expect(changed.length).toBeGreaterThan(0)
    expect(together.all()).toEqual(turns.all())
    expect(together.all()).toEqual(clusters(wet).all())
    expect(together.setReports([])).toEqual({ changed: [], gone: new Map() })
  })
})

describe("people's decisions", () => {
  const at = rainMorning + 5 * hour
  const ids = (reports: readonly LeakReport[]) => reports.map(one => one.id)

  it('hold what the model would part, and keep its id when an older report joins', () => {
    const [first, second] = [report('b1/1201', 'window', 3), report('b1/304', 'pipe', 9)]
    const decision: ClusterDecision = { id: 'd1', at, kind: 'together', reports: ids([first, second]) }
    const found = clusters([first, second], [decision])
    expect(only(found)).toMatchObject({ id: first.id, decided: true, confidence: 1 })
    found.setReport(report('b1/1101', 'window', 2))
    expect(found.of(second.id)?.id).toBe(first.id)
  })

  it('keep away what was split off, also when more is reported', () => {
    const off = report('b1/1402', 'wet-room-above', 0.5, { rain: 0 })
    const rest = ids(riser).filter(id => id !== off.id)
    const found = clusters(riser)
    const changes = found.setDecision({ id: 'd1', at, kind: 'apart', reports: [off.id], from: rest })
    expect(changes.changed.map(cluster => cluster.id).sort()).toEqual([off.id, 'b1/1502@0'].sort())
    expect(found.of(off.id)?.reports).toEqual([off.id])
    found.setReport(report('b1/1202', 'pipe', 1, { rain: 0 }))
    for (const id of rest) expect(found.of(id)).not.toBe(found.of(off.id))
  })

  it('join over buildings, which the model never does', () => {
    const [one, other] = [report('b1/101', 'basement', 0), report('b2/-101', 'basement', 0)]
    const found = clusters([one, other], [{ id: 'd1', at, kind: 'together', reports: ids([one, other]) }])
    expect(only(found)).toMatchObject({ id: one.id, kind: 'unknown', decided: true })
    found.removeDecision('d1')
    expect(found.all()).toHaveLength(2)
  })

  it('name the source against the model', () => {
    const found = clusters(windows, [
      { id: 'd1', at, kind: 'named', reports: ids(windows), source: 'balcony' },
    ])
    expect(only(found)).toMatchObject({ kind: 'balcony', kindConfidence: 1, decided: true })
  })

  it('are overruled by a later one alone', () => {
    const apart: ClusterDecision = {
      id: 'd1',
      at,
      kind: 'apart',
      reports: ids(riser.slice(0, 2)),
      from: ids(riser.slice(2)),
    }
    const again: ClusterDecision = { id: 'd2', at: at + 1, kind: 'together', reports: ids(riser) }
    expect(clusters(riser, [again, apart]).all()).toHaveLength(1)
    expect(clusters(riser, [{ ...again, at: at - 1 }, apart]).all()).toHaveLength(2)
  })

  it('never let the model join two accepted clusters', () => {
    const found = clusters(riser, [
      { id: 'd1', at, kind: 'together', reports: ids(riser.slice(0, 2)) },
      { id: 'd2', at, kind: 'together', reports: ids(riser.slice(2)) },
    ])
    expect(found.all()).toHaveLength(2)
    found.setReport(report('b1/1202', 'pipe', 1, { rain: 0 }))
    expect(found.all().filter(cluster => cluster.decided)).toHaveLength(2)
  })

  it('tell where the reports of a cluster went', () => {
    const found = clusters([...riser, ...windows])
    const { gone, changed } = found.setDecision({
      id: 'd1',
      at,
      kind: 'together',
      reports: ids([...riser, ...windows]),
    })
    expect(changed).toHaveLength(1)
    expect([...gone.values()]).toEqual([[changed[0]?.id]])
  })
})
