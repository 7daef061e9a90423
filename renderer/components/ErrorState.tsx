import { Alert, Button } from 'antd'
import { errorText } from '../app/errors.ts'
import { useLanguage, useTexts } from '../app/i18n.ts'
import './states.css'
import { texts } from './texts.ts'

interface ErrorStateProps {
  readonly error: unknown
  /** Tries again: `query.refetch`, `command.retry`. */
  retry?(): unknown
}

/** In place of a list or page that could not be read: what, where, what to do. */
export function ErrorState({ error, retry }: ErrorStateProps) {
  return (
    <div className="error-state">
      <ErrorNote error={error} {...(retry ? { retry } : {})} />
    </div>
  )
}

/** Beside a form whose command was refused; nothing where `error` is null or undefined. */
export function ErrorNote({ error, retry }: ErrorStateProps) {
  const language = useLanguage()
  const t = useTexts(texts)
  if (error === null || error === undefined) return null
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      title={errorText(error, language)}
      action={
        retry ? (
          <Button size="small" onClick={() => retry()}>
            {t('retry')}
          </Button>
        ) : undefined
      }
    />
  )
}
