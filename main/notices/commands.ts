import { receiveCase } from '../cases/commands.ts'
import { DeskError } from '../contract/errors.ts'
import { wholeOver } from '../contract/meanwhile.ts'
import * as inputs from '../contract/notices.ts'
import { type CommandContext, defineCommand } from '../log/command.ts'
import { todayOf } from '../site/queries.ts'
import { staffExists } from '../staff/queries.ts'
import { roundStand } from '../watch/rules.ts'
import * as happened from './operations.ts'
import {
  boardRound,
  deskContractContent,
  deskContractExists,
  lastBoardRound,
  noticeBoard,
  partnerContent,
  partnerExists,
  type StoredBoard,
} from './queries.ts'

/** Puts a notice board or suggestion box on the list of rounds or changes its entry. Errors: `staff.notFound`, `edit.changedMeanwhile`. */
export const saveBoard = defineCommand({
  name: 'board.save',
  permission: 'register.edit',
  input: inputs.SaveBoardInput,
  run(context, { boardId, base, ...asked }) {
    const current = noticeBoard(context.read, boardId)
    const entry = wholeOver(base, asked, current)
    if (entry.keeper !== null && !staffExists(context.read, entry.keeper))
      throw new DeskError('staff.notFound')
    const keeps = current && current.rhythm === entry.rhythm && current.weekday === entry.weekday
    // Another rhythm begins anew: what the old one missed stays in the ledger.
    const since = keeps ? current.since : todayOf(context.read, context.now)
    context.emit(happened.boardSaved, boardId, { facts: { ...entry, fresh: !current, since } })
    return { boardId }
  },
})

export const removeBoard = defineCommand({
  name: 'board.remove',
  permission: 'register.edit',
  input: inputs.BoardInput,
  run(context, { boardId }) {
    activeBoard(context, boardId)
    context.emit(happened.boardRemoved, boardId, { facts: {} })
  },
})

export const restoreBoard = defineCommand({
  name: 'board.restore',
  permission: 'register.edit',
  input: inputs.BoardInput,
  run(context, { boardId }) {
    if (knownBoard(context, boardId).active === 0)
      context.emit(happened.boardRestored, boardId, {
        facts: { since: todayOf(context.read, context.now) },
      })
  },
})

/** Ticks the round that is due. Errors: `board.notFound`, `board.notActive`, `board.roundDone`. */
export const doBoardRound = defineCommand({
  name: 'board.doRound',
  permission: 'register.work',
  input: inputs.BoardRoundInput,
  run(context, { boardId, roundId, outcome }) {
    const board = activeBoard(context, boardId)
    const { state, dueDay } = standNow(context, board)
    if (state === 'done') throw new DeskError('board.roundDone', { name: board.name, day: dueDay })
    context.emit(happened.boardRoundDone, boardId, { facts: { roundId, day: dueDay, outcome, caseId: null } })
    return { roundId }
  },
})

/** Takes a round back that was ticked by mistake; one that became a case stays. Errors: `board.roundNotFound`. */
export const undoBoardRound = defineCommand({
  name: 'board.undoRound',
  permission: 'register.work',
  input: inputs.UndoBoardRoundInput,
  run(context, { roundId }) {
    const round = boardRound(context.read, roundId)
    if (!round || round.caseId !== null) throw new DeskError('board.roundNotFound')
    context.emit(happened.boardRoundUndone, round.boardId, { facts: { roundId } })
  },
})

/**
 * A note in the box, or something written on the board, becomes a case, and the round counts as done. Several notes of
 * one round become several cases. Errors: those of taking a case, `board.notFound`, `board.notActive`.
 */
export const reportBoardFinding = defineCommand({
  name: 'board.reportFinding',
  permission: 'case.take',
  input: inputs.BoardFindingInput,
  run(context, { boardId, roundId, matter }) {
    const board = activeBoard(context, boardId)
    const { state, dueDay } = standNow(context, board)
    const day = state === 'done' ? todayOf(context.read, context.now) : dueDay
    const taken = receiveCase.run(context, {
      ...matter,
      channel: board.kind === 'box' ? 'suggestion-box' : 'letter',
    })
    const facts = { roundId, day, outcome: 'finding' as const, caseId: taken.caseId }
    context.emit(happened.boardRoundDone, boardId, { facts })
    return taken
  },
})

