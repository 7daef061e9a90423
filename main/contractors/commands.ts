import {
  ConfirmOnCallInput,
  ContactInput,
  EndOnCallInput,
  RemoveWorksInput,
  RetireContractorInput,
  SaveContactInput,
  SaveContractorInput,
  SaveOnCallInput,
  SaveWorksInput,
} from '../contract/contractors.ts'
import { DeskError } from '../contract/errors.ts'
import { wholeOver } from '../contract/meanwhile.ts'
import { estateNode } from '../estate/queries.ts'
import { type CommandContext, defineCommand } from '../log/command.ts'
import * as happened from './operations.ts'
import { contactContent, contractorContent, onCallContent, worksContent } from './queries.ts'

const permission = 'contractor.edit'

/** Enters a contractor, or changes its entry. Errors: `edit.changedMeanwhile`. */
export const saveContractor = defineCommand({
  name: 'contractor.save',
  permission,
  input: SaveContractorInput,
  run({ read, emit }, { contractorId, base, ...asked }) {
    const current = contractorContent(read, contractorId)
    const { name, trades, note } = wholeOver(base, asked, current)
    const facts = { fresh: !current, name, trades: [...new Set(trades)] }
    emit(happened.contractorSaved, contractorId, { facts, personal: { note } })
    return { contractorId }
  },
})

/** Takes a contractor off the lists, or puts it back; what it built stays warranted. Errors: `contractor.notFound`. */
export const retireContractor = defineCommand({
  name: 'contractor.retire',
  permission,
  input: RetireContractorInput,
  run(context, { contractorId, retired }) {
    if (known(context, contractorId).retired !== retired)
      context.emit(happened.contractorRetired, contractorId, { facts: { retired } })
  },
})

/** Enters somebody there, or changes their entry. Errors: `contractor.notFound`, `edit.changedMeanwhile`. */
export const saveContact = defineCommand({
  name: 'contractor.saveContact',
  permission,
  input: SaveContactInput,
  run(context, { contractorId, contactId, base, phone, ...asked }) {
    known(context, contractorId)
    const current = contactContent(context.read, contractorId, contactId)
    const { name, duty } = wholeOver(base, asked, current && { ...current, name: current.name ?? '' })
    context.emit(happened.contactSaved, contractorId, {
      facts: { contactId, fresh: !current, duty },
      personal: { name, phone: phone === null ? '' : phone },
    })
    return { contactId }
  },
})

/** Errors: `contractor.contactNotFound`. */
export const removeContact = defineCommand({
  name: 'contractor.removeContact',
  permission,
  input: ContactInput,
  run(context, { contractorId, contactId }) {
    requireContact(context, contractorId, contactId)
    context.emit(happened.contactRemoved, contractorId, { facts: { contactId } })
  },
})

/** Notes on the audit trail that somebody looks at a contact's full number; reading it comes after. */
export const unmaskContact = defineCommand({
  name: 'contractor.unmask',
  permission: 'person.unmask',
  input: ContactInput,
  run(context, { contractorId, contactId }) {
    requireContact(context, contractorId, contactId)
    context.emit(happened.contactUnmasked, contractorId, { facts: { contactId } })
  },
})

/**
 * Enters a contract of works, or changes its entry. Errors: `contractor.notFound`, `estate.nodeNotFound`,
 * `edit.changedMeanwhile`.
 */
export const saveWorks = defineCommand({
  name: 'worksContract.save',
  permission,
  input: SaveWorksInput,
  run(context, { worksId, base, ...asked }) {
    const current = worksContent(context.read, worksId)
    const { note, ...entry } = wholeOver(base, asked, current)
    known(context, entry.contractorId)
    const buildingIds = [...new Set(entry.buildingIds)]
    if (buildingIds.some(id => estateNode(context.read, id)?.kind !== 'building'))
      throw new DeskError('estate.nodeNotFound')
    const facts = { fresh: !current, ...entry, buildingIds }
    context.emit(happened.worksSaved, worksId, { facts, personal: { note } })
    return { worksId }
  },
})

/** Takes out what was entered by mistake, or puts it back. Errors: `contractor.worksNotFound`. */
export const removeWorks = defineCommand({
  name: 'worksContract.remove',
  permission,
  input: RemoveWorksInput,
  run({ read, emit }, { worksId, removed }) {
    const current = worksContent(read, worksId)
    if (!current) throw new DeskError('contractor.worksNotFound')
    if (current.removed !== removed) emit(happened.worksRemoved, worksId, { facts: { removed } })
  },
})

/**
 * Enters a contract on call for a season, or changes it. Errors: `contractor.notFound`, `contractor.daysWrong`,
 * `contractor.phoneMissing`, `edit.changedMeanwhile`.
 */
export const saveOnCall = defineCommand({
  name: 'onCallContract.save',
  permission,
  input: SaveOnCallInput,
  run(context, { onCallId, base, ...asked }) {
    const current = onCallContent(context.read, onCallId)
    const entry = wholeOver(base, asked, current)
    const { contractorId, trades, from, until, dayPhone, nightPhone, note } = entry
    known(context, contractorId)
    if (until < from) throw new DeskError('contractor.daysWrong')
    if (dayPhone === null && nightPhone === null) throw new DeskError('contractor.phoneMissing')
    context.emit(happened.onCallSaved, onCallId, {
      facts: { fresh: !current, contractorId, trades: [...new Set(trades)], from, until },
      personal: { dayPhone: dayPhone ?? undefined, nightPhone: nightPhone ?? undefined, note },
    })
    return { onCallId }
  },
})

/** Ends a contract on call before its last day, or lets it run again. Errors: `contractor.onCallNotFound`. */
export const endOnCall = defineCommand({
  name: 'onCallContract.end',
  permission,
  input: EndOnCallInput,
  run(context, { onCallId, ended }) {
    if (requireOnCall(context, onCallId).ended !== ended)
      context.emit(happened.onCallEnded, onCallId, { facts: { ended } })
  },
})

/** Notes that somebody called, and whether they were answered. Errors: `contractor.onCallNotFound`. */
export const confirmOnCall = defineCommand({
  name: 'onCallContract.confirm',
  permission: 'leak.work',
  input: ConfirmOnCallInput,
  run(context, { onCallId, reachable, note }) {
    requireOnCall(context, onCallId)
    context.emit(happened.onCallConfirmed, onCallId, { facts: { reachable }, personal: { note } })
  },
})

export const contractorCommands = [
  saveContractor,
  retireContractor,
  saveContact,
  removeContact,
  unmaskContact,
  saveWorks,
  removeWorks,
  saveOnCall,
  endOnCall,
  confirmOnCall,
]

function known({ read }: CommandContext, contractorId: string) {
  const found = contractorContent(read, contractorId)
  if (!found) throw new DeskError('contractor.notFound')
  return found
}

function requireContact({ read }: CommandContext, contractorId: string, contactId: string): void {
  if (!contactContent(read, contractorId, contactId)) throw new DeskError('contractor.contactNotFound')
}

function requireOnCall({ read }: CommandContext, onCallId: string) {
  const found = onCallContent(read, onCallId)
  if (!found) throw new DeskError('contractor.onCallNotFound')
  return found
}
