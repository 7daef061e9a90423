import {
  AmendContractInput,
  ContractInput,
  type ContractTerms,
  type ContractWords,
  EndContractInput,
  SignContractInput,
} from '../contract/contracts.ts'
import { DeskError } from '../contract/errors.ts'
import { editOver, wholeOver } from '../contract/meanwhile.ts'
import { unitPlace } from '../estate/queries.ts'
import { type CommandContext, defineCommand } from '../log/command.ts'
import { typesAfter } from '../log/history.ts'
import { personExists } from '../people/queries.ts'
import * as happened from './operations.ts'
import { contract, standingUnderNumber, type StoredContract } from './queries.ts'
import { type ContractState, differences, numberKey } from './rules.ts'

/** Words as an operation takes them: those that were not written are left out. */
export const saidOf = (words: ContractWords) => ({
  penaltyText: words.penaltyText ?? undefined,
  commitments: words.commitments ?? undefined,
  requests: words.requests ?? undefined,
})

/**
 * Records a contract of a home. Errors: `contract.exists`, `contract.numberTaken`, `unit.notFound`,
 * `person.notFound`.
 */
export const signContract = defineCommand({
  name: 'contract.sign',
  permission: 'contract.edit',
  input: SignContractInput,
  run(context, { contractId, unitId, buyers, terms, words }) {
    if (contract(context.read, contractId)) throw new DeskError('contract.exists')
    const place = unitPlace(context.read, unitId)
    if (!place) throw new DeskError('unit.notFound')
    requireBuyers(context, buyers)
    refuseTwin(context, contractId, terms)
    context.emit(happened.contractSigned, contractId, {
      facts: { unitId, buildingId: place.buildingId, buyers, ...terms, fromFile: false },
      personal: saidOf(words),
    })
    return { contractId }
  },
})

/**
 * Changes a contract that stands; what was before stays in its history. Errors: `contract.notFound`,
 * `contract.ended`, `contract.nothingChanged`, `contract.numberTaken`, `person.notFound`, `edit.changedMeanwhile`.
 */
export const amendContract = defineCommand({
  name: 'contract.amend',
  permission: 'contract.edit',
  input: AmendContractInput,
  run(context, { contractId, base, agreedOn, note, ...asked }) {
    const current = standing(context, contractId)
    const whole = ({ buyers, terms, words }: ContractState) => ({ buyers, ...terms, ...words })
    editOver(base, whole(asked), whole(current))
    const { buyers } = wholeOver(base, { buyers: asked.buyers }, { buyers: [...current.buyers] })
    const terms = wholeOver(base, asked.terms, current.terms)
    const words = wholeOver(base, asked.words, current.words)
    const added = buyers.filter(id => !current.buyers.includes(id))
    requireBuyers(context, added)
    refuseTwin(context, contractId, terms)
    const changed = differences(current, { terms, words, buyers }).map(({ field }) => field)
    if (changed.length === 0) throw new DeskError('contract.nothingChanged')
    context.emit(happened.contractAmended, contractId, {
      facts: { unitId: current.unitId, buyers, ...terms, changed, agreedOn, fromFile: false },
      personal: { ...saidOf(words), note: note === '' ? undefined : note },
    })
    return { changed }
  },
})

/** Ends a contract, with why. Errors: `contract.notFound`, `contract.ended`, `contract.endedBeforeSigned`. */
export const endContract = defineCommand({
  name: 'contract.end',
  permission: 'contract.edit',
  input: EndContractInput,
  run(context, { contractId, reason, endedOn, note }) {
    const { unitId, buyers, terms } = standing(context, contractId)
    if (terms.signedOn !== null && endedOn < terms.signedOn)
      throw new DeskError('contract.endedBeforeSigned', { signedOn: terms.signedOn })
    context.emit(happened.contractEnded, contractId, {
      facts: { unitId, buyers: [...buyers], reason, endedOn },
      personal: { note: note === '' ? undefined : note },
    })
  },
})

/** Takes an end back. Errors: `contract.notFound`, `contract.notEnded`, `contract.numberTaken`. */
export const resumeContract = defineCommand({
  name: 'contract.resume',
  permission: 'contract.edit',
  input: ContractInput,
  run(context, { contractId }) {
    const { unitId, buyers, state, terms } = known(context, contractId)
    if (state !== 'ended') throw new DeskError('contract.notEnded')
    refuseTwin(context, contractId, terms)
    context.emit(happened.contractResumed, contractId, {
      facts: { unitId, buyers: [...buyers], missingSince: null },
    })
  },
})

/** Somebody asked sales: the contract still stands although the file has it no more. Error: `contract.notMissing`. */
export const confirmContract = defineCommand({
  name: 'contract.confirm',
  permission: 'contract.edit',
  input: ContractInput,
  run(context, { contractId }) {
    const { unitId, buyers, missingSince } = standing(context, contractId)
    if (missingSince === null) throw new DeskError('contract.notMissing')
    context.emit(happened.contractConfirmed, contractId, {
      facts: { unitId, buyers: [...buyers], fromFile: false },
    })
  },
})

/** Asks about a contract again after it was confirmed by mistake. Errors: `contract.notFound`, `contract.ended`. */
export const askAgainAboutContract = defineCommand({
  name: 'contract.askAgain',
  permission: 'contract.edit',
  input: ContractInput,
  run(context, { contractId }) {
    const { unitId, buyers, missingSince } = standing(context, contractId)
    if (missingSince !== null) return
    context.emit(happened.contractConfirmed, contractId, {
      facts: { unitId, buyers: [...buyers], fromFile: false, missingSince: context.now },
    })
  },
})

/** Removes a contract recorded by mistake, while nothing came behind it. Error: `contract.cannotRemove`. */
export const removeContract = defineCommand({
  name: 'contract.remove',
  permission: 'contract.edit',
  input: ContractInput,
  run(context, { contractId }) {
    const { unitId, buyers, fromFile } = known(context, contractId)
    const since = typesAfter(context.read, contractId, 0)
    if (fromFile || since.length > 1) throw new DeskError('contract.cannotRemove')
    context.emit(happened.contractRemoved, contractId, { facts: { unitId, buyers: [...buyers] } })
  },
})

export const contractCommands = [
  signContract,
  amendContract,
  endContract,
  resumeContract,
  confirmContract,
  askAgainAboutContract,
  removeContract,
]

function known({ read }: CommandContext, contractId: string): StoredContract {
  const current = contract(read, contractId)
  if (!current) throw new DeskError('contract.notFound')
  return current
}

function standing(context: CommandContext, contractId: string): StoredContract {
  const current = known(context, contractId)
  if (current.state === 'ended') throw new DeskError('contract.ended')
  return current
}

function requireBuyers({ read }: CommandContext, buyers: readonly string[]): void {
  if (!buyers.every(id => personExists(read, id))) throw new DeskError('person.notFound')
}

/** A number stands once. */
function refuseTwin({ read }: CommandContext, contractId: string, { number }: ContractTerms): void {
  const key = numberKey(number)
  if (key === null) return
  const twin = standingUnderNumber(read, key).find(one => one.id !== contractId)
  if (!twin) return
  const unit = unitPlace(read, twin.unitId)?.number ?? '—'
  throw new DeskError('contract.numberTaken', { number: number ?? '', unit })
}
