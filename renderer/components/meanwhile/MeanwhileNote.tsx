import { Alert, Button } from 'antd'
import { useEffect, useRef } from 'react'
import { fieldWord } from '../../../main/contract/field-words.ts'
import { sameValue } from '../../../main/contract/meanwhile.ts'
import { comma, useLanguage, useTexts } from '../../app/i18n.ts'
import { ChangedBy, type ChangedThing } from './ChangedBy.tsx'
import './meanwhile.css'
import { texts } from './texts.ts'
import type { Meanwhile } from './useMeanwhile.ts'

interface MeanwhileNoteProps {
  readonly meanwhile: Meanwhile
  /** Whose log says who changed it, and when. */
  readonly thing?: ChangedThing | undefined
  /** What a field is called on this form, where its usual word does not say it. */
  label?(field: string): string | undefined
  /** A value in words, for fields that hold codes. */
  say?(field: string, value: unknown): string | undefined
  /** What nothing means on this form, such as "no limit". */
  empty?(field: string): string | undefined
  /** What the two choices are called, where nothing is written and the usual words would not say what is done. */
  readonly verbs?: { readonly keep: string; readonly take: string }
}

/** Above the buttons of a form: what somebody else changed to something else than stands in it, with both values. */
export function MeanwhileNote({ meanwhile, thing, label, say, empty, verbs }: MeanwhileNoteProps) {
  const t = useTexts(texts)
  const language = useLanguage()
  const note = useRef<HTMLDivElement>(null)
  const asks = meanwhile.conflicts.length > 0
  // Whoever has just saved looks at the button: in a long panel the question may stand below what is shown.
  useEffect(() => {
    if (asks) note.current?.scrollIntoView({ block: 'nearest' })
  }, [asks])
  if (!asks) return null
  const valueText = (field: string, value: unknown): string => {
    if (sameValue(value, null)) return empty?.(field) ?? t('nothing')
    const said = say?.(field, value)
    if (said !== undefined) return said
    if (typeof value === 'boolean') return t(value ? 'yes' : 'no')
    if (Array.isArray(value)) return value.map(one => valueText(field, one)).join(comma())
    if (typeof value === 'object' && value !== null) {
      return Object.values(value)
        .filter(member => !sameValue(member, null))
        .map(member => valueText(field, member))
        .join(' ')
    }
    return String(value)
  }
  return (
    <div ref={note}>
      <Alert
        type="warning"
        showIcon
        role="alert"
        title={t(meanwhile.whole ? 'wholeTitle' : 'title')}
        description={meanwhile.conflicts.map(({ field, now, ...chosen }, index) => {
          const name = label?.(field) ?? fieldWord(field, language)
          return (
            <div key={field} className="meanwhile-field" role="group" aria-label={name}>
              <strong>{name}</strong>
              <span className="desk-soft">{t('theirs')}</span>
              <span className="meanwhile-value">{valueText(field, now)}</span>
              {thing ? <ChangedBy thing={thing} field={field} /> : null}
              {'mine' in chosen ? (
                <>
                  <span className="desk-soft">{t('mine')}</span>
                  <span className="meanwhile-value">{valueText(field, chosen.mine)}</span>
                </>
              ) : null}
              {meanwhile.whole && index < meanwhile.conflicts.length - 1 ? null : (
                <span className="meanwhile-choice">
                  <Button size="small" onClick={() => meanwhile.keep(field)}>
                    {verbs?.keep ?? t(meanwhile.whole ? 'keepWhole' : 'keep')}
                  </Button>
                  <Button size="small" onClick={() => meanwhile.take(field)}>
                    {verbs?.take ?? t(meanwhile.whole ? 'takeWhole' : 'take')}
                  </Button>
                </span>
              )}
            </div>
          )
        })}
      />
    </div>
  )
}
