import { Link } from 'react-router'
import type { WarrantyAtHand } from '../../../main/contract/case-views.ts'
import { responsibleWords } from '../../../main/contract/words.ts'
import { useLanguage, useTexts } from '../../app/i18n.ts'
import { casePath } from '../../app/paths.ts'
import { StateTag } from '../../components/StateTag.tsx'
import { useWord } from '../cases/words.ts'
import { texts } from './texts.ts'

/** Whether the part is still under warranty, and who is responsible for it. */
export function WarrantyPart({ warranty }: { readonly warranty: WarrantyAtHand }) {
  const t = useTexts(texts)
  const word = useWord()
  const language = useLanguage()
  const { part, months, from, until, owed, responsible, last } = warranty
  const term =
    months === null
      ? t('designLife')
      : months % 12 === 0
        ? t('years', { count: months / 12 })
        : t('months', { count: months })
  return (
    <section className="at-hand-part">
      <h2>
        {t('warranty')}{' '}
        <StateTag tone={owed === null ? 'waiting' : owed ? 'done' : 'off'}>
          {t(owed === null ? 'owedUnknown' : owed ? 'owed' : 'owedNoMore')}
        </StateTag>
      </h2>
      <p>
        {part[language]} · {term}
        {until === null ? null : ` · ${t('owedUntil', { day: until })}`}
      </p>
      <p className="desk-soft">{from === null ? t('notTakenOver') : t('takenOver', { day: from })}</p>
      {responsible ? <p>{t('usually', { party: responsible[language] })}</p> : null}
      {last ? (
        <p>
          {t('lastTime', {
            party: [word(responsibleWords[last.kind]), last.party ?? ''].filter(one => one !== '').join(' '),
          })}{' '}
          <Link to={casePath(last.caseId)} className="desk-figures">
            {last.number}
          </Link>
        </p>
      ) : null}
    </section>
  )
}
