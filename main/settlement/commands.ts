import { DeskError } from '../contract/errors.ts'
import { refuseUnseen } from '../contract/meanwhile.ts'
import {
  ReopenInput,
  SetClausesInput,
  SettleInput,
  type SettlementKind,
  settlementKinds,
  StrikeWaiverInput,
  WaiveDaysInput,
} from '../contract/settlement.ts'
import { type CommandContext, defineCommand } from '../log/command.ts'
import { todayOf } from '../site/queries.ts'
import * as happened from './operations.ts'
import { isFixed, settlementOf, type StoredSettlement, waiverOf } from './queries.ts'
import { reckonArea, reckonDelay } from './rules.ts'

const permission = 'settlement.work'

/**
 * Says what contracts say about delay and areas; null: what sales said, or the statute, counts again. Contracts of which
 * a sum is fixed stay as they are and are counted. Errors: `contract.notFound`, `contract.ended`, `settlement.allFixed`, `edit.changedMeanwhile`.
 */
export const setClauses = defineCommand({
  name: 'settlement.setClauses',
  permission,
  input: SetClausesInput,
  run(context, { contractIds, delay, area, base }) {
    const { changed, fixed } = partFixed(context, contractIds, settlementKinds)
    for (const stored of changed)
      refuseUnseen(base, { delay, area }, { delay: stored.delay, area: stored.area })
    for (const stored of changed)
      context.emit(happened.clausesSet, stored.id, { facts: { ...aboutOf(stored), delay, area } })
    return { changed: changed.length, fixed }
  },
})

/**
 * Days of delay that do not count, with the reason, of one or many contracts. Errors: `contract.notFound`,
 * `contract.ended`, `settlement.allFixed`.
 */
export const waiveDays = defineCommand({
  name: 'settlement.waiveDays',
  permission,
  input: WaiveDaysInput,
  run(context, { contractIds, from, until, reason }) {
    const { changed, fixed } = partFixed(context, contractIds, ['delay'])
    for (const stored of changed)
      context.emit(happened.daysWaived, stored.id, {
        facts: { ...aboutOf(stored), waiverId: context.newId(), from, until },
        personal: { reason },
      })
    return { changed: changed.length, fixed }
  },
})

/** Days count after all. Errors: `settlement.waiverNotFound`, `settlement.fixed`. */
export const strikeWaiver = defineCommand({
  name: 'settlement.strikeWaiver',
  permission,
  input: StrikeWaiverInput,
  run(context, { waiverId }) {
    const waiver = waiverOf(context.read, waiverId)
    if (!waiver || waiver.struckAt !== null) throw new DeskError('settlement.waiverNotFound')
    const stored = standing(context, waiver.contractId)
    refuseFixed(context, stored, 'delay')
    context.emit(happened.waiverStruck, stored.id, {
      facts: { ...aboutOf(stored), waiverId, from: waiver.from, until: waiver.until },
    })
  },
})

/**
 * Fixes a sum as it is reckoned now, or as it was agreed. Errors: `contract.notFound`, `contract.ended`,
 * `settlement.fixed`, `settlement.missing`, `settlement.notHandedOver`, `settlement.otherSum` where it is not what the
 * person saw, `settlement.noteNeeded`.
 */
export const settle = defineCommand({
  name: 'settlement.settle',
  permission,
  input: SettleInput,
  run(context, { contractId, kind, seen, agreed, note }) {
    const stored = standing(context, contractId)
    refuseFixed(context, stored, kind)
    const about = aboutOf(stored)
    const decided = (sum: number) => {
      if (sum !== seen) throw new DeskError('settlement.otherSum', { sum: (sum / 100).toFixed(2) })
      if (agreed !== null && agreed !== sum && !note) throw new DeskError('settlement.noteNeeded')
      return { agreed: agreed ?? sum }
    }
    const personal = { note: note === '' ? undefined : note }
    if (kind === 'delay') {
      const { figure } = reckonDelay(stored, todayOf(context.read, context.now))
      if (!figure) throw new DeskError('settlement.missing')
      if (figure.running) throw new DeskError('settlement.notHandedOver')
      context.emit(happened.delayFixed, contractId, {
        facts: { ...about, figure, ...decided(figure.sum) },
        personal,
      })
    } else {
      const { figure } = reckonArea(stored)
      if (!figure) throw new DeskError('settlement.missing')
      context.emit(happened.areaFixed, contractId, {
        facts: { ...about, figure, ...decided(figure.sum) },
        personal,
      })
    }
  },
})

/** A fixed sum is reckoned anew from now on. Errors: `contract.notFound`, `settlement.notFixed`. */
export const reopenSum = defineCommand({
  name: 'settlement.reopen',
  permission,
  input: ReopenInput,
  run(context, { contractId, kind, reason }) {
    const stored = known(context, contractId)
    if (!isFixed(context.read, contractId, kind)) throw new DeskError('settlement.notFixed')
    context.emit(happened.sumReopened, contractId, {
      facts: { ...aboutOf(stored), kind },
      personal: { reason },
    })
  },
})

export const settlementCommands = [setClauses, waiveDays, strikeWaiver, settle, reopenSum]

const aboutOf = ({ unitId, buyers }: StoredSettlement) => ({
  unitId,
  buyers: buyers.map(({ personId }) => personId),
})

function known({ read }: CommandContext, contractId: string): StoredSettlement {
  const stored = settlementOf(read, contractId)
  if (!stored) throw new DeskError('contract.notFound')
  return stored
}

function standing(context: CommandContext, contractId: string): StoredSettlement {
  const stored = known(context, contractId)
  if (stored.ended) throw new DeskError('contract.ended')
  return stored
}

function refuseFixed({ read }: CommandContext, { id }: StoredSettlement, kind: SettlementKind): void {
  if (isFixed(read, id, kind)) throw new DeskError('settlement.fixed')
}

/** Contracts of which none of these sums is fixed, and how many others there are. Error: `settlement.allFixed`. */
function partFixed(
  context: CommandContext,
  contractIds: readonly string[],
  kinds: readonly SettlementKind[],
): { readonly changed: readonly StoredSettlement[]; readonly fixed: number } {
  const all = [...new Set(contractIds)].map(id => standing(context, id))
  const changed = all.filter(({ id }) => !kinds.some(kind => isFixed(context.read, id, kind)))
  if (changed.length === 0) throw new DeskError('settlement.allFixed')
  return { changed, fixed: all.length - changed.length }
}