/** Registers a contract of the desk or changes its entry. Errors: `deskContract.daysWrong`, `partner.notFound`. */
export const saveDeskContract = defineCommand({
  name: 'deskContract.save',
  permission: 'register.edit',
  input: inputs.SaveContractInput,
  run(context, { contractId, base, ...asked }) {
    const current = deskContractContent(context.read, contractId)
    const { title, party, note, ...entry } = wholeOver(base, asked, current)
    if (entry.until < entry.from) throw new DeskError('deskContract.daysWrong')
    if (entry.partnerId !== null && !partnerExists(context.read, entry.partnerId))
      throw new DeskError('partner.notFound')
    const fresh = !current
    context.emit(happened.deskContractSaved, contractId, {
      facts: { ...entry, fresh },
      personal: { title, party, note },
    })
    return { contractId }
  },
})

export const endDeskContract = defineCommand({
  name: 'deskContract.end',
  permission: 'register.edit',
  input: inputs.EndContractInput,
  run(context, { contractId, note }) {
    requireContract(context, contractId)
    context.emit(happened.deskContractEnded, contractId, { facts: { ended: true }, personal: { note } })
  },
})

/** Takes the end back. */
export const resumeDeskContract = defineCommand({
  name: 'deskContract.resume',
  permission: 'register.edit',
  input: inputs.ContractInput,
  run(context, { contractId }) {
    requireContract(context, contractId)
    context.emit(happened.deskContractEnded, contractId, { facts: { ended: false } })
  },
})

/** The file is in the archive before this runs: a row implies a file. */
export const attachContractFile = defineCommand({
  name: 'deskContract.attachFile',
  permission: 'register.edit',
  input: inputs.AttachContractInput,
  run(context, { contractId, name, ...facts }) {
    requireContract(context, contractId)
    context.emit(happened.deskContractFileAttached, contractId, { facts, personal: { name } })
    return { fileId: facts.fileId }
  },
})

export const savePartner = defineCommand({
  name: 'partner.save',
  permission: 'register.work',
  input: inputs.SavePartnerInput,
  run(context, { partnerId, base, ...asked }) {
    const current = partnerContent(context.read, partnerId)
    const { kind, name, address, contact, phone, note } = wholeOver(base, asked, current)
    const fresh = !current
    context.emit(happened.partnerSaved, partnerId, {
      facts: { fresh, kind, name, address },
      personal: { contact, phone: phone ?? undefined, note },
    })
    return { partnerId }
  },
})

export const retirePartner = defineCommand({
  name: 'partner.retire',
  permission: 'register.edit',
  input: inputs.PartnerInput,
  run: (context, { partnerId }) => setPartner(context, partnerId, false),
})

export const restorePartner = defineCommand({
  name: 'partner.restore',
  permission: 'register.edit',
  input: inputs.PartnerInput,
  run: (context, { partnerId }) => setPartner(context, partnerId, true),
})

export const noticeCommands = [
  saveBoard,
  removeBoard,
  restoreBoard,
  doBoardRound,
  undoBoardRound,
  reportBoardFinding,
  saveDeskContract,
  endDeskContract,
  resumeDeskContract,
  attachContractFile,
  savePartner,
  retirePartner,
  restorePartner,
]

function setPartner(context: CommandContext, partnerId: string, active: boolean): void {
  if (!partnerExists(context.read, partnerId)) throw new DeskError('partner.notFound')
  context.emit(happened.partnerRetired, partnerId, { facts: { active } })
}

function requireContract({ read }: CommandContext, contractId: string): void {
  if (!deskContractExists(read, contractId)) throw new DeskError('deskContract.notFound')
}

function knownBoard({ read }: CommandContext, boardId: string): StoredBoard {
  const board = noticeBoard(read, boardId)
  if (!board) throw new DeskError('board.notFound')
  return board
}

function activeBoard(context: CommandContext, boardId: string): StoredBoard {
  const board = knownBoard(context, boardId)
  if (board.active === 0) throw new DeskError('board.notActive', { name: board.name })
  return board
}

function standNow({ read, now }: CommandContext, board: StoredBoard) {
  return roundStand(board, lastBoardRound(read, board.id)?.day ?? null, todayOf(read, now))
}
