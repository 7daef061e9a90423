import { Link } from 'react-router'
import type { HomeAtIntake, LeakAtIntake } from '../../../main/contract/leak-intake.ts'
import { leakWords } from '../../../main/contract/leak-words.ts'
import { useLanguage, useTexts } from '../../app/i18n.ts'
import { useNow } from '../../app/now.ts'
import { casePath, unitPath } from '../../app/paths.ts'
import { ownerWords } from '../../components/owner-words.ts'
import { StateTag } from '../../components/StateTag.tsx'
import { Time } from '../../components/Time.tsx'
import { useWord } from '../cases/words.ts'
import { texts as personTexts } from '../owners/person/texts.ts'
import { LeakStateTag, SeverityTag } from '../leaks/LeakTags.tsx'
import { KeyChoice } from './KeyChoice.tsx'
import { tellText, wasStopped } from './tell.ts'
import { texts } from './texts.ts'

interface HomeKnownProps {
  readonly home: HomeAtIntake
  /** Whether it is the leak the home had before. */
  readonly again: boolean
  /** The leak it would be once more. */
  readonly before: LeakAtIntake | null
  onAgain(again: boolean): void
}

/** What the desk knows of the home, what was before first: that is what the household is told. */
export function HomeKnown({ home, again, before, onAgain }: HomeKnownProps) {
  const t = useTexts(texts)
  const words = useTexts(ownerWords)
  const person = useTexts(personTexts)
  const word = useWord()
  const { open } = home
  const warranty = home.warranty.filter(part => part.until !== null)
  const past = home.past.filter(leak => leak.caseId !== open?.caseId)
  return (
    <>
      {open ? <OpenLeak leak={open} /> : null}
      {before ? (
        <div className="leak-again">
          <span>{t('sameAsBefore', { number: before.number })}</span>
          <KeyChoice keys="A" label={t('again')} pressed={again} press={() => onAgain(!again)} />
        </div>
      ) : null}
      <div className="leak-known-flags">
        {home.dissatisfied ? <StateTag tone="serious">{words('tier.dissatisfied')}</StateTag> : null}
        {home.press ? <StateTag tone="danger">{t('pressBefore')}</StateTag> : null}
        {home.vulnerable ? <StateTag tone="danger">{word(leakWords.vulnerable)}</StateTag> : null}
      </div>
      <p>
        <Link to={unitPath(home.unitId)}>
          <strong className="desk-figures">{home.number}</strong>
        </Link>{' '}
        <span className="desk-soft">{home.path.join(' / ')}</span>
      </p>
      {home.people.length === 0 ? <p className="desk-soft">{t('vacant')}</p> : null}
      <ul className="leak-known-people">
        {home.people.map(one => (
          <li key={`${one.personId}-${one.role}`}>
            <span>
              {one.name ?? words('erased')} <small>{words(`role.${one.role}`)}</small>{' '}
              {one.care.map(need => (
                <StateTag key={need} tone="dueSoon">
                  {person(`care.${need}`)}
                </StateTag>
              ))}
            </span>
            <span className="desk-figures desk-soft">{one.phones[0] ?? t('noPhone')}</span>
          </li>
        ))}
      </ul>
      {past.length > 0 ? (
        <div>
          <h2>{t('history', { count: past.length })}</h2>
          {past.map(leak => (
            <Link key={leak.caseId} className="leak-known-past" to={casePath(leak.caseId)}>
              <Time at={leak.reportedAt} as="day" /> {word(leakWords[`entry.${leak.entry}`])}{' '}
              <SeverityTag severity={leak.severity} />{' '}
              {leak.repairedByName ? t('repairedBy', { name: leak.repairedByName }) : null}
            </Link>
          ))}
        </div>
      ) : null}
      {warranty.length > 0 ? (
        <div>
          <h2>{t('warranty')}</h2>
          {warranty.map(part => (
            <p key={part.name.zh}>
              {word(part.name)}{' '}
              <span className="desk-soft desk-figures">
                {t(part.owed === false ? 'ended' : 'until', { day: part.until ?? '' })}
              </span>
            </p>
          ))}
        </div>
      ) : null}
    </>
  )
}

/** The leak is open: which call this is, how far it is, and what to say. */
function OpenLeak({ leak }: { readonly leak: LeakAtIntake }) {
  const t = useTexts(texts)
  const language = useLanguage()
  const now = useNow()
  return (
    <section className="leak-open" role="status">
      <p className="leak-open-head">
        <strong>{t('nthCall', { count: leak.calls + 1 })}</strong>
        <LeakStateTag state={leak.state} />
        <SeverityTag severity={leak.severity} />
        <Link to={casePath(leak.caseId)} className="desk-figures">
          {leak.number}
        </Link>
      </p>
      <p className="leak-open-tell">{tellText(leak, t, language, now)}</p>
      {wasStopped(leak) ? null : <p className="desk-soft">{t('joins')}</p>}
    </section>
  )
}
