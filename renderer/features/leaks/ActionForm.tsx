import { Button } from 'antd'
import type { ReactNode } from 'react'
import { useTexts } from '../../app/i18n.ts'
import { DeskForm } from '../../components/DeskForm.tsx'
import { ErrorNote } from '../../components/ErrorState.tsx'
import { KeyHint } from '../../components/KeyHint.tsx'
import { texts } from './texts.ts'

interface ActionFormProps {
  readonly title: string
  readonly verb: string
  readonly pending: boolean
  readonly error: unknown
  readonly disabled?: boolean
  onSubmit(): void
  onCancel(): void
  readonly children: ReactNode
}

/** A form for one step at the right of the board: Enter or `Ctrl Enter` does it, Escape leaves it. */
export function ActionForm(props: ActionFormProps) {
  const { title, verb, pending, error, disabled = false, onSubmit, onCancel, children } = props
  const t = useTexts(texts)
  return (
    <DeskForm
      onSubmit={() => (pending || disabled ? undefined : onSubmit())}
      ctrlEnter
      className="leak-step"
      label={title}
    >
      <h3>{title}</h3>
      {children}
      <ErrorNote error={error} />
      <div className="leak-form-foot">
        <Button type="text" onClick={onCancel}>
          {t('cancel')} <KeyHint keys="Esc" />
        </Button>
        <Button type="primary" htmlType="submit" loading={pending} disabled={disabled}>
          {verb} <KeyHint keys="Enter" />
        </Button>
      </div>
    </DeskForm>
  )
}
