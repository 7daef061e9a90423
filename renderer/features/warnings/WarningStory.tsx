import type { WarningEntry } from '../../../main/contract/warnings.ts'
import { stepRoleWords } from '../../../main/contract/deadline-words.ts'
import { useLanguage, useTexts } from '../../app/i18n.ts'
import { Time } from '../../components/Time.tsx'
import { texts } from './texts.ts'

const types = [
  'warning.raised',
  'warning.grew',
  'warning.caseLeft',
  'warning.acknowledged',
  'warning.analysed',
  'warning.ended',
  'warning.revived',
  'warning.escalated',
] as const

/** What happened to a warning, oldest first. */
export function WarningStory({ entries }: { readonly entries: readonly WarningEntry[] }) {
  const t = useTexts(texts)
  const language = useLanguage()
  return (
    <section>
      <h3>{t('story')}</h3>
      <ol className="warning-story">
        {entries.map(entry => {
          const type = types.find(known => known === entry.type)
          return (
            <li key={entry.id}>
              <strong>{type === undefined ? entry.type : t(`entry.${type}`)}</strong>{' '}
              <span>{entry.actorName ?? t('program')}</span>{' '}
              <span className="desk-soft">
                <Time at={entry.at} />
              </span>{' '}
              {entry.to === undefined || entry.why === undefined ? null : (
                <span>
                  {t(entry.want === 'analyse' ? `why.analyse.${entry.why}` : `why.${entry.why}`, {
                    who: stepRoleWords[entry.to][language],
                  })}
                </span>
              )}
              {entry.units === undefined ? null : (
                <span className="desk-figures desk-soft">{t('homes', { count: entry.units })}</span>
              )}
              {entry.figures ? (
                <span className="desk-figures desk-soft">
                  {t('homes', { count: entry.figures.homes })} · {t('figuresOf', { ...entry.figures })}
                </span>
              ) : null}
              {entry.text === undefined ? null : <p className="case-words">{entry.text}</p>}
            </li>
          )
        })}
      </ol>
    </section>
  )
}
