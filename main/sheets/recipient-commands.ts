import { DeskError } from '../contract/errors.ts'
import { editOver } from '../contract/meanwhile.ts'
import { AddRecipientInput, ChangeRecipientInput } from '../contract/sheets.ts'
import { type CommandContext, defineCommand } from '../log/command.ts'
import { profileOf } from '../profiles/profiles.ts'
import * as happened from './recipient-operations.ts'
import { recipientsOf } from './recipients.ts'

/** Adds somebody sheets go to beside those of the profile: a contractor, an office. */
export const addRecipient = defineCommand({
  name: 'recipient.add',
  permission: 'sheet.work',
  input: AddRecipientInput,
  run(context, { recipientId, kind, name, contact, dueHours }) {
    requireFreeName(context, name, recipientId)
    context.emit(happened.recipientAdded, recipientId, {
      facts: { kind, name, dueHours: dueHours ?? null },
      personal: { contact },
    })
    return { recipientId }
  },
})

/** Changes whom sheets go to. Errors: `sheet.recipientUnknown`, `sheet.recipientExists`, `edit.changedMeanwhile`. */
export const changeRecipient = defineCommand({
  name: 'recipient.change',
  permission: 'sheet.recipients',
  input: ChangeRecipientInput,
  run(context, { recipientId, base, ...asked }) {
    const known = recipientsOf(context.read, profileOf(context.read))
    const current = known.find(one => one.own && one.id === recipientId)
    if (!current) throw new DeskError('sheet.recipientUnknown')
    const { name, contact, dueHours, retired } = editOver(base, asked, { ...current, name: current.name.zh })
    if (name !== undefined) requireFreeName(context, name, recipientId)
    context.emit(happened.recipientChanged, recipientId, {
      facts: { name, dueHours, retired, ...(contact === null ? { noContact: true as const } : {}) },
      personal: { contact: contact ?? undefined },
    })
  },
})

/** Errors: `sheet.recipientExists`. */
function requireFreeName(context: CommandContext, name: string, recipientId: string): void {
  const wanted = name.toLowerCase()
  const taken = recipientsOf(context.read, profileOf(context.read)).some(
    one =>
      one.id !== recipientId &&
      (one.name.zh.toLowerCase() === wanted || one.name.en.toLowerCase() === wanted),
  )
  if (taken) throw new DeskError('sheet.recipientExists', { name })
}
