import { DeskError } from '../contract/errors.ts'
import { refuseMoved, refuseUnseen } from '../contract/meanwhile.ts'
import { ComputeClassInput, SetClassInput } from '../contract/people.ts'
import { type CommandContext, defineCommand } from '../log/command.ts'
import { profileOf } from '../profiles/profiles.ts'
import { handClass } from './class.ts'
import { personClassComputed, personClassSet } from './class-operations.ts'
import { person } from './queries.ts'

/**
 * Gives a customer a class, or none, whatever the rules say. Errors: `person.notFound`, `person.merged`,
 * `person.erasedAlready`, `person.noSuchClass`.
 */
export const setClass = defineCommand({
  name: 'person.setClass',
  permission: 'person.edit',
  input: SetClassInput,
  run(context, { personId, class: id, reason, base }) {
    requireStanding(context, personId)
    refuseUnseen(base, { class: id, reason }, handNow(context, personId))
    if (id !== null && !profileOf(context.read).classes.some(rule => rule.id === id))
      throw new DeskError('person.noSuchClass')
    context.emit(personClassSet, personId, { facts: { class: id }, personal: { reason } })
  },
})

/** The rules say the class again. Errors: `person.notFound`, `person.merged`, `person.erasedAlready`. */
export const computeClass = defineCommand({
  name: 'person.computeClass',
  permission: 'person.edit',
  input: ComputeClassInput,
  run(context, { personId, base }) {
    requireStanding(context, personId)
    refuseMoved(base, handNow(context, personId))
    if (handClass(context.read, personId)) context.emit(personClassComputed, personId, { facts: {} })
  },
})

export const classCommands = [setClass, computeClass]

function handNow({ read }: CommandContext, personId: string) {
  const hand = handClass(read, personId)
  return { class: hand?.class ?? null, reason: hand?.reason ?? null }
}

function requireStanding({ read }: CommandContext, personId: string): void {
  const found = person(read, personId)
  if (!found) throw new DeskError('person.notFound')
  if (found.mergedInto !== null) throw new DeskError('person.merged')
  if (found.name === null) throw new DeskError('person.erasedAlready')
}
