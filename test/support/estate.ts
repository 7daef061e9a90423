import { uuidv7 } from 'uuidv7'
import type { UnitKind } from '../../main/contract/estate.ts'
import type { OccupancyRole } from '../../main/contract/people.ts'
import { addNode, registerUnit } from '../../main/estate/commands.ts'
import type { Actor } from '../../main/log/command.ts'
import type { DeskCore } from '../../main/desk/core.ts'
import { moveIn, registerPerson } from '../../main/people/commands.ts'

/** Builds estates in tests by the commands people use. */
export function estateBuilder(core: DeskCore, actor: Actor) {
  const node =
    (kind: 'project' | 'phase' | 'building' | 'entrance') => async (name: string, parentId?: string) => {
      const nodeId = uuidv7()
      await core.execute(addNode, { actor, input: { nodeId, kind, parentId: parentId ?? null, name } })
      return nodeId
    }
  return {
    project: node('project'),
    phase: node('phase'),
    building: node('building'),
    entrance: node('entrance'),
    async unit(
      parentId: string,
      number: string,
      room: string,
      more: { kind?: UnitKind; floor?: number } = {},
    ): Promise<string> {
      const unitId = uuidv7()
      await core.execute(registerUnit, {
        actor,
        input: {
          unitId,
          parentId,
          attributes: {
            kind: more.kind ?? 'dwelling',
            number,
            room,
            floor: more.floor ?? null,
            unitType: null,
            contractArea: null,
            measuredArea: null,
            orientation: null,
          },
        },
      })
      return unitId
    },
    async person(
      name: string,
      phones: readonly string[],
      units: readonly (string | { unitId: string; role: OccupancyRole })[] = [],
    ): Promise<string> {
      const personId = uuidv7()
      await core.execute(registerPerson, {
        actor,
        input: {
          personId,
          details: { name, phones: phones.map(number => ({ number })) },
          occupancies: units.map(one =>
            typeof one === 'string' ? { unitId: one, role: 'owner' as const } : one,
          ),
        },
      })
      return personId
    },
    async moveIn(personId: string, unitId: string, role: OccupancyRole, from?: string) {
      await core.execute(moveIn, {
        actor,
        input: { personId, occupancy: { unitId, role, from: from ?? null } },
      })
    },
  }
}
