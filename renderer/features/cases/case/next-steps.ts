import type { CaseDetail } from '../../../../main/contract/case-views.ts'
import type { CaseStep } from '../../../../main/contract/cases.ts'
import type { Permission } from '../../../../main/contract/permissions.ts'

/** What somebody can do with a case, as buttons say it. */
export const actions = [
  'takeOver',
  'start',
  'assign',
  'resolve',
  'wait',
  'endWait',
  'call',
  'chase',
  'verifyGood',
  'verifyBad',
  'close',
  'reopen',
  'void',
  'restore',
] as const
export type CaseAction = (typeof actions)[number]

const steps: Readonly<Record<CaseAction, CaseStep>> = {
  takeOver: 'handle',
  start: 'handle',
  assign: 'work',
  resolve: 'resolve',
  wait: 'wait',
  endWait: 'wait',
  call: 'work',
  chase: 'work',
  verifyGood: 'verify',
  verifyBad: 'verify',
  close: 'close',
  reopen: 'reopen',
  void: 'void',
  restore: 'restore',
}

const needs: Readonly<Partial<Record<CaseAction, Permission>>> = {
  close: 'case.close',
  void: 'case.void',
  restore: 'case.void',
}

type Situation = Pick<CaseDetail, 'state' | 'assignee' | 'waitingOn' | 'verified' | 'steps'>

/** Whether it makes sense now and the person may. */
export function isOffered(
  action: CaseAction,
  situation: Situation,
  staffId: string,
  may: (permission: Permission) => boolean,
): boolean {
  if (!situation.steps.includes(steps[action]) || !may(needs[action] ?? 'case.work')) return false
  if (action === 'wait') return situation.waitingOn === null
  if (action === 'endWait') return situation.waitingOn !== null
  if (action === 'takeOver') return situation.assignee !== staffId
  if (action === 'start') return situation.assignee !== null
  return true
}

/** What sensibly comes next, most sensible first. */
function sensible(
  { state, waitingOn, verified, assignee }: Situation,
  staffId: string,
): readonly CaseAction[] {
  if (state === 'received') {
    return assignee === staffId ? ['start', 'resolve', 'wait'] : ['takeOver', 'assign', 'resolve']
  }
  if (state === 'handling')
    return waitingOn === null ? ['resolve', 'wait', 'call'] : ['endWait', 'chase', 'resolve']
  if (state === 'resolved') {
    return verified === 'good' ? ['close', 'call', 'reopen'] : ['verifyGood', 'verifyBad', 'call']
  }
  return state === 'closed' ? ['reopen', 'call'] : ['restore']
}

/** The three buttons, and everything else that can be done. */
export function nextSteps(
  situation: Situation,
  staffId: string,
  may: (permission: Permission) => boolean,
): { readonly next: readonly CaseAction[]; readonly others: readonly CaseAction[] } {
  const offered = actions.filter(action => isOffered(action, situation, staffId, may))
  const next = sensible(situation, staffId)
    .filter(action => offered.includes(action))
    .slice(0, 3)
  return { next, others: offered.filter(action => !next.includes(action)) }
}
