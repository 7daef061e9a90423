import { DeskError } from '../contract/errors.ts'
import {
  AcceptDefectsInput,
  ChaseOrderInput,
  DeclineInput,
  DispatchInput,
  JoinOrderInput,
  RepairedInput,
  RuleInput,
  SendBackInput,
  SplitOrderInput,
  type Stepped,
} from '../contract/rectification.ts'
import { contractorContent } from '../contractors/queries.ts'
import type { RowOf } from '../database/table.ts'
import { daysBehind } from '../estate/stage-rules.ts'
import { type CommandContext, defineCommand } from '../log/command.ts'
import { profileOf } from '../profiles/profiles.ts'
import { todayOf } from '../site/queries.ts'
import { storedDefect } from './defect-queries.ts'
import { storedInspection } from './queries.ts'
import * as happened from './rectification-operations.ts'
import { orderCounterValue, orderDefects, storedOrder } from './rectification-queries.ts'
import { mayStep, rectificationCounter, rectificationNumber, type RepairStep } from './rules.ts'
import type { defectTable } from './tables.ts'

const permission = 'rectification.work'
type Defect = RowOf<typeof defectTable>
const said = (text: string) => (text === '' ? undefined : text)

/**
 * Gives defects to whoever has to repair them, all or none. Errors: `defect.notFound`, `defect.dispatchedAlready`,
 * `defect.notToDispatch`, `contractor.notFound`, `rectification.partyMissing`, `rectification.known`,
 * `rectification.dayOver`.
 */
export const dispatchDefects = defineCommand({
  name: 'rectification.dispatch',
  permission,
  input: DispatchInput,
  run(context, { orderId, contractorId, party, dueOn, defectIds, again, note }) {
    const { read, now, happenedAt } = context
    if (storedOrder(read, orderId)) throw new DeskError('rectification.known')
    const today = todayOf(read, happenedAt ?? now)
    if (dueOn !== null && dueOn < today) throw new DeskError('rectification.dayOver')
    const defects = [...new Set(defectIds)].map(defectId => {
      const defect = known(context, defectId)
      if (!again && mayStep('redispatch', defect.state) && defect.state !== 'open')
        throw new DeskError('defect.dispatchedAlready')
      if (!mayStep(again ? 'redispatch' : 'dispatch', defect.state) || defect.joined_into !== null)
        throw new DeskError('defect.notToDispatch')
      return defect
    })
    const { dueDays } = profileOf(read).inspection
    const days = defects.map(({ id, severity }) => ({
      defectId: id,
      dueOn: dueOn ?? daysBehind(today, dueDays[severity]),
    }))
    const latest =
      days
        .map(one => one.dueOn)
        .sort()
        .at(-1) ?? today
    const { number, facts } = opened(context)
    context.emit(happened.rectificationDispatched, orderId, {
      facts: {
        ...facts,
        contractorId,
        party: partyName(context, contractorId, party),
        dueOn: latest,
        unitIds: homesOf(defects),
        defects: days,
      },
      personal: { note: said(note) },
    })
    return { orderId, number, dueOn: latest }
  },
})

/** Reminds the party of an order. Errors: `rectification.notFound`. */
export const chaseOrder = defineCommand({
  name: 'rectification.chase',
  permission,
  input: ChaseOrderInput,
  run(context, { orderId, note }) {
    const { chased } = order(context, orderId)
    context.emit(happened.rectificationChased, orderId, {
      facts: { chased: chased + 1 },
      personal: { note: said(note) },
    })
    return { chased: chased + 1 }
  },
})

/**
 * Makes an order of its own of some defects of an order. Errors: `rectification.notFound`, `rectification.known`,
 * `rectification.notItsDefects`, `rectification.nothingLeft`.
 */
export const splitOrder = defineCommand({
  name: 'rectification.split',
  permission,
  input: SplitOrderInput,
  run(context, { orderId, newOrderId, defectIds }) {
    const { read } = context
    const from = order(context, orderId)
    if (storedOrder(read, newOrderId)) throw new DeskError('rectification.known')
    const wanted = new Set(defectIds)
    const own = orderDefects(read, orderId)
    const moved = own.filter(({ id }) => wanted.has(id))
    if (moved.length < wanted.size) throw new DeskError('rectification.notItsDefects')
    if (moved.length === own.length) throw new DeskError('rectification.nothingLeft')
    const { number, facts } = opened(context)
    context.emit(happened.rectificationSplit, newOrderId, {
      facts: {
        ...facts,
        contractorId: from.contractor_id,
        party: from.party,
        dueOn:
          moved
            .flatMap(({ due_on }) => due_on ?? [])
            .sort()
            .at(-1) ?? from.due_on,
        unitIds: homesOf(moved),
        fromId: orderId,
        defectIds: moved.map(({ id }) => id),
      },
      personal: { note: from.note ?? undefined },
    })
    return { orderId: newOrderId, number }
  },
})

/** Lays an order together with another one of the same party. Errors: `rectification.notFound`, `rectification.otherParty`. */
export const joinOrder = defineCommand({
  name: 'rectification.join',
  permission,
  input: JoinOrderInput,
  run(context, { orderId, into }) {
    const [from, to] = [order(context, orderId), order(context, into)]
    if (orderId === into || from.contractor_id !== to.contractor_id || from.party !== to.party)
      throw new DeskError('rectification.otherParty')
    context.emit(happened.rectificationJoined, orderId, {
      facts: {
        into,
        defectIds: orderDefects(context.read, orderId).map(({ id }) => id),
        dueOn: from.due_on > to.due_on ? from.due_on : to.due_on,
      },
    })
    return { orderId: into, number: to.number }
  },
})

