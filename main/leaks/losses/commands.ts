import { DeskError } from '../../contract/errors.ts'
import {
  AgreeDamageInput,
  ChargeCostInput,
  type CostBearer,
  NoteCostInput,
  NoteDamageInput,
  ReverseCostInput,
  ShowLossInput,
  StrikeDamageInput,
} from '../../contract/leak-losses.ts'
import { refuseUnseen } from '../../contract/meanwhile.ts'
import { contractorContent } from '../../contractors/queries.ts'
import { type CommandContext, defineCommand } from '../../log/command.ts'
import { known } from '../checks.ts'
import { placesOfCase } from '../intake.ts'
import * as happened from './operations.ts'
import { costOf, damageOf, filesOfCases, type StoredLoss } from './queries.ts'

/** Notes a belonging the water damaged; it decides nothing. Errors: `leak.notFound`, `leak.fileNotFound`. */
export const noteDamage = defineCommand({
  name: 'leak.noteDamage',
  permission: 'leak.work',
  input: NoteDamageInput,
  run(context, { caseId, damageId, thing, room, claimed, words, photos }) {
    known(context, caseId)
    requireFiles(context, caseId, photos)
    context.emit(happened.leakDamageNoted, caseId, {
      facts: { ...placesOfCase(context, caseId), damageId, room, claimed, photos },
      personal: { thing, words },
    })
  },
})

/** Notes what was agreed with the owner. Errors: `leak.lossNotFound`, `leak.lossStruck`, `edit.changedMeanwhile`. */
export const agreeDamage = defineCommand({
  name: 'leak.agreeDamage',
  permission: 'leak.costs',
  input: AgreeDamageInput,
  run(context, { caseId, damageId, agreed, base }) {
    const found = standing(damageOf(context.read, damageId), caseId)
    refuseUnseen(base, { agreed }, { agreed: found.agreed })
    if (found.agreed === agreed) return
    context.emit(happened.leakDamageAgreed, caseId, {
      facts: { ...placesOfCase(context, caseId), damageId, agreed },
      personal: { thing: found.words ?? undefined },
    })
  },
})

/** Strikes a belonging that was noted by mistake; it stays to be seen. Errors: `leak.lossNotFound`, `leak.lossStruck`. */
export const strikeDamage = defineCommand({
  name: 'leak.strikeDamage',
  permission: 'leak.work',
  input: StrikeDamageInput,
  run(context, { caseId, damageId, reason }) {
    const { words } = standing(damageOf(context.read, damageId), caseId)
    context.emit(happened.leakDamageStruck, caseId, {
      facts: { ...placesOfCase(context, caseId), damageId },
      personal: { thing: words ?? undefined, reason },
    })
  },
})

/**
 * Notes what was spent and on whose account it stands. Settling it is for later. Errors: `leak.notFound`,
 * `leak.fileNotFound`, `leak.contractorMissing`, `contractor.notFound`.
 */
export const noteCost = defineCommand({
  name: 'leak.noteCost',
  permission: 'leak.costs',
  input: NoteCostInput,
  run(context, { caseId, costId, kind, what, amount, bearer, contractorId, ofSource, evidence }) {
    known(context, caseId)
    requireFiles(context, caseId, evidence)
    const charged = account(context, bearer, contractorId)
    context.emit(happened.leakCostNoted, caseId, {
      facts: {
        ...placesOfCase(context, caseId),
        costId,
        kind,
        amount,
        ...charged,
        ofSource,
        evidence,
      },
      personal: { what },
    })
  },
})

/**
 * Decides anew who bears a cost. Errors: `leak.lossNotFound`, `leak.lossStruck`, `leak.contractorMissing`,
 * `contractor.notFound`, `edit.changedMeanwhile`.
 */
export const chargeCost = defineCommand({
  name: 'leak.chargeCost',
  permission: 'leak.costs',
  input: ChargeCostInput,
  run(context, { caseId, costId, bearer, contractorId, base }) {
    const { words, ...found } = standing(costOf(context.read, costId), caseId)
    const charged = account(context, bearer, contractorId)
    const now = { bearer: found.bearer, contractorId: found.contractorId }
    refuseUnseen(base, charged, now)
    if (now.bearer === charged.bearer && now.contractorId === charged.contractorId) return
    context.emit(happened.leakCostCharged, caseId, {
      facts: { ...placesOfCase(context, caseId), costId, ...charged },
      personal: { what: words ?? undefined },
    })
  },
})

/**
 * Reverses a cost: it stays with its reason and counts no longer. What was right is noted anew. Errors:
 * `leak.lossNotFound`, `leak.lossStruck`.
 */
export const reverseCost = defineCommand({
  name: 'leak.reverseCost',
  permission: 'leak.costs',
  input: ReverseCostInput,
  run(context, { caseId, costId, reason }) {
    const { words } = standing(costOf(context.read, costId), caseId)
    context.emit(happened.leakCostReversed, caseId, {
      facts: { ...placesOfCase(context, caseId), costId },
      personal: { what: words ?? undefined, reason },
    })
  },
})

/**
 * Adds photos or papers that came later; those that are there already stay once. Errors: `leak.lossNotFound`,
 * `leak.lossStruck`, `leak.fileNotFound`.
 */
export const showLoss = defineCommand({
  name: 'leak.showLoss',
  permission: 'leak.work',
  input: ShowLossInput,
  run(context, { caseId, of, lossId, files }) {
    const found = standing((of === 'damage' ? damageOf : costOf)(context.read, lossId), caseId)
    requireFiles(context, caseId, files)
    const all = [...new Set([...found.files, ...files])]
    if (all.length === found.files.length) return
    context.emit(happened.leakLossShown, caseId, {
      facts: { ...placesOfCase(context, caseId), of, lossId, files: all },
      personal: { what: found.words ?? undefined },
    })
  },
})

export const lossCommands = [
  noteDamage,
  agreeDamage,
  strikeDamage,
  noteCost,
  chargeCost,
  reverseCost,
  showLoss,
]

/** The entry of a case, as long as it counts. Errors: `leak.lossNotFound`, `leak.lossStruck`. */
function standing<Loss extends StoredLoss>(found: Loss | undefined, caseId: string): Loss {
  if (found?.caseId !== caseId) throw new DeskError('leak.lossNotFound')
  if (found.struck) throw new DeskError('leak.lossStruck')
  return found
}

/** On whose account a cost stands: a contractor is named where one bears it, and only there. */
function account({ read }: CommandContext, bearer: CostBearer, contractorId: string | null) {
  if (bearer !== 'contractor') return { bearer, contractorId: null }
  if (contractorId === null) throw new DeskError('leak.contractorMissing')
  if (!contractorContent(read, contractorId)) throw new DeskError('contractor.notFound')
  return { bearer, contractorId }
}

/** What is shown as a proof lies with the case. Errors: `leak.fileNotFound`. */
function requireFiles({ read }: CommandContext, caseId: string, ids: readonly string[]): void {
  if (ids.length === 0) return
  const files = filesOfCases(read, [caseId])
  if (ids.some(id => !files.has(id))) throw new DeskError('leak.fileNotFound')
}
