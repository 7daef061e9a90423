import { Button } from 'antd'
import { useTexts } from '../../app/i18n.ts'
import { texts } from './texts.ts'

/** A password somebody else must be told. */
export interface HandOver {
  readonly name: string
  readonly login: string
  readonly password: string
}

interface HandOverNoteProps {
  readonly handOver: HandOver
  onDone(): void
}

/** The new password, large enough to read it to the person; it stays until the manager closes it. */
export function HandOverNote({ handOver, onDone }: HandOverNoteProps) {
  const t = useTexts(texts)
  const { name, login, password } = handOver
  return (
    <section className="staff-hand-over" aria-label={t('handOver', { name })} role="status">
      <h2>{t('handOver', { name })}</h2>
      <p>{t('handOverText', { login })}</p>
      <p className="staff-password">{password}</p>
      <div className="staff-buttons">
        <Button onClick={() => navigator.clipboard.writeText(password).catch(reportError)}>
          {t('copy')}
        </Button>
        <Button type="primary" onClick={onDone}>
          {t('handOverDone')}
        </Button>
      </div>
    </section>
  )
}
