import { Button, Progress } from 'antd'
import { useTexts } from '../../app/i18n.ts'
import { texts } from './texts.ts'

interface WorkingProps {
  readonly said: string
  readonly done: number
  /** 0 where nobody knows yet. */
  readonly of: number
  /** `rows` says how many rows are done. */
  readonly unit: 'rows' | 'share'
  onCancel?(): void
}

/** Something long is under way: what, how far, and the way out. */
export function Working({ said, done, of, unit, onCancel }: WorkingProps) {
  const t = useTexts(texts)
  const percent = of > 0 ? Math.min(100, Math.floor((done / of) * 100)) : 0
  return (
    <section className="import-working" aria-live="polite">
      <h2>{said}</h2>
      <Progress percent={percent} status="active" showInfo={of > 0} aria-label={said} />
      <div className="import-working-line">
        <span className="desk-soft desk-figures">
          {unit === 'rows' && done > 0
            ? t('rowsDone', { done: done.toLocaleString('en'), of: of.toLocaleString('en') })
            : ''}
        </span>
        {onCancel ? <Button onClick={onCancel}>{t('cancel')}</Button> : null}
      </div>
    </section>
  )
}
