import {
  AssignCaseInput,
  AttachFileInput,
  CloseCaseInput,
  CorrectCaseInput,
  EndWaitingInput,
  NoteCaseInput,
  ReopenCaseInput,
  ResolveCaseInput,
  StartHandlingInput,
  StartWaitingInput,
  UnmaskCaseInput,
  VerifyCaseInput,
} from '../contract/cases.ts'
import { DeskError } from '../contract/errors.ts'
import { editOver, refuseMoved, refuseUnseen } from '../contract/meanwhile.ts'
import { defineCommand } from '../log/command.ts'
import { staffExists } from '../staff/queries.ts'
import {
  endOpenWait,
  placeOf,
  placesOf,
  requireCategory,
  requireCause,
  requireCauseOf,
  requireNotComplainedOf,
  requireNotPast,
  requireCallback,
  requireHolds,
  requireOpenFor,
  requirePerson,
  requireResponsible,
  take,
} from './checks.ts'
import { correctableNow } from './correctable.ts'
import { levelCommands } from './level-commands.ts'
import { linkCommands } from './link-commands.ts'
import * as happened from './operations.ts'
import { caseCore } from './queries.ts'
import { receiveCase } from './receive.ts'
import { restoreCase, voidCase } from './void-commands.ts'

export { receiveCase, restoreCase, voidCase }

/**
 * Mends what was entered wrongly. The timeline shows what changed; the first words stay in the log. Errors:
 * `edit.changedMeanwhile` and those of the steps of a case.
 */
export const correctCase = defineCommand({
  name: 'case.correct',
  permission: 'case.work',
  input: CorrectCaseInput,
  run(context, { caseId, changes: asked, clear, base }) {
    const current = take(context, caseId, 'work')
    const emptied = Object.fromEntries(clear.map(word => [word, null]))
    const edit = editOver(base, { ...emptied, ...asked }, base ? correctableNow(context.read, caseId) : {})
    const written = (field: string) => field in edit
    const changes: typeof asked = Object.fromEntries(
      Object.entries(asked).filter(([field]) => written(field)),
    )
    const cleared = clear.filter(word => changes[word] === undefined && written(word))
    if (base && Object.keys(changes).length + cleared.length === 0) return
    const { callerName, callerPhone, text, place: spot, wish, source } = changes
    const place = changes.unitId === undefined ? undefined : placeOf(context.read, changes.unitId)
    const unitId = changes.unitId === undefined ? current.unitId : (place?.unitId ?? null)
    if (changes.category) requireCategory(context.read, changes.category)
    if (changes.personId) requirePerson(context.read, changes.personId)
    if (changes.kind) requireOpenFor(context.read, current, changes.kind)
    context.emit(happened.caseCorrected, caseId, {
      facts: {
        unitId,
        personId: changes.personId === undefined ? current.personId : changes.personId,
        ...(changes.unitId === undefined
          ? {}
          : { buildingId: place?.buildingId ?? null, projectId: place?.projectId ?? null }),
        kind: changes.kind,
        category: changes.category,
        emergency: changes.emergency,
        room: changes.room,
        changed: [...new Set([...Object.keys(changes), ...cleared])].sort(),
        ...(cleared.length > 0 ? { cleared } : {}),
      },
      personal: { callerName, callerPhone, text, place: spot, wish, source },
    })
  },
})

export const noteCase = defineCommand({
  name: 'case.note',
  permission: 'case.work',
  input: NoteCaseInput,
  run(context, { caseId, kind, text, to, recipient, usedAnswer }) {
    const current = take(context, caseId, 'work')
    if (to !== undefined && !staffExists(context.read, to)) throw new DeskError('staff.notFound')
    if (kind === 'copy' && to === undefined && !recipient) throw new DeskError('case.copyToNobody')
    if (kind === 'copy') requireNotPast(context.read, current)
    context.emit(happened.caseNoted, caseId, {
      facts: { ...placesOf(current), kind, to, usedAnswer },
      personal: { text, recipient },
    })
  },
})

export const assignCase = defineCommand({
  name: 'case.assign',
  permission: 'case.work',
  input: AssignCaseInput,
  run(context, { caseId, to, note, base }) {
    const current = take(context, caseId, 'work')
    refuseUnseen(base, { to }, { to: current.assignee })
    if (to !== null && !staffExists(context.read, to)) throw new DeskError('staff.notFound')
    requireNotComplainedOf(current, to)
    context.emit(happened.caseAssigned, caseId, { facts: { ...placesOf(current), to }, personal: { note } })
    return { from: current.assignee }
  },
})

