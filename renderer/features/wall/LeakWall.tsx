import { emergencyKindWords, emergencyLevelWords } from '../../../main/contract/emergency-words.ts'
import { leakStages } from '../../../main/contract/leak-stages.ts'
import { leakDueWords, leakStateWords, leakWords, severityWord } from '../../../main/contract/leak-words.ts'
import { leakSeverities } from '../../../main/contract/leaks.ts'
import type { WallLeak, WallLeaks } from '../../../main/contract/wall.ts'
import { formatClock } from '../../app/format.ts'
import { useLanguage, useTexts } from '../../app/i18n.ts'
import { useNow } from '../../app/now.ts'
import { TimeLeft } from '../../components/Time.tsx'
import './leak-wall.css'
import { texts } from './texts.ts'

/** What an emergency puts on the wall: how many and how bad, what comes first, teams, rain. Nobody's name. */
export function LeakWall({ leaks }: { readonly leaks: WallLeaks }) {
  const t = useTexts(texts)
  const language = useLanguage()
  const { emergencies, rain } = leaks
  return (
    <div className="leak-wall">
      <p className="leak-wall-storm" role="status">
        {emergencies.map(({ kind, level, startedAt }) => (
          <span key={kind} className={level === null ? undefined : `leak-wall-${level}`}>
            <span aria-hidden="true">⚠ </span>
            {emergencyKindWords[kind][language]} {level === null ? '' : emergencyLevelWords[level][language]}{' '}
            {t('since', { time: formatClock(startedAt) })}
          </span>
        ))}
        {rain.lastReading === null
          ? null
          : [...new Map(rain.sums.map(sum => [sum.hours, sum.millimetres]))].map(([hours, millimetres]) => (
              <span key={hours} className="desk-figures">
                {t('rainIn', { hours, millimetres })}
              </span>
            ))}
      </p>
      <dl className="leak-wall-figures">
        {leakStages.map(stage => (
          <div key={stage} className={stage === 'send' && leaks.stages.send > 0 ? 'wall-overdue' : undefined}>
            <dt>{t(`stage.${stage}`)}</dt>
            <dd className="desk-figures">{leaks.stages[stage]}</dd>
          </div>
        ))}
        <div className={leaks.late > 0 ? 'wall-danger' : undefined}>
          <dt>
            {leaks.late > 0 ? <span aria-hidden="true">▲ </span> : null}
            {t('toCall')}
          </dt>
          <dd className="desk-figures">{leaks.late}</dd>
        </div>
      </dl>
      <dl className="leak-wall-severities">
        {leakSeverities.map(severity => (
          <div
            key={severity}
            className={severity === 'danger' && leaks.severities.danger > 0 ? 'wall-danger' : undefined}
          >
            <dt>{leakWords[`severity.${severity}`][language]}</dt>
            <dd className="desk-figures">{leaks.severities[severity]}</dd>
          </div>
        ))}
      </dl>
      <section className="leak-wall-first" aria-label={t('first')}>
        <h2>{t('first')}</h2>
        {leaks.first.length === 0 ? <p>{t('noLeaks')}</p> : null}
        <ol>
          {leaks.first.map(leak => (
            <First key={leak.number} leak={leak} />
          ))}
        </ol>
      </section>
      <section className="leak-wall-teams" aria-label={t('teams')}>
        <h2>{t('teams')}</h2>
        <ul>
          {leaks.teams.map(({ name, load, capacity }) => (
            <li key={name} className={load >= capacity ? 'wall-due' : undefined}>
              <span>{name}</span>
              <strong className="desk-figures">
                {load}/{capacity}
              </strong>
            </li>
          ))}
        </ul>
      </section>
    </div>
  )
}

function First({ leak }: { readonly leak: WallLeak }) {
  const t = useTexts(texts)
  const language = useLanguage()
  const now = useNow()
  const { what, at } = leak.due
  return (
    <li className={leak.onTop ? 'wall-danger' : undefined}>
      <span>
        {leak.onTop ? <span aria-hidden="true">⚠ </span> : null}
        {severityWord(leak.kind, leak.severity)[language]}
      </span>
      <strong className="desk-figures">{leak.home ?? t('unknownHome')}</strong>
      <span>{leak.teamName ?? leakStateWords[leak.state][language]}</span>
      <span className="desk-figures">
        {at !== null && at <= now ? <span aria-hidden="true">▲ </span> : null}
        {leakDueWords[what][language]} {at === null ? null : <TimeLeft at={at} as="short" />}
      </span>
    </li>
  )
}
