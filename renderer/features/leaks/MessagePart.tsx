import { App, Button, Checkbox, Input } from 'antd'
import { Link } from 'react-router'
import type { LeakRow } from '../../../main/contract/leaks.ts'
import { useHotkey } from '../../app/hotkeys.ts'
import { useLanguage, useTexts } from '../../app/i18n.ts'
import { ErrorNote } from '../../components/ErrorState.tsx'
import { KeyHint } from '../../components/KeyHint.tsx'
import { messageOf } from './message.ts'
import { fieldListPath, fieldPath } from './paths.ts'
import { texts } from './texts.ts'
import { usePhones } from './usePhones.ts'

interface MessagePartProps {
  /** All of one team. */
  readonly leaks: readonly LeakRow[]
  readonly teamId: string
  readonly teamName: string
}

/** What a team is told, to copy into a message; its whole list on paper. */
export function MessagePart({ leaks, teamId, teamName }: MessagePartProps) {
  const t = useTexts(texts)
  const language = useLanguage()
  const { message } = App.useApp()
  const households = usePhones(leaks.map(leak => leak.caseId))
  const sentences = { head: t('messageHead', { team: teamName, count: leaks.length }), bring: t('bring') }
  const text = messageOf(leaks, households.phones, sentences, language)
  const copy = () => {
    navigator.clipboard.writeText(text).then(
      () => message.success(t('copied')),
      () => message.error(t('copyFailed')),
    )
  }
  useHotkey({ keys: 'Y', label: t('copyMessage') }, copy)
  return (
    <section className="leak-message" aria-label={t('message')}>
      <h3>{t('message')}</h3>
      <Input.TextArea
        readOnly
        aria-label={t('message')}
        value={text}
        autoSize={{ minRows: 2, maxRows: 8 }}
        onFocus={event => event.target.select()}
      />
      <div className="leak-panel-head">
        <Button onClick={copy}>
          {t('copyMessage')} <KeyHint keys="Y" />
        </Button>
        {households.may ? (
          <Checkbox
            checked={households.shown}
            disabled={households.pending}
            onChange={event => {
              // A refusal stands below.
              households.show(event.target.checked).catch(() => undefined)
            }}
          >
            {t('fullPhones')}
          </Checkbox>
        ) : null}
        <Link to={fieldListPath(teamId)}>{t('printList')}</Link>
        <Link to={fieldPath(teamId)}>{t('phoneList')}</Link>
      </div>
      <ErrorNote error={households.error} />
    </section>
  )
}
