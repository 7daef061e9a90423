import { array, assert as holds, asyncProperty, boolean, constantFrom, nat, record } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { uuidv7 } from 'uuidv7'
import { leakEntries, leakSeverities } from '../../main/contract/leaks.ts'
import type { Cluster } from '../../main/leaks/clusters/types.ts'
import { clustersFromNothing, leakClusters } from '../../main/leaks/sources/standing.ts'
import { hour, leakEvening } from '../support/leak-evening.ts'

const rooms = ['802', '702', '602', '502', '402', '801', '701', '101']
const anyStep = record({
  what: constantFrom(
    'take',
    'take',
    'take',
    'take',
    'together',
    'apart',
    'named',
    'takeBack',
    'work',
    'prove',
    'void',
    'merge',
    'entrance',
    'move',
    'reopen',
    'rain',
    'dry',
    'triage',
  ),
  a: nat(1000),
  b: nat(1000),
  hours: constantFrom(0, 0, 0, 0.2, 1, 30, 900),
  entry: constantFrom(...leakEntries),
  severity: constantFrom(...leakSeverities),
  look: boolean(),
})
type AnyStep = ReturnType<typeof anyStep.generate>['value']
const pick = <T>(list: readonly T[], index: number) => list[index % Math.max(1, list.length)]

describe('sources as the desk remembers them', () => {
  it('are those of a computation from nothing, whatever happened and however often it was closed', async () => {
    let largest = 0
    await holds(
      asyncProperty(array(anyStep, { minLength: 8, maxLength: 30 }), async steps => {
        const evening = await leakEvening()
        const cases: string[] = []
        const decisions: string[] = []
        const readings: string[] = []
        const entrances: string[] = []
        const same = () => {
          const remembered: Cluster[] = leakClusters(evening.test.core.read).all()
          expect(remembered).toEqual(clustersFromNothing(evening.test.core.read))
          largest = Math.max(largest, ...remembered.map(({ reports }) => reports.length))
        }
        const send = async (step: AnyStep) => {
          const client = evening.client()
          const { what, a, b, entry, severity } = step
          const [one, other] = [pick(cases, a), pick(cases, b)]
          const ids = [...new Set([one, other].filter(id => id !== undefined))]
          const unit = evening.home(pick(rooms, a) ?? '')
          if (what === 'take') {
            const caseId = uuidv7()
            const unitId = b % 9 === 0 ? null : unit
            const place = { unitId, buildingId: unitId ? null : evening.building }
            await client.command('leaks.take', { caseId, ...place, entry, severity })
            cases.push(caseId)
          } else if (what === 'reopen') {
            await evening.reopen()
          } else if (what === 'merge') {
            const into = evening.home(pick(rooms, b) ?? '')
            await client.command('estate.mergeUnit', { changeId: uuidv7(), unitId: unit, into })
          } else if (what === 'entrance') {
            const node = { nodeId: uuidv7(), kind: 'entrance', parentId: evening.building, name: `${a}单元` }
            await client.command('estate.addNode', node)
            entrances.push(node.nodeId)
          } else if (what === 'rain') {
            const readingId = uuidv7()
            const span = { from: evening.now() - a * 60_000, to: evening.now() + 60_000 }
            await client.command('rain.record', { readingId, ...span, millimetres: b % 40 })
            readings.push(readingId)
          } else if (what === 'dry') {
            await client.command('rain.strike', { readingId: pick(readings, a) })
          } else if (what === 'takeBack') {
            await client.command('leakSources.takeBack', { decisionId: pick(decisions, a) })
          } else if (one !== undefined) {
            if (what === 'together' || what === 'named' || what === 'apart') {
              const more = what === 'named' ? { source: 'roof' } : what === 'apart' ? { from: ids } : {}
              const caseIds = what === 'apart' ? [one] : ids
              const decided = await client.command('leakSources.decide', { kind: what, caseIds, ...more })
              decisions.push((decided as { decisionId: string }).decisionId)
            } else if (what === 'work') {
              const advance = { step: 'advance', to: 'stopped' }
              await client.command('leakSources.work', { sourceId: one, caseIds: ids, ...advance })
            } else if (what === 'triage') {
              const judged = { entry, severity, dangers: [], vulnerable: false }
              await client.command('leaks.triage', { caseId: one, ...judged })
            } else if (what === 'prove') {
              const repaired = { caseIds: [one], sourceId: one }
              const held = { kind: 'rain', from: evening.now(), to: evening.now(), holds: b % 3 > 0 }
              await client.command('leakSources.work', { ...repaired, step: 'advance', to: 'stopped' })
              const repair = { step: 'repair', text: '修', teamId: evening.team }
              await client.command('leakSources.work', { ...repaired, ...repair })
              await client.command('leakSources.work', { ...repaired, step: 'test', ...held })
              if (a % 2) await client.command('leaks.accept', { caseId: one, text: '好' })
              if (b % 5 === 0) await client.command('leaks.return', { caseId: one, severity, text: '又漏' })
            } else if (what === 'void')
              await client.command('cases.void', {
                caseId: one,
                reason: 'mistake',
                duplicateOf: null,
                text: '错',
              })
            else if (what === 'move')
              await client.command('estate.moveUnit', {
                changeId: uuidv7(),
                unitId: unit,
                parentId: pick(entrances, b) ?? evening.building,
              })
          }
        }
        try {
          for (const step of steps) {
            if (step.hours > 0) {
              await evening.pass(step.hours * hour)
            }
            // What a state does not allow is refused, and changes nothing.
            await send(step).catch(() => undefined)
            if (step.look) same()
          }
          same()
        } finally {
          await evening.test.close()
        }
      }),
      { numRuns: 8, endOnFailure: true },
    )
    expect(largest).toBeGreaterThan(2)
  })
})
