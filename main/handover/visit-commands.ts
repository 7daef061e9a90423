import { DeskError } from '../contract/errors.ts'
import {
  AddVisitsInput,
  AppointInput,
  AttachVisitFileInput,
  NoteNoticesInput,
  PostNoticesInput,
  ReceiveNoticeInput,
  VerifyAddressInput,
  VisitInput,
} from '../contract/handover.ts'
import { refuseUnseen } from '../contract/meanwhile.ts'
import { unitPlace } from '../estate/queries.ts'
import { type CommandContext, defineCommand } from '../log/command.ts'
import { changePerson, verifyDetail } from '../people/commands.ts'
import { person } from '../people/queries.ts'
import { todayOf } from '../site/queries.ts'
import { requireBatch } from './batch-commands.ts'
import { homesInSlot } from './batch-queries.ts'
import { dayFor, noticeCode } from './rules.ts'
import * as happened from './visit-operations.ts'
import { handedOver, isListed, type StoredVisit, storedVisit } from './visit-queries.ts'

const plans = 'handover.plan'
const permission = 'handover.work'

/**
 * Puts homes on the list of a batch, or of those handed over one by one; all or none. Errors: `handover.batchNotFound`,
 * `handover.batchEnded`, `unit.notFound`, `handover.unitListed`, `handover.handedOver`.
 */
export const addVisits = defineCommand({
  name: 'handover.addHomes',
  permission: plans,
  input: AddVisitsInput,
  run(context, { batchId, visits }) {
    const { read, emit } = context
    if (batchId !== null) {
      const { name, ended } = requireBatch(context, batchId)
      if (ended) throw new DeskError('handover.batchEnded', { name })
    }
    for (const { visitId, unitId } of visits) {
      const place = unitPlace(read, unitId)
      if (!place) throw new DeskError('unit.notFound')
      const { number, buildingId } = place
      const over = handedOver(read, unitId)
      if (over) throw new DeskError('handover.handedOver', { number, on: over.on, by: over.by ?? '—' })
      if (isListed(read, unitId)) throw new DeskError('handover.unitListed', { number })
      const code = noticeCode(context.newSecret())
      emit(happened.visitPlanned, visitId, { facts: { unitId, buildingId, batchId, code } })
    }
    return { added: visits.length }
  },
})

/** Takes a home off the list. Errors: `handover.visitNotFound`, `handover.wrongState`. */
export const withdrawVisit = defineCommand({
  name: 'handover.withdraw',
  permission: plans,
  input: VisitInput,
  run(context, { visitId }) {
    const { unitId } = requireComing(context, visitId)
    context.emit(happened.visitWithdrawn, visitId, { facts: { unitId } })
  },
})

/**
 * Notes that the address was gone through with the owner, and what they said. Errors: `handover.visitNotFound`,
 * `handover.wrongState`, `person.notFound`, `handover.noAddress`.
 */
export const verifyAddress = defineCommand({
  name: 'handover.verifyAddress',
  permission,
  input: VerifyAddressInput,
  run(context, { visitId, personId, way, address }) {
    const { unitId } = requireComing(context, visitId)
    const known = person(context.read, personId)
    if (!known) throw new DeskError('person.notFound')
    if (address === null && known.mailingAddress === null) throw new DeskError('handover.noAddress')
    if (address !== null)
      changePerson.run(context, { personId, details: { mailingAddress: address }, clear: [] })
    verifyDetail.run(context, { personId, what: 'mailingAddress', verified: true })
    context.emit(happened.addressVerified, visitId, { facts: { unitId, personId, way } })
  },
})

/** Notes which notices are printed, before they are. Errors: `handover.visitNotFound`. */
export const noteNotices = defineCommand({
  name: 'handover.noteNotices',
  permission,
  input: NoteNoticesInput,
  run(context, { visitIds }) {
    for (const visitId of new Set(visitIds)) {
      const { unitId, state } = requireVisit(context, visitId)
      if (state !== 'accepted' && state !== 'withdrawn')
        context.emit(happened.noticePrinted, visitId, { facts: { unitId } })
    }
  },
})

