import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { partWords } from '../../../main/contract/contractor-words.ts'
import type { WarrantyHomeRow, WarrantyStatusRow } from '../../../main/contract/warranty.ts'
import { useTRPC } from '../../app/api.ts'
import { useTexts } from '../../app/i18n.ts'
import { ErrorState } from '../../components/ErrorState.tsx'
import { Loading } from '../../components/Loading.tsx'
import { StateTag } from '../../components/StateTag.tsx'
import { useWord } from '../cases/words.ts'
import { texts } from './texts.ts'

/** The homes of one part of a building, each with our clock towards its owner. */
export function WarrantyHomes({ row }: { readonly row: WarrantyStatusRow }) {
  const t = useTexts(texts)
  const word = useWord()
  const { buildingId, part } = row
  const found = useQuery(useTRPC().warranty.homes.queryOptions({ buildingId, part }))
  if (found.error && !found.data) return <ErrorState error={found.error} retry={found.refetch} />
  if (!found.data) return <Loading rows={4} />
  return (
    <section className="warranty-homes">
      <strong>{t('homesOf', { building: row.buildingName, part: word(partWords[part]) })}</strong>
      <table className="warranty-table">
        <thead>
          <tr>
            <th>{t('home')}</th>
            <th>{t('delivered')}</th>
            <th>{t('oursUntil')}</th>
          </tr>
        </thead>
        <tbody>
          {found.data.map(home => (
            <HomeLine key={home.unitId} home={home} />
          ))}
        </tbody>
      </table>
    </section>
  )
}

function HomeLine({ home }: { readonly home: WarrantyHomeRow }) {
  const t = useTexts(texts)
  const { from, until, owed } = home.owner
  return (
    <tr>
      <td>
        <Link to={`/units/${home.unitId}`}>{home.number}</Link>
      </td>
      <td className="desk-figures">
        {from ?? <span className="desk-soft">{t('notDelivered')}</span>}{' '}
        {home.assumed ? <span className="desk-soft">{t('assumed')}</span> : null}
      </td>
      <td>
        {owed === null ? (
          '—'
        ) : (
          <StateTag tone={owed ? 'done' : 'off'}>
            {until === null ? t('forLife') : t(owed ? 'until' : 'over', { day: until })}
          </StateTag>
        )}{' '}
        {home.oursAlone ? <StateTag tone="overdue">{t('oursAlone')}</StateTag> : null}
      </td>
    </tr>
  )
}
