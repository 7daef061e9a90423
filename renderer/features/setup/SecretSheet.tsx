import { Button, Checkbox } from 'antd'
import { useState } from 'react'
import { formatDay } from '../../app/format.ts'
import { printPage, saveText } from '../../app/host.ts'
import { type Translate, useTexts } from '../../app/i18n.ts'
import { ErrorNote } from '../../components/ErrorState.tsx'
import './secret-sheet.css'
import { texts } from './texts.ts'

/** What is shown once: at set-up both secrets, later the one that is new. */
export interface Secrets {
  readonly siteName?: string
  readonly siteCode?: string
  readonly recoveryKey?: string
  readonly recoveryCode?: string
  /** Whose the code and the password are. */
  readonly login?: string
  /** Of the example desk only: nobody chose it. */
  readonly password?: string
}

interface SecretSheetProps {
  readonly secrets: Secrets
  /** The person says that the secrets are kept. */
  onKept(): void
  readonly proceed: string
  readonly pending?: boolean
}

/** The secrets, large, to print on a sheet of its own or to save; going on needs a word that they are kept. */
export function SecretSheet({ secrets, onKept, proceed, pending }: SecretSheetProps) {
  const t = useTexts(texts)
  const [kept, setKept] = useState(false)
  const [today] = useState(() => formatDay(Date.now()))
  const [saved, setSaved] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const attempt = async (act: () => Promise<unknown>) => {
    setError(null)
    try {
      await act()
    } catch (failure) {
      setError(failure)
    }
  }
  const save = async () => {
    const name = t('fileName', { code: secrets.siteCode ?? secrets.login ?? '' })
    setSaved(await saveText(name, asText(secrets, t)))
  }
  return (
    <div className="secret-sheet">
      <div className="secret-print-head">
        <h1>{t('sheetTitle', { site: secrets.siteName ?? '' })}</h1>
        <p>
          {t('sheetDate')} {today}
        </p>
      </div>
      {secrets.recoveryKey === undefined ? null : (
        <section>
          <h2>{t('recoveryKey')}</h2>
          <p className="secret-key" aria-label={t('recoveryKey')}>
            {secrets.recoveryKey.split('-').map((group, index) => (
              // Groups may be equal; their place is their identity.
              <span key={index}>{group}</span>
            ))}
          </p>
          <p className="desk-soft">{t('recoveryKeyUse')}</p>
        </section>
      )}
      {secrets.recoveryCode === undefined ? null : (
        <section>
          <h2>{t('recoveryCode')}</h2>
          <p className="secret-key" aria-label={t('recoveryCode')}>
            {secrets.recoveryCode.split('-').map((group, index) => (
              <span key={index}>{group}</span>
            ))}
          </p>
          <p className="desk-soft">{t('recoveryCodeUse')}</p>
        </section>
      )}
      {secrets.login === undefined ? null : (
        <p>
          {t('account')}: <strong>{secrets.login}</strong>
          {secrets.password === undefined ? null : (
            <>
              {' · '}
              {t('demoPassword')}: <strong className="secret-mono">{secrets.password}</strong>
            </>
          )}
        </p>
      )}
      <div className="secret-print-foot">
        <p>{t('sheetWarning')}</p>
        <dl>
          <dt>{t('sheetPlace')}</dt>
          <dd />
          <dt>{t('sheetKeeper')}</dt>
          <dd />
        </dl>
      </div>
      <div className="secret-actions desk-screen-only">
        <Button onClick={() => attempt(printPage).catch(reportError)}>{t('print')}</Button>
        <Button onClick={() => attempt(save).catch(reportError)}>{saved ? t('saved') : t('save')}</Button>
      </div>
      <div className="secret-proceed desk-screen-only">
        <ErrorNote error={error} />
        <Checkbox checked={kept} onChange={event => setKept(event.target.checked)}>
          {t('kept')}
        </Checkbox>
        <Button
          type="primary"
          size="large"
          block
          disabled={!kept}
          loading={pending ?? false}
          onClick={onKept}
        >
          {proceed}
        </Button>
      </div>
    </div>
  )
}

function asText(secrets: Secrets, t: Translate<typeof texts>): string {
  const lines = [
    t('sheetTitle', { site: secrets.siteName ?? '' }),
    `${t('sheetDate')} ${formatDay(Date.now())}`,
    '',
    ...(secrets.recoveryKey === undefined
      ? []
      : [t('recoveryKey'), secrets.recoveryKey, t('recoveryKeyUse'), '']),
    ...(secrets.recoveryCode === undefined
      ? []
      : [t('recoveryCode'), secrets.recoveryCode, t('recoveryCodeUse'), '']),
    ...(secrets.login === undefined ? [] : [`${t('account')}: ${secrets.login}`]),
    ...(secrets.password === undefined ? [] : [`${t('demoPassword')}: ${secrets.password}`]),
    '',
    t('sheetWarning'),
  ]
  // Windows editors of old expect both characters and the mark to read Chinese.
  return `\uFEFF${lines.join('\r\n')}\r\n`
}
