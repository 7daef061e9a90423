import { contractorContent } from '../contractors/queries.ts'
import { DeskError } from '../contract/errors.ts'
import { AddTeamInput, ChangeTeamInput, RetireTeamInput, type TeamRow } from '../contract/leaks.ts'
import { wholeOver } from '../contract/meanwhile.ts'
import { type CommandContext, defineCommand } from '../log/command.ts'
import { teamAdded, teamChanged, teamRetired } from './team-operations.ts'
import { team } from './queries.ts'

/** Errors: `contractor.notFound`. */
export const addTeam = defineCommand({
  name: 'team.add',
  permission: 'team.edit',
  input: AddTeamInput,
  run(context, { teamId, phone, ...facts }) {
    requireContractor(context, facts.contractorId)
    context.emit(teamAdded, teamId, { facts, personal: { phone } })
  },
})

/** Errors: `team.notFound`, `contractor.notFound`, `edit.changedMeanwhile`. */
export const changeTeam = defineCommand({
  name: 'team.change',
  permission: 'team.edit',
  input: ChangeTeamInput,
  run(context, { teamId, base, ...asked }) {
    const { name, kind, capacity, phone, contractorId, trades } = known(context, teamId)
    const current = { name, kind, capacity, phone: phone ?? undefined, contractorId, trades: [...trades] }
    const { phone: number, ...facts } = wholeOver<typeof asked>(base, asked, current)
    requireContractor(context, facts.contractorId)
    context.emit(teamChanged, teamId, { facts, personal: { phone: number } })
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

function requireContractor({ read }: CommandContext, contractorId: string | null): void {
  if (contractorId !== null && !contractorContent(read, contractorId))
    throw new DeskError('contractor.notFound')
}

function known({ read }: CommandContext, teamId: string): TeamRow {
  const found = team(read, teamId)
  if (!found) throw new DeskError('team.notFound')
  return found
}
