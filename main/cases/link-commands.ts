import { AnswerLinkedInput, LinkCasesInput, UnlinkCaseInput } from '../contract/cases.ts'
import { DeskError } from '../contract/errors.ts'
import { refuseMoved, refuseUnseen } from '../contract/meanwhile.ts'
import { defineCommand } from '../log/command.ts'
import { endOpenWait, placesOf, requireCause, take } from './checks.ts'
import { followersOf, lastLinkBy } from './links.ts'
import * as happened from './operations.ts'
import { caseCore } from './queries.ts'
import { mayTake } from './rules.ts'

/**
 * Links cases of several owners with the same matter under the one that leads. Each stays a case of its own, with its
 * own answer and callback; whatever followed one of them follows the leader from now on.
 */
export const linkCases = defineCommand({
  name: 'case.link',
  permission: 'case.work',
  input: LinkCasesInput,
  run(context, { leader, caseIds, base }) {
    const leading = take(context, leader, 'work')
    if (leading.leader !== null) {
      const above = caseCore(context.read, leading.leader)
      throw new DeskError('case.leaderFollows', { number: leading.number, leader: above?.number ?? '—' })
    }
    /** What each of them followed before, for undoing; those linked last come first. */
    const before: { readonly caseId: string; readonly leader: string | null }[] = []
    const move = (caseId: string) => {
      const current = caseCore(context.read, caseId)
      if (!current || current.leader === leader) return
      const facts = { ...placesOf(current), leader, from: current.leader }
      context.emit(happened.caseLinked, caseId, { facts })
      before.unshift({ caseId, leader: current.leader })
    }
    for (const caseId of new Set(caseIds)) {
      if (caseId === leader) throw new DeskError('case.linkToItself')
      const { leader: now } = take(context, caseId, 'work')
      const seen = base?.[caseId]
      // Who undid a link and links again before the page has caught up asks for nothing of anybody else's.
      if (seen !== undefined && lastLinkBy(context.read, caseId) !== context.actor.staffId)
        refuseUnseen({ leader: seen }, { leader }, { leader: now })
      for (const follower of followersOf(context.read, caseId)) move(follower.id)
      move(caseId)
    }
    return { linked: before.map(({ caseId }) => caseId).reverse(), before }
  },
})

/** Takes a link back: the case stands alone again. */
export const unlinkCase = defineCommand({
  name: 'case.unlink',
  permission: 'case.work',
  input: UnlinkCaseInput,
  run(context, { caseId, base }) {
    const current = take(context, caseId, 'work')
    refuseMoved(base, { leader: current.leader })
    if (current.leader === null) throw new DeskError('case.notLinked', { number: current.number })
    const facts = { ...placesOf(current), leader: current.leader }
    context.emit(happened.caseUnlinked, caseId, { facts })
  },
})

/** Gives several owners the same answer, each as an entry on their own case. Cases that are closed get it as a note. */
export const answerLinked = defineCommand({
  name: 'case.answerLinked',
  permission: 'case.work',
  input: AnswerLinkedInput,
  run(context, { caseIds, text, resolve, cause }) {
    requireCause(context.read, cause)
    const resolved: string[] = []
    for (const caseId of new Set(caseIds)) {
      const current = take(context, caseId, 'work')
      if (resolve && mayTake('resolve', current.state)) {
        endOpenWait(context, current, undefined, false)
        const facts = { ...placesOf(current), cause: current.cause === null ? cause : undefined }
        context.emit(happened.caseResolved, caseId, { facts, personal: { text } })
        resolved.push(caseId)
      } else {
        const facts = { ...placesOf(current), kind: 'note' as const }
        context.emit(happened.caseNoted, caseId, { facts, personal: { text } })
      }
    }
    return { resolved }
  },
})

export const linkCommands = [linkCases, unlinkCase, answerLinked]
