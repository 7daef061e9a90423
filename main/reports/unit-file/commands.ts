import { DeskError } from '../../contract/errors.ts'
import { mayAct } from '../../contract/permissions.ts'
import { UnitFileExport } from '../../contract/unit-file.ts'
import { unit } from '../../estate/queries.ts'
import { defineCommand } from '../../log/command.ts'
import { unitFileTaken } from './operations.ts'

/**
 * Records that the file of a home is taken away, before it is made. Phones in full need the permission to see them;
 * papers need the one to read them. Errors: `unit.notFound`, `permission.denied`.
 */
export const takeUnitFile = defineCommand({
  name: 'unit.takeFile',
  permission: 'export.run',
  input: UnitFileExport,
  run(context, { unitId, masked, purpose }) {
    if (!unit(context.read, unitId)) throw new DeskError('unit.notFound')
    const needed = masked ? (['document.read'] as const) : (['document.read', 'person.unmask'] as const)
    for (const permission of needed)
      if (!mayAct(context.actor, permission)) throw new DeskError('permission.denied', { permission })
    context.emit(unitFileTaken, unitId, { facts: { masked }, personal: { purpose } })
  },
})

export const unitFileCommands = [takeUnitFile]
