import { z } from 'zod'
import { attachFile } from '../../cases/commands.ts'
import { caseCore } from '../../cases/queries.ts'
import { AttachFileInput } from '../../contract/cases.ts'
import { DeskError } from '../../contract/errors.ts'
import { PhoneStepInput, type StepFate } from '../../contract/team-phone.ts'
import { TakeScanInput } from '../../contract/documents.ts'
import { Id } from '../../contract/values.ts'
import { defineCommand } from '../../log/command.ts'
import { photoTaken } from '../../station/camera-operations.ts'
import { isNotAnyMore, scanPhoto } from '../../station/camera-place.ts'
import { known } from '../checks.ts'
import { placesOfCase } from '../intake.ts'
import * as happened from '../operations.ts'
import { stepBack } from '../sending-commands.ts'
import { leakContactGiven, leakTeamNoted } from './operations.ts'
import { contactsToGive, teamOfPhone } from './queries.ts'
import { fateOf, isTeamStep } from './rules.ts'

/** A closed door is tried again after so long where the team says nothing else, in milliseconds. */
const nextTry = 30 * 60_000
const permission = 'system'

/**
 * Records what a team said with its phone. A step that no longer fits moves nothing: it becomes a note on the case, and
 * the answer says why; so does taking back what somebody else, or something else, came after. Errors: `leak.notFound`, `device.revoked`, `team.notFound`.
 */
export const notePhoneStep = defineCommand({
  name: 'leak.phoneStep',
  permission,
  input: PhoneStepInput.extend({ deviceId: Id }),
  run(context, { deviceId, caseId, step, reason, need, undone, text }): { fate: StepFate } {
    const teamId = teamOfPhone(context.read, deviceId)
    const leak = known(context, caseId)
    const moment = context.happenedAt ?? context.now
    const state = caseCore(context.read, caseId)?.state
    let fate = fateOf(leak, state === 'void' || state === 'closed', { teamId, step, moment })
    const back = step === 'takeBack' ? undone : undefined
    if (fate === 'taken' && back && back !== 'needs') {
      if (stepBack(context, leak, back, teamId)) return { fate }
      fate = 'already'
    }
    const places = placesOfCase(context, caseId)
    const words = text.trim() === '' ? undefined : text.trim()
    // Behind its sending, whatever the phone's clock makes of it.
    const at = Math.max(moment, leak.sentAt ?? moment)
    if (fate !== 'taken' || step === 'needs' || step === 'note' || step === 'takeBack') {
      const said = { need: step === 'needs' ? need : null, ...(back === undefined ? {} : { undone: back }) }
      const facts = { ...places, teamId, deviceId, step, fate, ...said }
      context.emit(leakTeamNoted, caseId, { facts: { ...facts, saidAt: moment }, personal: { text: words } })
    } else if (isTeamStep(step)) {
      context.emit(happened.leakAdvanced, caseId, {
        facts: { ...places, to: step, reachedAt: at, teamId },
        personal: { note: words },
      })
    } else if (step === 'noEntry') {
      context.emit(happened.leakNotEntered, caseId, {
        facts: { ...places, reason, nextAt: at + nextTry, teamId },
        personal: { note: words },
      })
    } else {
      context.emit(happened.leakRepaired, caseId, {
        facts: { ...places, teamId, repairedAt: at },
        personal: { text: words },
      })
    }
    return { fate }
  },
})

/**
 * Puts a photo of a team on the case it was taken for, or into the inbox of scans where that takes none any more. Errors:
 * `device.revoked`, `team.notFound`, `leak.notFound`.
 */
export const placePhonePhoto = defineCommand({
  name: 'leak.phonePhoto',
  permission,
  input: z.object({
    deviceId: Id,
    caseId: Id,
    photoId: Id,
    file: AttachFileInput.omit({ caseId: true, fileId: true }),
    scan: TakeScanInput.pick({ pages: true, doubt: true }),
  }),
  run(context, { deviceId, caseId, photoId, file, scan }): { into: 'about' | 'inbox' } {
    teamOfPhone(context.read, deviceId)
    known(context, caseId)
    let into: 'about' | 'inbox' = 'about'
    try {
      attachFile.run(context, { caseId, fileId: photoId, ...file })
    } catch (error) {
      // Closed or void meanwhile: refused before anything was recorded.
      if (!(error instanceof DeskError) || !isNotAnyMore(error)) throw error
      into = 'inbox'
      const number = caseCore(context.read, caseId)?.number ?? null
      scanPhoto(context, { photoId, file, scan, number, actor: { staffId: null, role: 'system' } })
    }
    const facts = { kind: 'case', aboutId: caseId, into, fileId: photoId } as const
    context.emit(photoTaken, deviceId, { facts })
    return { into }
  },
})

/** Notes on the trail of each case that a phone is given the full number of its household; once for each phone. */
export const giveContacts = defineCommand({
  name: 'leak.giveContacts',
  permission,
  input: z.object({ deviceId: Id }),
  run(context, { deviceId }) {
    const teamId = teamOfPhone(context.read, deviceId)
    for (const caseId of contactsToGive(context.read, deviceId, context.now))
      context.emit(leakContactGiven, caseId, { facts: { teamId, deviceId } })
  },
})

export const phoneCommands = [notePhoneStep, placePhonePhoto, giveContacts]
