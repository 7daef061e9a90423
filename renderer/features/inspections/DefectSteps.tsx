import { Button } from 'antd'
import type { DefectRow } from '../../../main/contract/inspections.ts'
import { useHotkey } from '../../app/hotkeys.ts'
import { useTexts } from '../../app/i18n.ts'
import { useMay } from '../../app/session.ts'
import { ErrorNote } from '../../components/ErrorState.tsx'
import { KeyHint } from '../../components/KeyHint.tsx'
import { MoreMenu } from '../../components/MoreMenu.tsx'
import { texts } from './texts.ts'
import { type DefectStep, someFit, useDefectSteps } from './useDefectSteps.ts'

interface DefectStepsProps {
  /** Those that are ticked, or else the chosen one. */
  readonly defects: readonly DefectRow[]
  /** Asks for what the step still needs. */
  onForm(step: DefectStep): void
}

/** What can be done with defects, each by a key: those it fits, not a step more. */
export function DefectSteps({ defects, onForm }: DefectStepsProps) {
  const t = useTexts(texts)
  const may = useMay()
  const steps = useDefectSteps()
  const [works, gives, rules] = [may('inspection.work'), may('rectification.work'), may('rectification.rule')]
  const fits = (step: DefectStep, allowed: boolean) => allowed && someFit(step, defects)
  const defectIds = defects.map(({ id }) => id)
  const held = defects.length > 0 && defects.every(({ state }) => state !== 'open')
  const give = held ? t('dispatchAgain') : t('dispatch')
  const now = (step: 'repaired' | 'accept') => {
    if (!steps.pending) steps[step].send({ defectIds })
  }
  useHotkey({ keys: 'D', label: give, disabled: !fits('dispatch', gives) }, () => onForm('dispatch'))
  useHotkey({ keys: 'R', label: t('repaired'), disabled: !fits('repaired', works) }, () => now('repaired'))
  useHotkey({ keys: 'A', label: t('accept'), disabled: !fits('accept', works) }, () => now('accept'))
  useHotkey({ keys: 'B', label: t('sendBack'), disabled: !fits('sendBack', works) }, () => onForm('sendBack'))
  const more = [
    ...(fits('decline', gives) ? [{ key: 'decline' as const, label: t('decline') }] : []),
    ...(fits('ruleOwed', rules)
      ? [
          { key: 'ruleOwed' as const, label: t('ruleOwed') },
          { key: 'ruleNotOwed' as const, label: t('ruleNotOwed') },
        ]
      : []),
  ]
  return (
    <>
      <div className="reg-actions">
        {fits('dispatch', gives) ? (
          <Button type={held ? 'default' : 'primary'} onClick={() => onForm('dispatch')}>
            {give} <KeyHint keys="D" />
          </Button>
        ) : null}
        {fits('repaired', works) ? (
          <Button loading={steps.repaired.pending} onClick={() => now('repaired')}>
            {t('repaired')} <KeyHint keys="R" />
          </Button>
        ) : null}
        {fits('accept', works) ? (
          <Button loading={steps.accept.pending} onClick={() => now('accept')}>
            {t('accept')} <KeyHint keys="A" />
          </Button>
        ) : null}
        {fits('sendBack', works) ? (
          <Button onClick={() => onForm('sendBack')}>
            {t('sendBack')} <KeyHint keys="B" />
          </Button>
        ) : null}
        <MoreMenu label={t('more')} items={more} onChoose={onForm} />
      </div>
      <ErrorNote error={steps.error} />
    </>
  )
}
