import { z } from 'zod'
import {
  ChangeRetentionInput,
  EraseProposedInput,
  PersonCopyInput,
  type RetentionRule,
} from '../contract/privacy.ts'
import { refuseUnseen } from '../contract/meanwhile.ts'
import { DeskError } from '../contract/errors.ts'
import { removeImportSource } from '../imports/source-commands.ts'
import { type CommandContext, defineCommand } from '../log/command.ts'
import { dataErased } from '../log/erasure.ts'
import { erasePerson } from '../people/commands.ts'
import { person } from '../people/queries.ts'
import { caseTargets } from './of-cases.ts'
import { personCopied, retentionChanged, supportTaken } from './operations.ts'
import { periodOf, proposals } from './queries.ts'

/** Notes on the audit trail that a copy of all about a person was taken; the copy is made outside of the command. */
export const copyPerson = defineCommand({
  name: 'privacy.copyPerson',
  permission: 'person.copy',
  input: PersonCopyInput,
  run(context, { personId, withFiles }) {
    if (!person(context.read, personId)) throw new DeskError('person.notFound')
    context.emit(personCopied, personId, { facts: { withFiles } })
  },
})

/** Notes on the audit trail that the support package was made; it is put together outside of the command. */
export const takeSupport = defineCommand({
  name: 'privacy.takeSupport',
  permission: 'settings.edit',
  input: z.object({}),
  run({ emit, newId }) {
    emit(supportTaken, newId(), { facts: {} })
  },
})

/** Sets how long something is kept. */
export const changeRetention = defineCommand({
  name: 'privacy.changeRetention',
  permission: 'settings.edit',
  input: ChangeRetentionInput,
  run(context, { rule, days, base }) {
    const now = periodOf(context.read, rule)
    if (now === days) return
    refuseUnseen(base, { days }, { days: now })
    context.emit(retentionChanged, rule, { facts: { rule, days } })
  },
})

/**
 * Erases what was chosen of a rule's proposals. Each is looked at again: who brought a case since, or was erased by
 * somebody else, is passed over.
 */
export const eraseProposed = defineCommand({
  name: 'privacy.eraseProposed',
  permission: 'person.erase',
  input: EraseProposedInput,
  run(context, { rule, ids }): { erased: number; passedOver: number } {
    let erased = 0
    for (const [index, id] of ids.entries()) {
      context.progress(index, ids.length)
      if (proposals(context.read, rule, context.now, 1, id).length === 0) continue
      eraseOne(context, rule, id)
      erased += 1
    }
    return { erased, passedOver: ids.length - erased }
  },
})

/** Ends the time of imported workbooks; the program does it by itself, once a day. */
export const removeOldSources = defineCommand({
  name: 'privacy.removeOldSources',
  permission: 'system',
  input: z.object({}),
  run(context): { removed: number } {
    const due = proposals(context.read, 'import-sources', context.now, 100)
    for (const { id } of due) removeImportSource(context, id)
    return { removed: due.length }
  },
})

function eraseOne(context: CommandContext, rule: RetentionRule, id: string): void {
  if (rule === 'import-sources') removeImportSource(context, id)
  else if (rule === 'prospects' || rule === 'moved-out')
    erasePerson.run(context, { personId: id, reason: 'no-longer-needed', withCases: true })
  else
    context.emit(dataErased, context.newId(), {
      facts: { targets: caseTargets(context.read, id), reason: 'no-longer-needed' },
    })
}

export const privacyCommands = [copyPerson, takeSupport, changeRetention, eraseProposed, removeOldSources]
