import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { letterDirectionWords } from '../../../main/contract/register-words.ts'
import { useTRPC } from '../../app/api.ts'
import { formatDay } from '../../app/format.ts'
import { useTexts } from '../../app/i18n.ts'
import { ErrorNote } from '../../components/ErrorState.tsx'
import { StateTag } from '../../components/StateTag.tsx'
import { useWord } from '../cases/words.ts'
import { commonTexts } from './common-texts.ts'
import { LetterTag } from './LetterTag.tsx'
import './registers.css'

/** What the registers hold of a person or a home: what was lent, letters. Nothing where there is nothing. */
export function RegistersOf(about: { readonly personId?: string; readonly unitId?: string }) {
  const t = useTexts(commonTexts)
  const word = useWord()
  const trpc = useTRPC()
  const loans = useQuery(trpc.lending.of.queryOptions(about))
  const letters = useQuery(trpc.letters.of.queryOptions(about))
  const error = loans.error ?? letters.error
  const lent = loans.data ?? []
  const written = letters.data ?? []
  if (!error && lent.length + written.length === 0) return null
  return (
    <section className="owner-panel">
      <header>
        <h2>{t('registers')}</h2>
      </header>
      <ErrorNote error={error} />
      <ul className="reg-of">
        {lent.map(loan => (
          <li key={loan.id}>
            <Link to={`/more/lending?thing=${loan.thingId}`}>{loan.thingName ?? loan.number}</Link>
            <StateTag tone={loan.returnedAt !== null ? 'done' : loan.late ? 'overdue' : 'waiting'}>
              {t(loan.returnedAt !== null ? 'loanBack' : loan.late ? 'loanLate' : 'loanOut')}
            </StateTag>
            {about.unitId === undefined ? null : <span>{loan.borrowerName}</span>}
            <span className="desk-soft desk-figures">
              {formatDay(loan.lentAt)} – {loan.returnedAt === null ? loan.due : formatDay(loan.returnedAt)}
            </span>
          </li>
        ))}
        {written.map(letter => (
          <li key={letter.id}>
            <Link to={`/more/letters?letter=${letter.id}`}>{letter.subject ?? letter.number ?? '—'}</Link>
            <LetterTag row={letter} />
            <span className="desk-soft desk-figures">
              {[word(letterDirectionWords[letter.direction]), letter.number ?? '', formatDay(letter.at)]
                .filter(part => part !== '')
                .join(' · ')}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
