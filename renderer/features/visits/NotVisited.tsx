import { useQuery } from '@tanstack/react-query'
import { App, Button, Checkbox, DatePicker, Select } from 'antd'
import dayjs from 'dayjs'
import 'dayjs/locale/zh-cn'
import { useState } from 'react'
import { Link } from 'react-router'
import { visitPurposeWords } from '../../../main/contract/knowledge-words.ts'
import { type NotVisited as Found, type VisitPurpose, visitPurposes } from '../../../main/contract/visits.ts'
import { newId, useCommand, useTRPC } from '../../app/api.ts'
import { formatDay } from '../../app/format.ts'
import { useTexts } from '../../app/i18n.ts'
import { useNow } from '../../app/now.ts'
import { unitPath } from '../../app/paths.ts'
import { useMay } from '../../app/session.ts'
import { EmptyState } from '../../components/EmptyState.tsx'
import { ErrorNote, ErrorState } from '../../components/ErrorState.tsx'
import { Loading } from '../../components/Loading.tsx'
import { Time } from '../../components/Time.tsx'
import { useWord } from '../cases/words.ts'
import { BuildingSelect } from './BuildingSelect.tsx'
import { StaffSelect } from './StaffSelect.tsx'
import { texts } from './texts.ts'

interface NotVisitedProps {
  readonly building: string | undefined
  readonly since: string | undefined
  change(changes: Readonly<Record<string, string | undefined>>): void
}

const usualSpan = 180 * 86_400_000

/** Homes of a building nobody visited since a day; those that are ticked get a visit planned. */
export function NotVisited({ building, since, change }: NotVisitedProps) {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const now = useNow()
  const day = since ?? formatDay(now - usualSpan)
  const found = useQuery(
    trpc.visits.notVisited.queryOptions(
      { buildingId: building ?? '', since: day },
      { enabled: building !== undefined, placeholderData: last => last },
    ),
  )
  return (
    <div className="not-visited">
      <div className="not-visited-head">
        <BuildingSelect value={building} onChange={id => change({ building: id })} />
        <DatePicker
          aria-label={t('since')}
          allowClear={false}
          value={dayjs(day)}
          onChange={chosen => change({ since: chosen?.format('YYYY-MM-DD') })}
        />
        {building !== undefined && found.data ? (
          <span role="status" className="desk-figures">
            {t('progress', {
              homes: found.data.homes,
              visited: found.data.visited,
              left: found.data.rows.length,
            })}
          </span>
        ) : null}
      </div>
      {building === undefined ? <EmptyState text={t('chooseBuilding')} /> : null}
      {found.error && !found.data ? <ErrorState error={found.error} retry={found.refetch} /> : null}
      {building !== undefined && found.isPending ? <Loading rows={8} /> : null}
      {building !== undefined && found.data ? <Homes key={building} found={found.data} /> : null}
    </div>
  )
}

function Homes({ found }: { readonly found: Found }) {
  const t = useTexts(texts)
  const word = useWord()
  const trpc = useTRPC()
  const may = useMay()
  const { message } = App.useApp()
  const plan = useCommand(trpc.visits.plan)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [purpose, setPurpose] = useState<VisitPurpose>('courtesy')
  const [visitor, setVisitor] = useState<string | null>(null)
  const works = may('visit.work')
  const toPlan = found.rows.filter(row => chosen.has(row.unitId) && !row.planned)
  const toggle = (unitId: string) =>
    setChosen(current => {
      const next = new Set(current)
      if (!next.delete(unitId)) next.add(unitId)
      return next
    })
  const submit = () => {
    const visits = toPlan.slice(0, 200).map(({ unitId }) => ({ visitId: newId(), unitId }))
    // A refusal stands in `plan.error`.
    plan.run({ visits, purpose, visitor }).then(
      ({ planned }) => {
        setChosen(new Set())
        message.success(t('planned', { count: planned }))
      },
      () => undefined,
    )
  }
  if (found.rows.length === 0) return <EmptyState text={t('allVisited')} />
  return (
    <>
      {works ? (
        <div className="not-visited-head">
          <Select
            aria-label={t('purpose')}
            className="visit-select"
            value={purpose}
            options={visitPurposes.map(one => ({ value: one, label: word(visitPurposeWords[one]) }))}
            onChange={setPurpose}
          />
          <label htmlFor="visit-visitor">{t('visitor')}</label>
          <StaffSelect id="visit-visitor" value={visitor} onChange={setVisitor} />
          <Button type="primary" disabled={toPlan.length === 0} loading={plan.pending} onClick={submit}>
            {t('plan', { count: toPlan.length })}
          </Button>
          <ErrorNote error={plan.error} />
        </div>
      ) : null}
      <div className="not-visited-rows">
        <table>
          <thead>
            <tr>
              {works ? <td /> : null}
              {(['unit', 'floor', 'people', 'openCases', 'lastVisit'] as const).map(name => (
                <th key={name} scope="col">
                  {t(name)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {found.rows.map(row => (
              <tr key={row.unitId}>
                {works ? (
                  <td>
                    <Checkbox
                      aria-label={t('selectUnit', { unit: row.unitNumber })}
                      checked={chosen.has(row.unitId)}
                      disabled={row.planned}
                      onChange={() => toggle(row.unitId)}
                    />
                  </td>
                ) : null}
                <td>
                  <Link to={unitPath(row.unitId)} className="desk-figures">
                    {row.unitNumber}
                  </Link>
                </td>
                <td className="desk-figures">{row.floor}</td>
                <td>{row.people.join('、')}</td>
                <td className="desk-figures">{row.openCases}</td>
                <td>
                  {row.lastVisit === null ? t('never') : <Time at={row.lastVisit} as="day" />}
                  {row.planned ? <span className="desk-soft"> · {t('alreadyPlanned')}</span> : null}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}
