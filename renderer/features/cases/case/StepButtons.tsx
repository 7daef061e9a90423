import { MoreOutlined } from '@ant-design/icons'
import { Button, Dropdown } from 'antd'
import { useHotkey } from '../../../app/hotkeys.ts'
import { useTexts } from '../../../app/i18n.ts'
import { KeyHint } from '../../../components/KeyHint.tsx'
import { texts } from '../texts.ts'
import type { CaseAction } from './next-steps.ts'

interface StepButtonsProps {
  readonly next: readonly CaseAction[]
  readonly others: readonly CaseAction[]
  onStep(action: CaseAction): void
  readonly disabled: boolean
}

/** What sensibly comes next as three buttons on the keys 1 to 3; the rest one press further. */
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
      {others.length > 0 ? (
        <Dropdown
          trigger={['click']}
          disabled={disabled}
          menu={{
            items: others.map(action => ({
              key: action,
              label: t(`do.${action}`),
              danger: action === 'void',
            })),
            onClick: ({ key }) => {
              const action = others.find(one => one === key)
              if (action) onStep(action)
            },
          }}
        >
          <Button icon={<MoreOutlined />} aria-label={t('more')} title={t('more')} />
        </Dropdown>
      ) : null}
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