/** Notices went out. Errors: `handover.visitNotFound`, `handover.wrongState`, `handover.dayAhead`. */
export const postNotices = defineCommand({
  name: 'handover.postNotices',
  permission,
  input: PostNoticesInput,
  run(context, { on, way, notices }) {
    requirePast(context, on)
    for (const { visitId, tracking } of notices) {
      const { unitId } = requireComing(context, visitId)
      const personal = { tracking: tracking === '' ? undefined : tracking }
      context.emit(happened.noticePosted, visitId, { facts: { unitId, on, way }, personal })
    }
    return { posted: notices.length }
  },
})

/** The owner has the notice. Errors: `handover.visitNotFound`, `handover.notPosted`, `handover.dayAhead`. */
export const receiveNotice = defineCommand({
  name: 'handover.receiveNotice',
  permission,
  input: ReceiveNoticeInput,
  run(context, { visitId, on }) {
    requirePast(context, on)
    const { unitId, postedOn } = requireVisit(context, visitId)
    if (postedOn === null || on < postedOn) throw new DeskError('handover.notPosted')
    context.emit(happened.noticeReceived, visitId, { facts: { unitId, on } })
  },
})

/**
 * Agrees on when a family comes. A batch has its days and slots; homes handed over by themselves come on any day from
 * today on. Errors: `handover.visitNotFound`, `handover.wrongState`, `handover.dayNotOffered`, `handover.slotFull`,
 * `handover.dayPast`, `edit.changedMeanwhile`.
 */
export const appointVisit = defineCommand({
  name: 'handover.appoint',
  permission,
  input: AppointInput,
  run(context, { visitId, day, slot, base }) {
    const current = requireComing(context, visitId)
    const asked = { day, slot: day === null ? null : slot }
    refuseUnseen(base, asked, { day: current.day, slot: current.slot })
    if (asked.day === current.day && asked.slot === current.slot) return
    if (asked.day !== null) requireRoom(context, current, asked.day, asked.slot)
    context.emit(happened.visitAppointed, visitId, { facts: { unitId: current.unitId, ...asked } })
  },
})

/** The file is in the archive before this runs: a row implies a file. Errors: `handover.visitNotFound`. */
export const attachVisitFile = defineCommand({
  name: 'handover.attachFile',
  permission,
  input: AttachVisitFileInput,
  run(context, { visitId, name, ...facts }) {
    requireVisit(context, visitId)
    context.emit(happened.visitFileAttached, visitId, { facts, personal: { name } })
    return { fileId: facts.fileId }
  },
})

export const visitCommands = [
  addVisits,
  withdrawVisit,
  verifyAddress,
  noteNotices,
  postNotices,
  receiveNotice,
  appointVisit,
  attachVisitFile,
]

/** A slot of a batch takes so many families; a day without a slot is agreed where the day is offered. */
function requireRoom(context: CommandContext, visit: StoredVisit, day: string, slot: string | null): void {
  if (day < todayOf(context.read, context.now)) throw new DeskError('handover.dayPast')
  if (visit.batchId === null) return
  const { days } = requireBatch(context, visit.batchId)
  const offered = dayFor(days, day, visit.buildingId)
  if (!offered) throw new DeskError('handover.dayNotOffered', { day })
  if (slot === null) return
  const found = offered.slots.find(({ from }) => from === slot)
  if (!found) throw new DeskError('handover.dayNotOffered', { day: `${day} ${slot}` })
  if (homesInSlot(context.read, visit.batchId, offered, slot) >= found.capacity)
    throw new DeskError('handover.slotFull', { slot: `${found.from}–${found.to}`, capacity: found.capacity })
}

function requirePast({ read, now }: CommandContext, on: string): void {
  if (on > todayOf(read, now)) throw new DeskError('handover.dayAhead')
}

/** Errors: `handover.visitNotFound`. */
function requireVisit({ read }: CommandContext, visitId: string): StoredVisit {
  const found = storedVisit(read, visitId)
  if (!found) throw new DeskError('handover.visitNotFound')
  return found
}

/** A visit to which the family has not come yet, or comes again. Errors: `handover.wrongState`. */
function requireComing(context: CommandContext, visitId: string): StoredVisit {
  const found = requireVisit(context, visitId)
  if (found.state === 'planned' || found.state === 'refused' || found.state === 'absent') return found
  throw new DeskError('handover.wrongState')
}
