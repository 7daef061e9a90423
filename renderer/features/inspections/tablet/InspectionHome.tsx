import { Button, Input } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { Link, useNavigate, useParams } from 'react-router'
import { mostCarried } from '../../../../main/contract/inspections.ts'
import { formatClock } from '../../../app/format.ts'
import { useTexts } from '../../../app/i18n.ts'
import { EmptyState } from '../../../components/EmptyState.tsx'
import { ErrorNote } from '../../../components/ErrorState.tsx'
import { Lookup } from '../../../components/who-or-where/Lookup.tsx'
import '../../../components/who-or-where/who-or-where.css'
import { takeNewer, useShellState } from '../../../offline/shell.ts'
import { useTellUnsent } from '../../station/useTellUnsent.ts'
import { Bar } from '../../tablet/Bar.tsx'
import { Notes } from '../../tablet/Notes.tsx'
import { SignOut } from '../../tablet/SignOut.tsx'
import type { Inside } from '../../tablet/TabletDoor.tsx'
import { texts as tabletTexts } from '../../tablet/texts.ts'
import { useOutbox } from '../../tablet/useOffline.ts'
import { HomeCard } from './HomeCard.tsx'
import { HomeWalk } from './HomeWalk.tsx'
import { texts } from './texts.ts'
import { useCarried } from './useCarried.ts'
import { useSheets } from './useSheets.ts'
import './inspection-tablet.css'

/** The homes of one inspector that are carried along, or the walk through one of them. */
export function InspectionHome({ device, person, online, replaced }: Inside) {
  const t = useTexts(texts)
  const tablet = useTexts(tabletTexts)
  const navigate = useNavigate()
  const { unitId } = useParams()
  const { store } = device
  const { staffId } = person
  const shell = useShellState()
  const { items, others } = useOutbox(device)
  const { sheets, all, failure } = useSheets(device, staffId)
  const along = useCarried(store, staffId, online, all && [...all.values()].map(one => one.unitId))
  const [filter, setFilter] = useState('')
  const waiting = items.filter(({ state }) => state !== 'delivered').length
  useTellUnsent(online ? `${waiting} ${others.size} ${unitId ?? ''}` : null)
  const { carried } = along
  // What a page that was killed could not say any more is said by the next one.
  const isRead = all !== undefined
  const sayLeft = useRef<() => void>(() => undefined)
  useEffect(() => {
    sayLeft.current = () => sheets.sayAll(t)
  })
  useEffect(() => {
    if (isRead) sayLeft.current()
  }, [isRead])
  const wanted = filter.trim().toLowerCase()
  const homes = (carried?.homes ?? []).filter(({ number, buildingName }) =>
    `${buildingName ?? ''}${number}`.toLowerCase().includes(wanted),
  )
  const home = carried?.homes.find(one => one.unitId === unitId)
  const toList = () => {
    Promise.resolve(navigate('/tablet/inspections')).catch(reportError)
  }
  return (
    <div className="tablet">
      <header className="tablet-head">
        {unitId === undefined ? (
          <h1>{t('title')}</h1>
        ) : (
          <Button size="large" onClick={toList}>
            {t('back')}
          </Button>
        )}
        <span className="tablet-who">{person.name}</span>
        {unitId === undefined ? (
          <>
            <Link to="/tablet" className="tablet-link">
              {t('toVisits')}
            </Link>
            <SignOut device={device} staffId={staffId} online={online} />
          </>
        ) : null}
      </header>
      {unitId !== undefined && carried && all && home ? (
        <HomeWalk
          key={unitId}
          device={device}
          sheets={sheets}
          mine={[...all.values()].filter(one => one.unitId === unitId)}
          carried={carried}
          home={home}
          failure={failure}
        />
      ) : (
        <main className="tablet-main">
          <Notes device={device} room={unitId === undefined} />
          <ErrorNote error={failure ?? along.failure} />
          {unitId !== undefined && along.read && all ? <EmptyState text={t('gone')} /> : null}
          {unitId === undefined ? (
            <>
              <div className="tablet-take">
                <Button
                  type="primary"
                  size="large"
                  loading={along.taking}
                  disabled={!online || along.taking}
                  onClick={() => along.take([])}
                >
                  {t('takeAlong')}
                </Button>
                {carried ? (
                  <span className="desk-soft">
                    {t('takenAlong', { time: formatClock(carried.at), count: carried.homes.length })}
                  </span>
                ) : null}
              </div>
              {along.read && !carried ? (
                <EmptyState text={t(along.isOld ? 'alongOld' : 'nothingAlong')} />
              ) : null}
              {carried && carried.homes.length >= mostCarried ? (
                <p role="status">{t('full', { count: mostCarried })}</p>
              ) : null}
              {online ? (
                <div className="who walk-add">
                  <Lookup
                    key={carried?.at}
                    autoFocus={false}
                    status=""
                    placeholder={t('addHome')}
                    onPick={candidate =>
                      along.take(
                        candidate.kind === 'unit'
                          ? [candidate.unitId]
                          : candidate.units.map(one => one.unitId),
                      )
                    }
                    onStranger={undefined}
                    onEscape={undefined}
                  />
                </div>
              ) : null}
              {carried?.homes.length === 0 ? <EmptyState text={t('noneAlong')} /> : null}
              {(carried?.homes.length ?? 0) > 8 ? (
                <Input
                  size="large"
                  allowClear
                  value={filter}
                  placeholder={t('find')}
                  aria-label={t('find')}
                  onChange={event => setFilter(event.target.value)}
                />
              ) : null}
              {wanted !== '' && homes.length === 0 ? <p role="status">{t('noneFound')}</p> : null}
              {carried && all ? (
                <ul className="tablet-list">
                  {homes.map(one => {
                    const mine = [...all.values()].filter(sheet => sheet.unitId === one.unitId)
                    const things = new Set(mine.map(({ inspectionId }) => inspectionId))
                    return (
                      <li key={one.unitId}>
                        <HomeCard
                          home={one}
                          carried={carried}
                          mine={mine}
                          items={items.filter(item => things.has(item.thing))}
                        />
                      </li>
                    )
                  })}
                </ul>
              ) : null}
            </>
          ) : null}
        </main>
      )}
      {shell === 'newer' && unitId === undefined ? (
        <div className="tablet-newer" role="status">
          {tablet('newer')}{' '}
          <Button size="small" onClick={takeNewer}>
            {tablet('takeNewer')}
          </Button>
        </div>
      ) : null}
      <Bar device={device} online={online} replaced={replaced} staffId={staffId} />
    </div>
  )
}
