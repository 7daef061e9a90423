import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query'
import { PrinterOutlined } from '@ant-design/icons'
import { App, Button, Checkbox, Select } from 'antd'
import { useState } from 'react'
import { Link, useNavigate } from 'react-router'
import type { z } from 'zod'
import { visitPurposeWords } from '../../../main/contract/knowledge-words.ts'
import { tierWords } from '../../../main/contract/owner-words.ts'
import { type TierName, tiers } from '../../../main/contract/people.ts'
import {
  type NotVisited as Found,
  type NotVisitedOnly,
  notVisitedOnly,
  type VisitPurpose,
  visitPurposes,
} from '../../../main/contract/visits.ts'
import { newId, useCommand, useTRPC } from '../../app/api.ts'
import { formatDay } from '../../app/format.ts'
import { comma, useTexts } from '../../app/i18n.ts'
import { useNow } from '../../app/now.ts'
import { unitPath } from '../../app/paths.ts'
import { useMay } from '../../app/session.ts'
import { DateField } from '../../components/date/DateField.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { ErrorNote, ErrorState } from '../../components/ErrorState.tsx'
import { ExportMenu } from '../../components/export/ExportMenu.tsx'
import { Loading } from '../../components/Loading.tsx'
import { Time } from '../../components/Time.tsx'
import { useWord } from '../cases/words.ts'
import { BuildingSelect } from './BuildingSelect.tsx'
import { StaffSelect } from './StaffSelect.tsx'
import { texts } from './texts.ts'
import { useBuildings } from './useBuildings.ts'

interface NotVisitedProps {
  /** As it stands in the address. */
  readonly asked: {
    readonly building?: string | undefined
    readonly since?: string | undefined
    readonly tier?: TierName | undefined
    readonly only?: z.infer<typeof NotVisitedOnly> | undefined
  }
  change(changes: Readonly<Record<string, string | undefined>>): void
}

/** As many as are planned at once. */
const mostSheets = 200
const preparationPath = (visits: readonly string[]) =>
  `/more/visits/print?${visits.map(visit => `visit=${visit}`).join('&')}`

const usualSpan = 180 * 86_400_000

/** Homes nobody visited since a day, narrowed as one likes; those that are ticked get a visit planned. */
export function NotVisited({ asked: { building, since, tier, only }, change }: NotVisitedProps) {
  const t = useTexts(texts)
  const word = useWord()
  const trpc = useTRPC()
  const now = useNow()
  const may = useMay()
  const start = useMutation(trpc.reports.notVisited.mutationOptions())
  const buildings = useBuildings()
  const day = since ?? formatDay(now - usualSpan)
  const narrowed = { buildingId: building, since: day, tier, only }
  const found = useQuery(trpc.visits.notVisited.queryOptions(narrowed, { placeholderData: keepPreviousData }))
  const filterWords = [
    buildings.find(one => one.value === building)?.label,
    only && t(`only.${only}`),
    tier && word(tierWords[tier]),
  ].flatMap(words => words ?? [])
  return (
    <div className="not-visited">
      <div className="not-visited-head">
        <BuildingSelect value={building} onChange={id => change({ building: id })} />
        <label htmlFor="visit-since">{t('since')}</label>
        <DateField
          id="visit-since"
          value={day}
          settled
          onChange={chosen => (chosen === '' ? undefined : change({ since: chosen }))}
        />
        <Select
          aria-label={t('only')}
          className="visit-select"
          value={only ?? ''}
          options={[
            { value: '', label: t('only.all') },
            ...notVisitedOnly.map(one => ({ value: one, label: t(`only.${one}`) })),
          ]}
          onChange={chosen => change({ only: chosen })}
        />
        <Select
          aria-label={t('tier')}
          className="visit-select"
          value={tier ?? ''}
          options={[
            { value: '', label: t('anyTier') },
            ...tiers.map(one => ({ value: one, label: word(tierWords[one]) })),
          ]}
          onChange={chosen => change({ tier: chosen })}
        />
        {found.data ? (
          <span role="status" className="desk-figures">
            {t('progress', {
              homes: found.data.homes,
              visited: found.data.visited,
              left: found.data.homes - found.data.visited,
            })}
          </span>
        ) : null}
        {may('export.run') ? (
          <ExportMenu
            start={(format, language) =>
              start.mutateAsync({
                ...narrowed,
                format,
                language,
                title: t('notVisitedTitle', { day }),
                filterWords,
              })
            }
          />
        ) : null}
      </div>
      {found.error && !found.data ? <ErrorState error={found.error} retry={found.refetch} /> : null}
      {found.isPending ? <Loading rows={8} /> : null}
      {found.data ? <Homes key={JSON.stringify(narrowed)} found={found.data} /> : null}
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
  const navigate = useNavigate()
  /** Visits planned here just now: the list may no longer show their homes. */
  const [justPlanned, setJustPlanned] = useState<readonly string[]>([])
  const works = may('visit.work')
  const ticked = found.rows.filter(row => chosen.has(row.unitId))
  const toPlan = ticked.filter(row => !row.planned)
  const toPrepare = [...new Set([...ticked.flatMap(row => row.visitId ?? []), ...justPlanned])].slice(
    0,
    mostSheets,
  )
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
        // Whatever was ticked meanwhile stays so.
        const gone = new Set(visits.map(({ unitId }) => unitId))
        setChosen(current => new Set([...current].filter(unitId => !gone.has(unitId))))
        setJustPlanned(visits.map(({ visitId }) => visitId))
        message.success(t('planned', { count: planned }))
      },
      () => undefined,
    )
  }
  const free = found.rows.filter(row => !row.planned)
  if (found.rows.length === 0)
    return (
      <EmptyState text={t(found.homes > 0 && found.homes === found.visited ? 'allVisited' : 'noneFit')} />
    )
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
          <Button
            icon={<PrinterOutlined />}
            disabled={toPrepare.length === 0}
            onClick={() => Promise.resolve(navigate(preparationPath(toPrepare))).catch(reportError)}
          >
            {t('prepareSome', { count: toPrepare.length })}
          </Button>
          <ErrorNote error={plan.error} />
        </div>
      ) : null}
      {found.found > found.rows.length ? (
        <p className="desk-soft">{t('listed', { shown: found.rows.length, found: found.found })}</p>
      ) : null}
      <div className="not-visited-rows">
        <table>
          <thead>
            <tr>
              {works ? (
                <td>
                  <Checkbox
                    aria-label={t('chooseAll')}
                    checked={free.length > 0 && toPlan.length === free.length}
                    indeterminate={toPlan.length > 0 && toPlan.length < free.length}
                    disabled={free.length === 0}
                    onChange={event =>
                      setChosen(new Set(event.target.checked ? free.map(row => row.unitId) : []))
                    }
                  />
                </td>
              ) : null}
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
                <td>{row.people.join(comma())}</td>
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
