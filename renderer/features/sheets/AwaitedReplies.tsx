import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { useTRPC } from '../../app/api.ts'
import { useTexts } from '../../app/i18n.ts'
import { useMay } from '../../app/session.ts'
import { ErrorNote } from '../../components/ErrorState.tsx'
import { StateTag } from '../../components/StateTag.tsx'
import { useWord } from '../cases/words.ts'
import { chaseTexts } from './chase-texts.ts'
import { ExportChase } from './ExportChase.tsx'
import './sheets.css'

/** Whose replies are awaited: sheets open and late by recipient, and the waiting cases of each as a list to hand over. */
export function AwaitedReplies() {
  const t = useTexts(chaseTexts)
  const word = useWord()
  const may = useMay()
  const trpc = useTRPC()
  const { data, error } = useQuery(trpc.sheets.counts.queryOptions({ direction: 'out' }))
  const parties = data?.parties ?? []
  return (
    <section aria-label={t('byRecipient')}>
      <h2>{t('byRecipient')}</h2>
      <ErrorNote error={data ? null : error} />
      {data && parties.length === 0 ? <p className="desk-soft">{t('nobody')}</p> : null}
      {parties.length > 0 ? (
        <table className="sheet-demanded">
          <tbody>
            {parties.map(({ party, name, open, late }) => (
              <tr key={party}>
                <th scope="row">{word(name)}</th>
                <td>
                  <Link to={`/sheets?party=${party}`}>{t('open', { count: open })}</Link>
                </td>
                <td>
                  {late > 0 ? (
                    <Link to={`/sheets?view=late&party=${party}`}>
                      <StateTag tone="overdue">{t('late', { count: late })}</StateTag>
                    </Link>
                  ) : null}
                </td>
                <td>{may('export.run') ? <ExportChase recipient={party} /> : null}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
    </section>
  )
}
