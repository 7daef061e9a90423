import type { UnitAttributes, UnitKind } from '../contract/estate.ts'
import { addNode, registerUnit } from '../estate/commands.ts'
import type { Chance } from './random.ts'
import type { DemoStep } from './step.ts'

/** A unit of the example estate as the other plans need it. */
export interface PlannedUnit {
  readonly id: string
  readonly buildingId: string
  readonly building: string
  /** Null where it stands under its building. */
  readonly entranceId: string | null
  readonly room: string
  readonly kind: UnitKind
  readonly number: string
  readonly floor: number
  /** Nothing above it but the roof. */
  readonly top: boolean
}

export interface EstatePlan {
  readonly steps: readonly DemoStep[]
  readonly units: readonly PlannedUnit[]
}

interface Block {
  readonly phase: number
  readonly name: string
  readonly entrances: number
  readonly floors: number
  readonly doors: number
}

/** Eight towers; at full size 1,200 dwellings. */
const towers: readonly Block[] = [
  { phase: 1, name: '1', entrances: 2, floors: 18, doors: 4 },
  { phase: 1, name: '2', entrances: 2, floors: 18, doors: 4 },
  { phase: 1, name: '3', entrances: 2, floors: 18, doors: 4 },
  { phase: 1, name: '4', entrances: 2, floors: 25, doors: 3 },
  { phase: 1, name: '5', entrances: 2, floors: 25, doors: 3 },
  { phase: 2, name: '6', entrances: 2, floors: 26, doors: 3 },
  { phase: 2, name: '7', entrances: 2, floors: 26, doors: 3 },
  { phase: 2, name: '8', entrances: 2, floors: 26, doors: 3 },
]
const shops = 36
const bays = 480

/** Unit types with their contract areas in 0.01 m². */
const types = [
  { name: 'A1', area: 8_930 },
  { name: 'A2', area: 9_815 },
  { name: 'B1', area: 11_860 },
  { name: 'B2', area: 12_742 },
  { name: 'C1', area: 14_305 },
] as const

/**
 * Project, phases, buildings, entrances and units with shops and parking, entered at `at` by `staffId`.
 * @param share how much of the full estate, 0 to 1: fewer floors, shops and bays
 */
export function planEstate(
  chance: Chance,
  options: { at: number; staffId: string; share: number },
): EstatePlan {
  const { staffId, share } = options
  let at = options.at
  const steps: DemoStep[] = []
  const units: PlannedUnit[] = []
  const add = (name: string, input: unknown) => {
    at += 250
    steps.push({ at, staffId, name, input })
  }
  const node = (
    kind: 'project' | 'phase' | 'building' | 'entrance',
    name: string,
    parentId: string | null,
  ) => {
    const nodeId = chance.id(at)
    add(addNode.name, { nodeId, kind, parentId, name })
    return nodeId
  }
  const unit = (
    parentId: string,
    place: { buildingId: string; building: string; top?: boolean },
    attributes: Pick<UnitAttributes, 'kind' | 'number' | 'room'> & Partial<UnitAttributes>,
  ) => {
    const id = chance.id(at)
    const whole: UnitAttributes = {
      floor: null,
      unitType: null,
      contractArea: null,
      measuredArea: null,
      orientation: null,
      ...attributes,
    }
    add(registerUnit.name, { unitId: id, parentId, attributes: whole })
    units.push({
      id,
      buildingId: place.buildingId,
      building: place.building,
      entranceId: parentId === place.buildingId ? null : parentId,
      room: whole.room,
      kind: whole.kind,
      number: whole.number,
      floor: whole.floor ?? 1,
      top: place.top ?? false,
    })
  }

  const project = node('project', '翠湖云庭', null)
  const phases = [node('phase', '一期', project), node('phase', '二期', project)]
  const scaled = (whole: number) => Math.max(1, Math.round(whole * share))
  for (const tower of towers) {
    const buildingId = node('building', `${tower.name}栋`, phases[tower.phase - 1] ?? project)
    const floors = scaled(tower.floors)
    for (let entrance = 1; entrance <= tower.entrances; entrance++) {
      const entranceId = node('entrance', `${entrance}单元`, buildingId)
      for (let floor = 1; floor <= floors; floor++) {
        for (let door = 1; door <= tower.doors; door++) {
          const room = `${floor}${String(door).padStart(2, '0')}`
          const type = types[(Number(tower.name) + door) % types.length] ?? types[0]
          unit(
            entranceId,
            { buildingId, building: tower.name, top: floor === floors },
            {
              kind: 'dwelling',
              number: `${tower.name}-${entrance}-${room}`,
              room,
              floor,
              unitType: type.name,
              contractArea: type.area,
              measuredArea: type.area + chance.between(-90, 110),
              orientation: door % 2 === 0 ? '南北' : '南',
            },
          )
        }
      }
    }
  }
  const street = node('building', '商业街', phases[0] ?? project)
  for (let shop = 1; shop <= scaled(shops); shop++) {
    const area = chance.between(3_200, 12_800)
    unit(
      street,
      { buildingId: street, building: '商业街' },
      {
        kind: 'shop',
        number: `商铺${shop}`,
        room: String(shop),
        floor: 1,
        contractArea: area,
        measuredArea: area,
      },
    )
  }
  const garage = node('building', '地下车库', phases[0] ?? project)
  for (let bay = 1; bay <= scaled(bays); bay++) {
    const number = String(bay).padStart(3, '0')
    unit(
      garage,
      { buildingId: garage, building: '地下车库' },
      { kind: 'parking', number: `车位B1-${number}`, room: `B1-${number}`, floor: -1 },
    )
  }
  return { steps, units }
}
