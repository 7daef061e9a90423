import { Button } from 'antd'
import { useHotkey } from '../../../app/hotkeys.ts'
import { useTexts } from '../../../app/i18n.ts'
import { KeyHint } from '../../../components/KeyHint.tsx'
import { MoreMenu } from '../../../components/MoreMenu.tsx'
import { texts } from '../texts.ts'
import type { CaseAction } from './next-steps.ts'

interface StepButtonsProps {
  readonly next: readonly CaseAction[]
  readonly others: readonly CaseAction[]
  onStep(action: CaseAction): void
  readonly disabled: boolean
}

/** What sensibly comes next as three buttons on the keys 1 to 3; the rest behind `M`. */
export function StepButtons({ next, others, onStep, disabled }: StepButtonsProps) {
  const t = useTexts(texts)
  return (
    <div className="step-buttons" role="group" aria-label={t('steps')}>
      {next.map((action, index) => (
        <StepButton
          key={action}
          action={action}
          index={index + 1}
          disabled={disabled}
          onStep={() => onStep(action)}
        />
      ))}
      <MoreMenu
        label={t('more')}
        disabled={disabled}
        items={others.map(action => ({
          key: action,
          label: t(`do.${action}`),
          danger: action === 'void',
        }))}
        onChoose={onStep}
      />
    </div>
  )
}

function StepButton(props: {
  readonly action: CaseAction
  readonly index: number
  readonly disabled: boolean
  onStep(): void
}) {
  const t = useTexts(texts)
  const { action, index, disabled, onStep } = props
  useHotkey({ keys: String(index), label: t('keyStep', { index }), disabled }, onStep)
  return (
    <Button type={index === 1 ? 'primary' : 'default'} disabled={disabled} onClick={onStep}>
      {t(`do.${action}`)} <KeyHint keys={String(index)} />
    </Button>
  )
}
