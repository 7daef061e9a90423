import type { SheetDetail } from '../../../main/contract/sheet-views.ts'
import type { DeliveryWay, SheetStep, withdrawReasons } from '../../../main/contract/sheets.ts'
import { momentOf } from './moment.ts'

/** What is filled in for a step; days and times as the fields hold them. */
export interface StepWords {
  readonly text: string
  readonly who: string
  readonly way: DeliveryWay
  readonly reason: (typeof withdrawReasons)[number]
  readonly outcome: string
  readonly due: string
  readonly at: string
}

export const nothingFilled: StepWords = {
  text: '',
  who: '',
  way: 'by-hand',
  reason: 'settled',
  outcome: '',
  due: '',
  at: '',
}

interface Asked {
  /** Words: some hundred or a whole reply. */
  readonly text?: 'short' | 'long'
  readonly who?: true
  readonly way?: true
  readonly reason?: true
  readonly due?: true
  readonly at?: true
}

const asked: Readonly<Partial<Record<SheetStep, Asked>>> = {
  deliver: { who: true, way: true, at: true },
  deliverAnswer: { who: true, way: true, at: true },
  reply: { text: 'long', who: true, at: true },
  answer: { text: 'long' },
  accept: { text: 'short' },
  sendBack: { text: 'long', due: true },
  close: { text: 'short' },
  withdraw: { text: 'short', reason: true },
  chase: { text: 'short' },
  moveDue: { text: 'short', due: true },
  takeStep: { text: 'short', at: true },
}

/** Which fields a step has. */
export const asks = (step: SheetStep): Asked => asked[step] ?? {}

const needsText: readonly SheetStep[] = ['reply', 'answer', 'sendBack', 'moveDue']

/** What is missing before the step can be sent. */
export function missingFrom(
  step: SheetStep,
  filled: StepWords,
  { way }: Pick<SheetDetail, 'way'>,
): (keyof StepWords)[] {
  const missing: (keyof StepWords)[] = []
  const next = way.find(one => one.state === 'next')
  const outcome = next?.outcomes.find(one => one.id === filled.outcome)
  const noText = filled.text.trim() === ''
  if (noText && needsText.includes(step)) missing.push('text')
  if (step === 'moveDue' && momentOf(filled.due) === undefined) missing.push('due')
  if (step === 'takeStep' && next && next.outcomes.length > 0 && !outcome) missing.push('outcome')
  if (step === 'takeStep' && outcome?.needsReason && noText) missing.push('text')
  return missing
}
