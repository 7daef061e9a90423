import { caseCounter, caseNumber } from '../../cases/rules.ts'
import { counterValue } from '../../cases/queries.ts'
import { DeskError } from '../../contract/errors.ts'
import {
  personalParts,
  ReserveFormsInput,
  TakePackInput,
  TypeInFormInput,
  VoidFormsInput,
} from '../../contract/leak-pack.ts'
import type { TeamStep } from '../../contract/leaks.ts'
import { mayAct } from '../../contract/permissions.ts'
import { type CommandContext, defineCommand } from '../../log/command.ts'
import { siteBasics } from '../../site/queries.ts'
import { monthStamp } from '../../site/time.ts'
import { advanceLeaks, dispatchLeaks } from '../commands.ts'
import { leakTaken } from '../intake.ts'
import { leakOfCase } from '../queries.ts'
import { mayStep } from '../rules.ts'
import { formsReserved, formsVoided, formTypedIn, packTaken } from './operations.ts'
import { formOf } from './queries.ts'
import { timesFault } from './rules.ts'

const permission = 'leak.work'

/**
 * Sets numbers of cases apart for forms on paper. They are the next ones of the counter that cases have, so no case
 * ever gets one, and behind a restore they carry another letter like all numbers.
 */
export const reserveForms = defineCommand({
  name: 'leakPack.reserve',
  permission,
  input: ReserveFormsInput,
  run(context, { packId, count }) {
    const { read, now, site } = context
    const basics = siteBasics(read)
    if (!basics) throw new DeskError('log.notSetUp')
    const month = monthStamp(now, basics.timeZone)
    const id = caseCounter(month, site.letter)
    const first = counterValue(read, id) + 1
    const numbers = Array.from({ length: count }, (_, index) =>
      caseNumber(basics.code, month, first + index, site.letter),
    )
    const counter = { id, siteId: site.id, value: first + count - 1 }
    context.emit(formsReserved, packId, { facts: { numbers, counter } })
    return { packId, numbers }
  },
})

/**
 * Records that a storm pack is taken along on paper, before it is made, and reserves its forms. Parts with numbers of
 * households need the permission to see them. Errors: `permission.denied`.
 */
export const takePack = defineCommand({
  name: 'leakPack.take',
  permission,
  input: TakePackInput,
  run(context, { packId, parts, count, buildingIds }) {
    if (personalParts.some(part => parts.includes(part)) && !mayAct(context.actor, 'person.unmask'))
      throw new DeskError('permission.denied', { permission: 'person.unmask' })
    if (parts.includes('forms') && count !== undefined) reserveForms.run(context, { packId, count })
    context.emit(packTaken, packId, {
      facts: { parts, buildingIds: parts.includes('homes') ? buildingIds : [] },
    })
  },
})

/**
 * Types in a form that was filled in on paper, at the times that stand on it. A home whose leak is open is joined, as
 * by a call. A void form that turned up after all may be typed in. Errors: `pack.numberUnknown`, `pack.numberKnown`,
 * `pack.alreadyTyped`, `pack.inFuture`, `pack.notInOrder`, `pack.teamMissing`, those of taking a leak and sending a
 * team.
 */
export const typeInForm = defineCommand({
  name: 'leakPack.typeIn',
  permission,
  input: TypeInFormInput,
  run(context, { number, unknown, leak, teamId, ...times }) {
    const form = formOf(context.read, number)
    if (form?.state === 'typed') throw new DeskError('pack.alreadyTyped', { number })
    if (!form && !unknown) throw new DeskError('pack.numberUnknown', { number })
    if (form && unknown) throw new DeskError('pack.numberKnown', { number })
    const fault = timesFault(times, context.now)
    if (fault) throw new DeskError(fault)
    const { calledAt, sentAt, arrivedAt, stoppedAt } = times
    if ((sentAt !== null || arrivedAt !== null) && teamId === null) throw new DeskError('pack.teamMissing')

    const packId = form?.packId ?? context.newId()
    if (!form) context.emit(formsReserved, packId, { facts: { numbers: [number], counter: null } })
    const then = asOf(context, calledAt)
    const taken = leakTaken(then, { ...leak, returnOf: null }, form ? number : undefined)
    const { caseId } = taken
    const came = sentAt ?? arrivedAt
    const running = () => leakOfCase(context.read, caseId)
    const at = running()
    if (teamId !== null && came !== null && at && mayStep('dispatch', at) && at.state === 'reported')
      dispatchLeaks.run(asOf(context, came), { caseIds: [caseId], teamId })
    const advance = (to: TeamStep, moment: number | null) => {
      const now = running()
      if (moment !== null && now && mayStep(to, now))
        advanceLeaks.run(asOf(context, moment), { caseIds: [caseId], to })
    }
    advance('onsite', arrivedAt)
    advance('stopped', stoppedAt)
    context.emit(formTypedIn, packId, { facts: { number, caseId, ...times } })
    return taken
  },
})

/** Gives forms back that were not used, or lost, so that none is missing. Errors: `pack.notReserved`. */
export const voidForms = defineCommand({
  name: 'leakPack.void',
  permission,
  input: VoidFormsInput,
  run(context, { numbers, reason }) {
    const byPack = new Map<string, string[]>()
    for (const number of new Set(numbers)) {
      const form = formOf(context.read, number)
      if (form?.state !== 'reserved') throw new DeskError('pack.notReserved', { number })
      byPack.set(form.packId, [...(byPack.get(form.packId) ?? []), number])
    }
    for (const [packId, some] of byPack)
      context.emit(formsVoided, packId, { facts: { numbers: some }, personal: { reason } })
  },
})

export const leakPackCommands = [reserveForms, takePack, typeInForm, voidForms]

/** The same turn as if it were then: what is recorded says that it happened at that moment. */
function asOf(context: CommandContext, happenedAt: number): CommandContext {
  return {
    ...context,
    happenedAt,
    emit: (definition, aggregateId, content) =>
      context.emit(definition, aggregateId, { ...content, happenedAt }),
  }
}
