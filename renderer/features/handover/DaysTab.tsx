import type { BatchDetail } from '../../../main/contract/handover.ts'
import { stationKindWords } from '../../../main/contract/handover-words.ts'
import { comma, useTexts } from '../../app/i18n.ts'
import { useWord } from '../cases/words.ts'
import { useBuildings } from './DayRows.tsx'
import { texts } from './texts.ts'

/** Days with how full their times are, buildings with how far they are, stations in order. */
export function DaysTab({ batch }: { readonly batch: BatchDetail }) {
  const t = useTexts(texts)
  const word = useWord()
  const buildings = useBuildings()
  const nameOf = (id: string) => buildings.find(({ value }) => value === id)?.label ?? '—'
  return (
    <>
      <section className="handover-table">
        <h2>{t('days')}</h2>
        <table>
          <thead>
            <tr>
              <th>{t('day')}</th>
              <th>{t('buildings')}</th>
              <th>{t('slots')}</th>
            </tr>
          </thead>
          <tbody>
            {batch.days.map(({ day, buildingIds, slots, taken }) => (
              <tr key={`${day} ${buildingIds.join(' ')}`}>
                <th scope="row" className="desk-figures desk-one-line">
                  {day}
                </th>
                <td>
                  {buildingIds.length === 0 ? t('allBuildings') : buildingIds.map(nameOf).join(comma())}
                </td>
                <td>
                  {slots.map(({ from, to, capacity }) => (
                    <span key={from} className="handover-slot desk-figures">
                      {from}–{to} <strong>{taken[from] ?? 0}</strong>/{capacity}
                      {(taken[from] ?? 0) >= capacity ? ` ${t('full')}` : ''}
                    </span>
                  ))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {batch.buildings.length > 0 ? (
        <section className="handover-table">
          <h2>{t('byBuilding')}</h2>
          <table>
            <thead>
              <tr>
                <th>{t('building')}</th>
                {(['homes', 'verified', 'posted', 'received', 'appointed'] as const).map(name => (
                  <th key={name} className="handover-number">
                    {t(`head.${name}`)}
                  </th>
                ))}
                {(['accepted', 'refused', 'absent'] as const).map(name => (
                  <th key={name} className="handover-number">
                    {t(`head.${name}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {batch.buildings.map(({ id, name, states, ...counts }) => (
                <tr key={id}>
                  <th scope="row">{name}</th>
                  {(['homes', 'verified', 'posted', 'received', 'appointed'] as const).map(one => (
                    <td key={one} className="handover-number">
                      {counts[one]}
                    </td>
                  ))}
                  {(['accepted', 'refused', 'absent'] as const).map(one => (
                    <td key={one} className="handover-number">
                      {states[one]}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      ) : null}
      <section className="handover-table">
        <h2>{t('stations')}</h2>
        <ol>
          {batch.stations.map(({ id, name, kind, counters }) => (
            <li key={id}>
              {name}{' '}
              <span className="desk-soft">
                {word(stationKindWords[kind])} · {t('countersOf', { count: counters })}
              </span>
            </li>
          ))}
        </ol>
      </section>
    </>
  )
}
