import type { SheetState, SheetStep } from '../../../main/contract/sheets.ts'

/** What sensibly comes next in each state, most sensible first. */
const sensible: Readonly<Record<SheetState, readonly SheetStep[]>> = {
  draft: ['issue', 'correct'],
  issued: ['deliver', 'reply', 'chase'],
  delivered: ['reply', 'chase', 'takeStep'],
  'sent-back': ['reply', 'chase', 'moveDue'],
  replied: ['accept', 'sendBack', 'takeStep'],
  accepted: ['close', 'takeStep'],
  received: ['answer', 'moveDue'],
  answered: ['deliverAnswer'],
  closed: [],
  withdrawn: [],
}

/** The buttons, and everything else that can be done. A step of its way that is next comes before a chase. */
export function nextSheetSteps(
  state: SheetState,
  steps: readonly SheetStep[],
): { readonly next: readonly SheetStep[]; readonly others: readonly SheetStep[] } {
  const wanted = [...sensible[state]]
  if (state === 'delivered') wanted.sort((a, b) => Number(b === 'takeStep') - Number(a === 'takeStep'))
  const next = wanted.filter(step => steps.includes(step)).slice(0, 3)
  return { next, others: steps.filter(step => !next.includes(step)) }
}