export const startHandling = defineCommand({
  name: 'case.startHandling',
  permission: 'case.work',
  input: StartHandlingInput,
  run(context, { caseId }) {
    const current = take(context, caseId, 'handle')
    context.emit(happened.caseHandlingStarted, caseId, { facts: placesOf(current) })
  },
})

export const startWaiting = defineCommand({
  name: 'case.startWaiting',
  permission: 'case.work',
  input: StartWaitingInput,
  run(context, { caseId, on, note }) {
    const current = take(context, caseId, 'wait')
    if (current.waitingOn) throw new DeskError('case.alreadyWaiting', { number: current.number })
    if (current.state === 'received')
      context.emit(happened.caseHandlingStarted, caseId, { facts: placesOf(current) })
    const facts = { ...placesOf(current), on, since: context.happenedAt ?? context.now }
    context.emit(happened.caseWaitingStarted, caseId, { facts, personal: { note } })
  },
})

export const endWaiting = defineCommand({
  name: 'case.endWaiting',
  permission: 'case.work',
  input: EndWaitingInput,
  run(context, { caseId, note, base }) {
    const current = take(context, caseId, 'wait')
    refuseMoved(base, { waitingOn: current.waitingOn })
    endOpenWait(context, current, note, true)
  },
})

export const resolveCase = defineCommand({
  name: 'case.resolve',
  permission: 'case.work',
  input: ResolveCaseInput,
  run(context, { caseId, text, cause, base }) {
    const current = take(context, caseId, 'resolve')
    requireHolds(context.read, current)
    if (cause !== undefined) refuseUnseen(base, { cause }, { cause: current.cause })
    requireCause(context.read, cause)
    endOpenWait(context, current, undefined, false)
    context.emit(happened.caseResolved, caseId, {
      facts: { ...placesOf(current), cause },
      personal: { text },
    })
  },
})

/** Somebody looked whether the result holds. A bad result sends the case back to handling. */
export const verifyCase = defineCommand({
  name: 'case.verify',
  permission: 'case.work',
  input: VerifyCaseInput,
  run(context, { caseId, good, text }) {
    const current = take(context, caseId, 'verify')
    context.emit(happened.caseVerified, caseId, { facts: { ...placesOf(current), good }, personal: { text } })
    if (!good) context.emit(happened.caseReopened, caseId, { facts: placesOf(current), personal: { text } })
  },
})

export const closeCase = defineCommand({
  name: 'case.close',
  permission: 'case.close',
  input: CloseCaseInput,
  run(context, { caseId, withoutCallback, text, cause, base }) {
    const current = take(context, caseId, 'close')
    requireHolds(context.read, current)
    if (cause !== undefined) refuseUnseen(base, { cause }, { cause: current.cause })
    requireCauseOf(context.read, current, cause)
    requireResponsible(context.read, current)
    requireCallback(context.read, current, withoutCallback)
    endOpenWait(context, current, undefined, false)
    context.emit(happened.caseClosed, caseId, {
      facts: { ...placesOf(current), withoutCallback, cause },
      personal: { text },
    })
  },
})

export const reopenCase = defineCommand({
  name: 'case.reopen',
  permission: 'case.work',
  input: ReopenCaseInput,
  run(context, { caseId, text }) {
    const current = take(context, caseId, 'reopen')
    context.emit(happened.caseReopened, caseId, { facts: placesOf(current), personal: { text } })
  },
})

/** The file is in the archive before this runs: a row implies a file. */
export const attachFile = defineCommand({
  name: 'case.attachFile',
  permission: 'case.work',
  input: AttachFileInput,
  run(context, { caseId, fileId, hash, size, name, mediaType, takenAt }) {
    const current = take(context, caseId, 'work')
    const facts = { ...placesOf(current), fileId, hash, size, mediaType, takenAt }
    context.emit(happened.caseFileAttached, caseId, { facts, personal: { name } })
    return { fileId }
  },
})

/** Notes on the audit trail that somebody looks at the caller's full number; reading it comes after. */
export const unmaskCase = defineCommand({
  name: 'case.unmask',
  permission: 'person.unmask',
  input: UnmaskCaseInput,
  run(context, { caseId }) {
    if (!caseCore(context.read, caseId)) throw new DeskError('case.notFound')
    context.emit(happened.caseUnmasked, caseId, { facts: {} })
  },
})

export const caseCommands = [
  ...levelCommands,
  ...linkCommands,
  receiveCase,
  correctCase,
  noteCase,
  assignCase,
  startHandling,
  startWaiting,
  endWaiting,
  resolveCase,
  verifyCase,
  closeCase,
  reopenCase,
  voidCase,
  restoreCase,
  attachFile,
  unmaskCase,
]
