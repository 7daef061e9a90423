import type { EmergencyRow } from '../../../main/contract/emergencies.ts'
import { emergencyKindWords } from '../../../main/contract/emergency-words.ts'
import { useTexts } from '../../app/i18n.ts'
import { StateTag } from '../../components/StateTag.tsx'
import { Time } from '../../components/Time.tsx'
import { useWord } from '../cases/words.ts'
import { LevelTag } from './LevelTag.tsx'
import { texts } from './texts.ts'

/** One emergency of the list: what, when, how many reports. */
export function EmergencyLine({ emergency }: { readonly emergency: EmergencyRow }) {
  const t = useTexts(texts)
  const word = useWord()
  const { kind, level, startedAt, endedAt, reports, open } = emergency
  return (
    <div className="emergency-line">
      <span className="emergency-line-head">
        <strong>{word(emergencyKindWords[kind])}</strong>
        {level ? <LevelTag level={level} /> : null}
      </span>
      <span className="emergency-line-end">
        {endedAt === null ? <StateTag tone="danger">{t('running')}</StateTag> : null}
      </span>
      <span className="desk-soft desk-figures">
        <Time at={startedAt} as="moment" />
        {endedAt === null ? null : (
          <>
            {' – '}
            <Time at={endedAt} as="moment" />
          </>
        )}
      </span>
      <span className="emergency-line-end desk-figures">
        {t('reports', { count: reports })}
        {open > 0 ? ` · ${t('open', { count: open })}` : ''}
      </span>
    </div>
  )
}
