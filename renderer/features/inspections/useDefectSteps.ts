import { App } from 'antd'
import type { DefectRow } from '../../../main/contract/inspections.ts'
import type { Stepped } from '../../../main/contract/rectification.ts'
import { useCommand, useTRPC } from '../../app/api.ts'
import { useTexts } from '../../app/i18n.ts'
import { texts } from './texts.ts'

/** What can be done with one defect or many. */
export type DefectStep =
  | 'dispatch'
  | 'repaired'
  | 'accept'
  | 'sendBack'
  | 'decline'
  | 'ruleOwed'
  | 'ruleNotOwed'

const fitting: Readonly<Record<DefectStep, readonly DefectRow['state'][]>> = {
  dispatch: ['open', 'dispatched', 'sentBack', 'declined'],
  repaired: ['open', 'dispatched', 'sentBack'],
  accept: ['open', 'dispatched', 'fixed', 'sentBack'],
  sendBack: ['dispatched', 'fixed', 'sentBack', 'accepted'],
  decline: ['dispatched', 'sentBack'],
  ruleOwed: ['declined'],
  ruleNotOwed: ['declined'],
}

/** Whether some of the defects can take a step; the desk decides of each. */
export const someFit = (step: DefectStep, defects: readonly DefectRow[]): boolean =>
  defects.some(({ state, joinedInto }) => joinedInto === null && fitting[step].includes(state))

/** The steps that need a reason, a day or nothing; what became of them is said in a short message. */
export function useDefectSteps() {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const { message } = App.useApp()
  const said = ({ done, left }: Stepped) => {
    const words = [
      t('done', { count: done }),
      ...(left.length > 0 ? [t('left', { count: left.length })] : []),
    ].join(' · ')
    if (left.length > 0) message.warning(words)
    else message.success(words)
  }
  const options = { onSuccess: said }
  const repaired = useCommand(trpc.defects.repaired, options)
  const accept = useCommand(trpc.defects.accept, options)
  const sendBack = useCommand(trpc.defects.sendBack, options)
  const decline = useCommand(trpc.defects.decline, options)
  const rule = useCommand(trpc.defects.rule, options)
  const all = [repaired, accept, sendBack, decline, rule]
  return {
    repaired,
    accept,
    pending: all.some(one => one.pending),
    error: all.find(one => one.error !== null)?.error ?? null,
    /** Takes a step that needs a reason. */
    withReason(
      step: DefectStep,
      defectIds: string[],
      reason: string,
      dueOn: string | null,
    ): Promise<unknown> {
      if (step === 'sendBack') return sendBack.run({ defectIds, reason, dueOn })
      if (step === 'decline') return decline.run({ defectIds, reason })
      return rule.run({ defectIds, reason, upheld: step === 'ruleNotOwed' })
    },
  }
}
