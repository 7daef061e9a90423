import type { UnitStage } from '../../contract/unit-changes.ts'
import { stageWords, unitStages } from '../../contract/unit-changes.ts'
import { signedInBuilding } from '../../contracts/promised.ts'
import { isPresent } from '../../people/queries.ts'
import { handoverOf } from '../handover.ts'
import { type StageFacts, stageOf } from '../stage-rules.ts'
import { ownershipsStanding, unitsStanding } from '../standing.ts'
import type { MeasureContext, MeasureSource, MeasureTone } from './measure.ts'

/** What the files of a building say about their stage, each unit once. */
export function stagesOfBuilding({ read, buildingId, profile, today }: MeasureContext): {
  readonly unitId: string
  readonly stage: UnitStage
  readonly handedOverOn: string | null
}[] {
  const rules = profile.stages
  const ownerships = ownershipsStanding(read, buildingId)
  const contracts = signedInBuilding(read, buildingId)
  // Whole houses share few days, and reckoning with days is what takes long.
  const known = new Map<string, UnitStage>()
  const byFacts = (facts: StageFacts): UnitStage => {
    const key = `${facts.hasOwner} ${facts.promisedOn} ${facts.handedOverOn}`
    const stage = known.get(key) ?? stageOf(facts, rules, today)
    known.set(key, stage)
    return stage
  }
  return unitsStanding(read, buildingId).map(
    ({ id: unitId, handedOverOn, promisedOn: noted, stage: set }) => {
      const signed = contracts.get(unitId)
      const promisedOn = noted ?? signed?.promisedOn ?? null
      const owners = ownerships.get(unitId) ?? []
      const { on } = handoverOf({ handedOverOn, promisedOn, owners })
      const hasOwner = signed !== undefined || owners.some(one => isPresent(one.until, today))
      const stage = set ?? byFacts({ hasOwner, promisedOn, handedOverOn: on })
      return { unitId, stage, handedOverOn: on }
    },
  )
}

const looks: Readonly<Record<UnitStage, { readonly tone: MeasureTone; readonly mark: string }>> = {
  prospect: { tone: 'none', mark: '' },
  signed: { tone: 'plain', mark: '' },
  'before-move-in': { tone: 'soon', mark: '◔' },
  'moved-in': { tone: 'good', mark: '●' },
  'warranty-ending': { tone: 'bad', mark: '◑' },
  'out-of-warranty': { tone: 'none', mark: '○' },
}

/** Where each file stands, from the prospect to the end of the warranty. */
export const stageMeasure: MeasureSource = {
  key: 'stage',
  name: { zh: '档案阶段', en: 'Stage of the file' },
  levels: unitStages.map(id => ({ id, name: stageWords[id], ...looks[id] })),
  otherwise: 'prospect',
  of: context => new Map(stagesOfBuilding(context).map(({ unitId, stage }) => [unitId, { level: stage }])),
}

/** Which homes were handed over. */
export const handedOverMeasure: MeasureSource = {
  key: 'handed-over',
  name: { zh: '交付', en: 'Handed over' },
  levels: [
    { id: 'no', name: { zh: '未交付', en: 'not yet' }, tone: 'none', mark: '' },
    { id: 'soon', name: { zh: '待交付', en: 'about to be' }, tone: 'soon', mark: '◔' },
    { id: 'yes', name: { zh: '已交付', en: 'handed over' }, tone: 'good', mark: '✓' },
  ],
  otherwise: 'no',
  of: context =>
    new Map(
      stagesOfBuilding(context).map(({ unitId, stage, handedOverOn }) => [
        unitId,
        {
          level:
            handedOverOn !== null && handedOverOn <= context.today
              ? 'yes'
              : stage === 'before-move-in'
                ? 'soon'
                : 'no',
        },
      ]),
    ),
}