/** Notes that the party says defects are repaired. Errors: `defect.notFound`. */
export const noteRepaired = defineCommand({
  name: 'defect.repaired',
  permission: 'inspection.work',
  input: RepairedInput,
  run(context, { defectIds, note }): Stepped {
    return step(context, 'repair', defectIds, ({ id, unit_id: unitId }) =>
      context.emit(happened.defectRepaired, id, { facts: { unitId }, personal: { note: said(note) } }),
    )
  },
})

/** Accepts repairs that somebody looked at. Errors: `defect.notFound`, `inspection.notFound`. */
export const acceptDefects = defineCommand({
  name: 'defect.accept',
  permission: 'inspection.work',
  input: AcceptDefectsInput,
  run(context, { defectIds, inspectionId }): Stepped {
    requireLook(context, inspectionId)
    return step(context, 'accept', defectIds, ({ id, unit_id: unitId }) =>
      context.emit(happened.defectAccepted, id, { facts: { unitId, inspectionId } }),
    )
  },
})

/**
 * Sends repairs back that are none, with a new day where one is given: otherwise counted from today by the severity.
 * Errors: `defect.notFound`, `inspection.notFound`.
 */
export const sendBackDefects = defineCommand({
  name: 'defect.sendBack',
  permission: 'inspection.work',
  input: SendBackInput,
  run(context, { defectIds, inspectionId, reason, dueOn }): Stepped {
    const { read, now, happenedAt } = context
    requireLook(context, inspectionId)
    const { dueDays } = profileOf(read).inspection
    const today = todayOf(read, happenedAt ?? now)
    return step(context, 'sendBack', defectIds, defect =>
      context.emit(happened.defectSentBack, defect.id, {
        facts: {
          unitId: defect.unit_id,
          inspectionId,
          toParty: defect.order_id !== null,
          times: (defect.sent_back ?? 0) + 1,
          dueOn: dueOn ?? daysBehind(today, dueDays[defect.severity]),
        },
        personal: { reason },
      }),
    )
  },
})

/** Notes that a party declines to repair. Errors: `defect.notFound`. */
export const declineDefects = defineCommand({
  name: 'defect.decline',
  permission,
  input: DeclineInput,
  run(context, { defectIds, reason }): Stepped {
    return step(context, 'decline', defectIds, ({ id, unit_id: unitId }) =>
      context.emit(happened.defectDeclined, id, { facts: { unitId }, personal: { reason } }),
    )
  },
})

/** Decides whether a party that declined owes the repair. Errors: `defect.notFound`. */
export const ruleDeclined = defineCommand({
  name: 'defect.rule',
  permission: 'rectification.rule',
  input: RuleInput,
  run(context, { defectIds, upheld, reason }): Stepped {
    return step(context, 'rule', defectIds, ({ id, unit_id: unitId }) =>
      context.emit(happened.defectRuled, id, { facts: { unitId, upheld }, personal: { reason } }),
    )
  },
})

export const rectificationCommands = [
  dispatchDefects,
  chaseOrder,
  splitOrder,
  joinOrder,
  noteRepaired,
  acceptDefects,
  sendBackDefects,
  declineDefects,
  ruleDeclined,
]

/** Takes a step with each defect that it fits; the others are told with how they stand. */
function step(
  context: CommandContext,
  what: RepairStep,
  defectIds: readonly string[],
  take: (defect: Defect) => void,
): Stepped {
  const left: { defectId: string; state: Defect['state'] }[] = []
  const all = [...new Set(defectIds)].map(defectId => known(context, defectId))
  for (const defect of all)
    if (mayStep(what, defect.state) && defect.joined_into === null) take(defect)
    else left.push({ defectId: defect.id, state: defect.state })
  return { done: all.length - left.length, left }
}

function known({ read }: CommandContext, defectId: string): Defect {
  const row = storedDefect(read, defectId)
  if (!row) throw new DeskError('defect.notFound')
  return row
}

function order({ read }: CommandContext, orderId: string) {
  const row = storedOrder(read, orderId)
  if (!row || row.joined_into !== null) throw new DeskError('rectification.notFound')
  return row
}

function requireLook({ read }: CommandContext, inspectionId: string | null): void {
  if (inspectionId !== null && !storedInspection(read, inspectionId))
    throw new DeskError('inspection.notFound')
}

function partyName({ read }: CommandContext, contractorId: string | null, party: string | null): string {
  if (contractorId === null) {
    if (party === null) throw new DeskError('rectification.partyMissing')
    return party
  }
  const contractor = contractorContent(read, contractorId)
  if (!contractor) throw new DeskError('contractor.notFound')
  return contractor.name
}

const homesOf = (defects: readonly Defect[]) => [...new Set(defects.map(({ unit_id }) => unit_id))]

/** The next number and the counter it comes from. */
function opened({ read, now, site }: CommandContext) {
  const year = todayOf(read, now).slice(0, 4)
  const id = rectificationCounter(year, site.letter)
  const value = orderCounterValue(read, id) + 1
  const number = rectificationNumber(year, value, site.letter)
  return { number, facts: { siteId: site.id, number, counter: { id, value } } }
}
