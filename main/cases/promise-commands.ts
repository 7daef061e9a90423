import { DeskError } from '../contract/errors.ts'
import {
  EndPromiseInput,
  MakePromiseInput,
  MovePromiseInput,
  ReopenPromiseInput,
} from '../contract/promises.ts'
import { refuseUnseen } from '../contract/meanwhile.ts'
import { type CommandContext, defineCommand } from '../log/command.ts'
import { staffExists } from '../staff/queries.ts'
import { placesOf, take } from './checks.ts'
import { promiseEnded, promiseMade, promiseMoved, promiseReopened } from './promise-operations.ts'
import { promiseCore } from './promises.ts'

/** Records what was promised to an owner: what, by when, who agreed. */
export const makePromise = defineCommand({
  name: 'promise.make',
  permission: 'case.work',
  input: MakePromiseInput,
  run(context, { promiseId, caseId, text, dueAt, approvedBy, approver }) {
    const current = take(context, caseId, 'work')
    if (dueAt < context.now) throw new DeskError('promise.duePast')
    if (approvedBy === undefined && approver === undefined) throw new DeskError('promise.whoAgreed')
    if (approvedBy !== undefined && !staffExists(context.read, approvedBy))
      throw new DeskError('staff.notFound')
    context.emit(promiseMade, caseId, {
      facts: { ...placesOf(current), promiseId, dueAt, approvedBy: approvedBy ?? null },
      personal: { text, approver },
    })
    return { promiseId }
  },
})

export const movePromise = defineCommand({
  name: 'promise.move',
  permission: 'case.work',
  input: MovePromiseInput,
  run(context, { promiseId, dueAt, text, base }) {
    const { promise, current } = open(context, promiseId)
    refuseUnseen(base, { dueAt }, { dueAt: promise.dueAt })
    if (dueAt < context.now) throw new DeskError('promise.duePast')
    const facts = { ...placesOf(current), promiseId, from: promise.dueAt, dueAt }
    context.emit(promiseMoved, current.id, { facts, personal: { text } })
  },
})

/** Kept, or broken. */
export const endPromise = defineCommand({
  name: 'promise.end',
  permission: 'case.work',
  input: EndPromiseInput,
  run(context, { promiseId, kept, text }) {
    const { current } = open(context, promiseId)
    const facts = { ...placesOf(current), promiseId, kept }
    context.emit(promiseEnded, current.id, { facts, personal: { text } })
  },
})

export const reopenPromise = defineCommand({
  name: 'promise.reopen',
  permission: 'case.work',
  input: ReopenPromiseInput,
  run(context, { promiseId }) {
    const promise = promiseCore(context.read, promiseId)
    if (!promise) throw new DeskError('promise.notFound')
    if (promise.state === 'open') throw new DeskError('promise.notEnded')
    const current = take(context, promise.caseId, 'work')
    context.emit(promiseReopened, current.id, { facts: { ...placesOf(current), promiseId } })
  },
})

/** Errors: `promise.notFound`, `promise.ended`. */
function open(context: CommandContext, promiseId: string) {
  const promise = promiseCore(context.read, promiseId)
  if (!promise) throw new DeskError('promise.notFound')
  if (promise.state !== 'open') throw new DeskError('promise.ended')
  return { promise, current: take(context, promise.caseId, 'work') }
}

export const promiseCommands = [makePromise, movePromise, endPromise, reopenPromise]
