import { DeskError } from '../contract/errors.ts'
import { AddTeamInput, ChangeTeamInput, RetireTeamInput, type TeamRow } from '../contract/leaks.ts'
import { wholeOver } from '../contract/meanwhile.ts'
import { type CommandContext, defineCommand } from '../log/command.ts'
import { teamAdded, teamChanged, teamRetired } from './team-operations.ts'
import { team } from './queries.ts'

export const addTeam = defineCommand({
  name: 'team.add',
  permission: 'team.edit',
  input: AddTeamInput,
  run({ emit }, { teamId, name, kind, capacity, phone }) {
    emit(teamAdded, teamId, { facts: { name, kind, capacity }, personal: { phone } })
  },
})

/** Errors: `team.notFound`, `edit.changedMeanwhile`. */
export const changeTeam = defineCommand({
  name: 'team.change',
  permission: 'team.edit',
  input: ChangeTeamInput,
  run(context, { teamId, base, ...asked }) {
    const { name, kind, capacity, phone } = known(context, teamId)
    const edit = wholeOver<typeof asked>(base, asked, { name, kind, capacity, phone: phone ?? undefined })
    context.emit(teamChanged, teamId, {
      facts: { name: edit.name, kind: edit.kind, capacity: edit.capacity },
      personal: { phone: edit.phone },
    })
  },
})

/** Takes a team off the lists, or puts it back; what it has under way stays with it. Errors: `team.notFound`. */
export const retireTeam = defineCommand({
  name: 'team.retire',
  permission: 'team.edit',
  input: RetireTeamInput,
  run(context, { teamId, retired }) {
    if (known(context, teamId).retired !== retired) context.emit(teamRetired, teamId, { facts: { retired } })
  },
})

export const teamCommands = [addTeam, changeTeam, retireTeam]

/** Errors: `team.notFound`, `team.retired`. */
export function requireTeam(context: CommandContext, teamId: string): void {
  const { name, retired } = known(context, teamId)
  if (retired) throw new DeskError('team.retired', { name })
}

function known({ read }: CommandContext, teamId: string): TeamRow {
  const found = team(read, teamId)
  if (!found) throw new DeskError('team.notFound')
  return found
}
