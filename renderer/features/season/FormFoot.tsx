import { Button } from 'antd'
import { useTexts } from '../../app/i18n.ts'
import { KeyHint } from '../../components/KeyHint.tsx'
import { texts } from './texts.ts'

interface FormFootProps {
  readonly pending: boolean
  readonly save?: string
  onCancel(): void
}

/** Save and cancel below a form. */
export function FormFoot({ pending, save, onCancel }: FormFootProps) {
  const t = useTexts(texts)
  return (
    <div className="season-actions">
      <Button type="text" onClick={onCancel}>
        {t('cancel')}
      </Button>
      <Button type="primary" htmlType="submit" loading={pending}>
        {save ?? t('save')} <KeyHint keys="Ctrl Enter" />
      </Button>
    </div>
  )
}
