import { nodeMatchName, unitMatchKey } from '../../../main/estate/matching.ts'
import { estateNodeAdded, unitRegistered } from '../../../main/estate/operations.ts'
import type { CommandContext } from '../../../main/log/command.ts'
import { personRegistered } from '../../../main/people/operations.ts'
import { staffAdded } from '../../../main/staff/operations.ts'
import type { Chance } from '../../../main/demo/random.ts'
import { personName, phone } from '../search-texts.ts'

/** One person at one unit. */
export interface Home {
  readonly unitId: string
  readonly buildingId: string
  readonly projectId: string
  readonly personId: string
  readonly name: string
  readonly phone: string
}

export const unitsPerBuilding = 500
const unitsPerEntrance = 100

/** Staff of the generated desk. */
export function emitStaff(context: CommandContext, chance: Chance, count: number): string[] {
  return Array.from({ length: count }, (_, index) => {
    const staffId = chance.id(context.now)
    const facts = { login: `staff${index}`, role: index === 0 ? ('specialist' as const) : ('clerk' as const) }
    context.emit(staffAdded, staffId, { facts, personal: { name: personName(() => chance.next()) } })
    return staffId
  })
}

/** One building with its entrances, units and their owners. */
export function emitBuilding(
  context: CommandContext,
  chance: Chance,
  options: { projectId: string; building: number; units: number },
): Home[] {
  const { projectId, building, units } = options
  const random = () => chance.next()
  const node = (kind: 'building' | 'entrance', name: string, parentId: string) => {
    const nodeId = chance.id(context.now)
    const facts = { kind, parentId, name, matchName: nodeMatchName(kind, name) }
    context.emit(estateNodeAdded, nodeId, { facts })
    return nodeId
  }
  const buildingId = node('building', `${building}栋`, projectId)
  const buildingMatchName = nodeMatchName('building', `${building}栋`)
  const homes: Home[] = []
  let parentId = buildingId
  for (let index = 0; index < units; index++) {
    const entrance = 1 + Math.floor(index / unitsPerEntrance)
    if (index % unitsPerEntrance === 0) parentId = node('entrance', `${entrance}单元`, buildingId)
    const floor = 1 + Math.floor((index % unitsPerEntrance) / 4)
    const room = `${floor}0${1 + (index % 4)}`
    const unitId = chance.id(context.now)
    context.emit(unitRegistered, unitId, {
      facts: {
        kind: 'dwelling',
        number: `${building}-${entrance}-${room}`,
        room,
        floor,
        unitType: 'B1',
        contractArea: 11_800,
        measuredArea: 11_850,
        orientation: '南',
        parentId,
        projectId,
        buildingId,
        matchKey: unitMatchKey({ kind: 'dwelling', buildingMatchName, room }),
      },
    })
    const personId = chance.id(context.now)
    const name = personName(random)
    const number = phone(random)
    context.emit(personRegistered, personId, {
      facts: { tier: 'ordinary', occupancies: [{ unitId, role: 'owner', from: '2020-05-01', until: null }] },
      personal: { name, phones: [{ number }] },
    })
    homes.push({ unitId, buildingId, projectId, personId, name, phone: number })
  }
  return homes
}
