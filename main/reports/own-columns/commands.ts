import { DeskError } from '../../contract/errors.ts'
import { OwnColumnsExport } from '../../contract/own-columns.ts'
import { mayAct } from '../../contract/permissions.ts'
import { savedMappings } from '../../imports/queries.ts'
import { defineCommand } from '../../log/command.ts'
import { ownersTaken } from './operations.ts'

/**
 * Records that homes and people are taken away, before the file is made. Details in full need the permission to copy
 * what is stored about people. Errors: `thing.notFound`, `permission.denied`.
 */
export const takeOwners = defineCommand({
  name: 'owners.take',
  permission: 'export.run',
  input: OwnColumnsExport,
  run({ read, actor, emit }, { mappingId, full }) {
    if (full && !mayAct(actor, 'person.copy'))
      throw new DeskError('permission.denied', { permission: 'person.copy' })
    if (!savedMappings(read, 'owners').some(one => one.id === mappingId))
      throw new DeskError('thing.notFound', { what: 'mapping' })
    emit(ownersTaken, mappingId, { facts: { full } })
  },
})

export const ownColumnsCommands = [takeOwners]
