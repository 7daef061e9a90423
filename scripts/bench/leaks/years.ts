import { cpSync, existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { addNode, registerUnit } from '../../../main/estate/commands.ts'
import { leakEntries, leakSeverities } from '../../../main/contract/leaks.ts'
import { type Desk, openDesk } from '../../../main/desk/desk.ts'
import { commands, reactions } from '../../../main/desk/domains.ts'
import { type Chance, chanceOf } from '../../../main/demo/random.ts'
import { day, type DemoStep, hour } from '../../../main/demo/step.ts'
import { endEmergency, startEmergency } from '../../../main/emergencies/commands.ts'
import { recordRain } from '../../../main/emergencies/rain-commands.ts'
import {
  acceptLeak,
  advanceLeaks,
  dispatchLeaks,
  planRepair,
  repairLeak,
  tellHousehold,
  testLeak,
} from '../../../main/leaks/commands.ts'
import { takeLeak } from '../../../main/leaks/intake.ts'
import { addTeam } from '../../../main/leaks/team-commands.ts'
import { systemEnvironment } from '../../../main/log/writer-core.ts'
import { openFilling } from '../data/filling.ts'
import { type BenchPlace, benchPlace, scratchPlace } from '../data/place.ts'

/** 34 houses of 25 floors with 12 stacks: 10,200 homes. */
const [buildings, floors, stacks] = [34, 25, 12]
const storms = 30
/** One of them made half of all homes wet. */
const great = 24
const leaksOf = (storm: number) => (storm === great ? 5_000 : 35)

/** When the storm that is measured begins: a Sunday evening of July. */
export const stormAt = Date.parse('2026-07-12T18:00:00+08:00')
/** When the years before it begin. */
export const yearsFrom = stormAt - 5 * 365 * day

/** Opens a desk by a clock of its own, in this thread alone: what is measured is the core. */
export function openBy(place: BenchPlace, clock: { now: number }): Promise<Desk> {
  const { dataFolder, protector } = place
  const environment = { ...systemEnvironment, now: () => clock.now }
  return openDesk({ dataFolder, protector, machine: 'bench', threads: false, environment })
}

/**
 * Sets up a desk with 10,200 homes and 6,000 leaks of thirty storms in five years, 5,000 of them in one storm of two
 * days, each from its call to the proof that it holds.
 */
export async function fillYears(place: BenchPlace): Promise<void> {
  const chance = chanceOf(13)
  const filling = await openFilling(place, chance)
  const writer = filling.writer([...commands.values()], reactions)
  for (const { at, name, input } of stepsOfYears(chance)) writer.run(at, name, input)
  filling.close()
}

function stepsOfYears(chance: Chance): DemoStep[] {
  const steps: DemoStep[] = []
  const act = (at: number, name: string, input: unknown) =>
    void steps.push({ at, staffId: null, name, input })
  let at = yearsFrom - day
  const node = (kind: 'project' | 'building', parentId: string | null, name: string) => {
    const nodeId = chance.id((at += 1))
    act(at, addNode.name, { nodeId, kind, parentId, name })
    return nodeId
  }
  const homes: string[] = []
  const project = node('project', null, '云湖')
  for (let building = 1; building <= buildings; building++) {
    const parentId = node('building', project, `${building}栋`)
    for (let floor = 1; floor <= floors; floor++)
      for (let stack = 1; stack <= stacks; stack++) {
        const room = `${floor}${String(stack).padStart(2, '0')}`
        const unitId = chance.id((at += 1))
        const rest = { unitType: null, contractArea: null, measuredArea: null, orientation: null }
        const attributes = { kind: 'dwelling', number: `${building}-${room}`, room, floor, ...rest }
        act(at, registerUnit.name, { unitId, parentId, attributes })
        homes.push(unitId)
      }
  }
  const teams = ['一队', '二队', '三队', '四队'].map(name => {
    const teamId = chance.id((at += 1))
    act(at, addTeam.name, { teamId, name, kind: 'property', capacity: 99 })
    return teamId
  })
  for (let number = 0; number < storms; number++) {
    const from = yearsFrom + Math.floor(((number + 1) * (stormAt - yearsFrom)) / (storms + 1))
    const emergencyId = chance.id(from)
    act(from, startEmergency.name, { emergencyId, kind: 'storm', level: 'yellow' })
    const hours = number === great ? 48 : 12
    for (let reading = 1; reading <= hours; reading++) {
      const to = from + reading * hour
      const input = { readingId: chance.id(to), from: to - hour, to, millimetres: chance.between(0, 40) }
      act(to, recordRain.name, input)
    }
    act(from + (hours + 1) * hour, endEmergency.name, { emergencyId })
    const wet = new Set<string>()
    while (wet.size < leaksOf(number)) wet.add(chance.pick(homes))
    for (const unitId of wet) {
      const called = from + chance.between(1, hours * 3_600) * 1_000
      const caseId = chance.id(called)
      const teamId = chance.pick(teams)
      const told = { entry: chance.pick(leakEntries), severity: chance.pick(leakSeverities) }
      act(called, takeLeak.name, { caseId, unitId, buildingId: null, ...told, text: '天花板在滴水' })
      act(called + hour / 4, dispatchLeaks.name, { caseIds: [caseId], teamId })
      act(called + hour / 2, advanceLeaks.name, { caseIds: [caseId], to: 'onsite' })
      act(called + hour, advanceLeaks.name, { caseIds: [caseId], to: 'stopped' })
      act(called + 2 * hour, tellHousehold.name, { caseId, text: '已告知抢修安排', nextAt: null })
      act(called + day, planRepair.name, { caseId, text: '重做防水层', dueAt: called + 2 * day })
      act(called + 2 * day, repairLeak.name, { caseId, text: '注浆并修补', teamId })
      const tried = { from: called + 2 * day, to: called + 3.5 * day }
      act(called + 4 * day, testLeak.name, { caseId, kind: 'ponding', ...tried, holds: true })
      act(called + 5 * day, acceptLeak.name, { caseId, text: '闭水合格，业主认可' })
    }
  }
  return steps.sort((one, other) => one.at - other.at)
}

/** A copy of the years that is nobody else's; they are made once. */
export async function copyOfYears(): Promise<BenchPlace> {
  const years = benchPlace({ cases: 6_000, people: 0, seed: 13 })
  if (!existsSync(join(years.folder, 'whole'))) {
    rmSync(years.folder, { recursive: true, force: true })
    await fillYears(years)
    cpSync(years.dataFolder, join(years.folder, 'whole'), { recursive: true })
  }
  const place = scratchPlace()
  cpSync(years.folder, place.folder, { recursive: true })
  return place
}
