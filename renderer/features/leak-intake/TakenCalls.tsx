import { Button } from 'antd'
import { useEffect, useState } from 'react'
import { Link } from 'react-router'
import { callUndoWithin, type TakenCall } from '../../../main/contract/leak-intake.ts'
import { leakWords } from '../../../main/contract/leak-words.ts'
import { errorText } from '../../app/errors.ts'
import { useHotkey } from '../../app/hotkeys.ts'
import { useLanguage, useTexts } from '../../app/i18n.ts'
import { casePath } from '../../app/paths.ts'
import { KeyHint } from '../../components/KeyHint.tsx'
import { StateTag } from '../../components/StateTag.tsx'
import { useWord } from '../cases/words.ts'
import { SeverityTag } from '../leaks/LeakTags.tsx'
import { CallPhotos } from './CallPhotos.tsx'
import type { LeakCall } from './entry.ts'
import { texts } from './texts.ts'

/** A call that is on its way to the desk, or that was refused. */
export interface SentCall {
  readonly call: LeakCall
  readonly error: unknown
}

interface TakenCallsProps {
  readonly sent: readonly SentCall[]
  readonly taken: readonly TakenCall[]
  onUndo(call: TakenCall): void
  /** Puts a refused call back on the line. */
  onBack(call: LeakCall): void
}

/** The calls just taken, the latest on top; each can be taken back for a minute. */
export function TakenCalls({ sent, taken, onUndo, onBack }: TakenCallsProps) {
  const t = useTexts(texts)
  const language = useLanguage()
  const word = useWord()
  const now = useSeconds()
  const left = (call: TakenCall) => Math.ceil((call.at + callUndoWithin - now) / 1_000)
  const [latest] = taken
  const mayUndo = latest !== undefined && left(latest) > 0
  useHotkey({ keys: 'Ctrl Z', label: t('keyUndo'), inFields: false, disabled: !mayUndo }, () => {
    if (latest) onUndo(latest)
  })
  if (sent.length === 0 && taken.length === 0) return <p className="desk-soft">{t('noneTaken')}</p>
  return (
    <ul className="leak-taken">
      {sent.map(({ call, error }) => (
        <li key={call.caseId} className={error ? 'leak-taken-failed' : undefined}>
          <strong className="desk-figures">{whereText(call)}</strong>
          {error ? (
            <>
              <span role="alert">{errorText(error, language)}</span>
              <Button size="small" onClick={() => onBack(call)}>
                {t('back')}
              </Button>
            </>
          ) : (
            <span className="desk-soft">{t('saving')}</span>
          )}
        </li>
      ))}
      {taken.map((call, index) => (
        <li key={call.callId}>
          <strong className="desk-figures">
            {call.unitNumber ?? [call.buildingName, call.place].filter(Boolean).join(' ')}
          </strong>
          <span>{word(leakWords[`entry.${call.entry}`])}</span>
          <SeverityTag severity={call.severity} />
          {call.joined ? <StateTag tone="dueSoon">{t('joined', { count: call.calls })}</StateTag> : null}
          <Link to={casePath(call.caseId)} className="desk-figures desk-soft">
            {call.number}
          </Link>
          <CallPhotos caseId={call.caseId} />
          {left(call) > 0 && taken.findIndex(one => one.caseId === call.caseId) === index ? (
            <Button size="small" type="link" onClick={() => onUndo(call)}>
              {t('undo')} {index === 0 ? <KeyHint keys="Ctrl Z" /> : null}{' '}
              <span className="desk-soft desk-figures">{left(call)}</span>
            </Button>
          ) : null}
        </li>
      ))}
    </ul>
  )
}

const whereText = ({ where }: LeakCall): string =>
  where?.kind === 'home' ? where.number : [where?.buildingName, where?.place].filter(Boolean).join(' ')

/** Now, second by second. */
function useSeconds(): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000)
    return () => clearInterval(timer)
  }, [])
  return now
}
