import { useMutation } from '@tanstack/react-query'
import { Alert, Button } from 'antd'
import { useCallback, useEffect, useState } from 'react'
import { Link, useNavigate, useParams } from 'react-router'
import { useTRPCClient } from '../../app/api.ts'
import { formatClock, setSiteZone } from '../../app/format.ts'
import { useTexts } from '../../app/i18n.ts'
import { EmptyState } from '../../components/EmptyState.tsx'
import { ErrorNote } from '../../components/ErrorState.tsx'
import { takeNewer, useShellState } from '../../offline/shell.ts'
import { Bar } from './Bar.tsx'
import { type Carried, readCarried, takeAlong } from './carried.ts'
import { Notes } from './Notes.tsx'
import { SignOut } from './SignOut.tsx'
import type { Inside } from './TabletDoor.tsx'
import { texts } from './texts.ts'
import { useOutbox } from './useOffline.ts'
import { VisitCard } from './VisitCard.tsx'
import { useTellUnsent } from '../station/useTellUnsent.ts'
import { VisitRecord } from './VisitRecord.tsx'

/** The visits of one person that are carried along, or one of them. */
export function TabletHome({ device, person, online, replaced }: Inside) {
  const t = useTexts(texts)
  const client = useTRPCClient()
  const navigate = useNavigate()
  const { visitId } = useParams()
  const { store } = device
  const { staffId } = person
  const [carried, setCarried] = useState<Carried | 'old'>()
  const [read, setRead] = useState(false)
  const [failure, setFailure] = useState<unknown>(null)
  const [saved, setSaved] = useState(false)
  const shell = useShellState()
  const { items, others } = useOutbox(device)
  const waiting = items.filter(({ state }) => state !== 'delivered').length
  useTellUnsent(online ? `${waiting} ${others.size} ${visitId ?? ''}` : null)

  const show = useCallback((found: Carried | 'old' | undefined) => {
    if (typeof found === 'object') setSiteZone(found.timeZone)
    setCarried(found)
  }, [])
  const { mutate: take, ...taken } = useMutation({
    networkMode: 'always',
    mutationFn: () => takeAlong(client, store, staffId),
    onSuccess: show,
  })

  useEffect(() => {
    readCarried(store, staffId).then(
      found => {
        show(found)
        setRead(true)
      },
      (error: unknown) => {
        setFailure(error)
        setRead(true)
      },
    )
  }, [store, staffId, show])
  // Whoever opens this with a network has today's visits along without thinking of it.
  useEffect(() => {
    if (read && online) take()
  }, [read, online, take])

  const along = typeof carried === 'object' ? carried : undefined
  const sheet = along?.sheets.find(one => one.visit.id === visitId)
  const toList = () => {
    Promise.resolve(navigate('/tablet')).catch(reportError)
  }
  return (
    <div className="tablet">
      <header className="tablet-head">
        {visitId === undefined ? (
          <h1>{t('title')}</h1>
        ) : (
          <Button size="large" onClick={toList}>
            {t('back')}
          </Button>
        )}
        <span className="tablet-who">{person.name}</span>
        {visitId === undefined && online ? (
          <Link to="/more/visits" className="tablet-link">
            {t('toDesk')}
          </Link>
        ) : null}
        {visitId === undefined ? (
          <Link to="/tablet/inspections" className="tablet-link">
            {t('toInspections')}
          </Link>
        ) : null}
        {visitId === undefined ? <SignOut device={device} staffId={staffId} online={online} /> : null}
      </header>
      <main className="tablet-main">
        <Notes device={device} room={visitId === undefined} />
        {visitId !== undefined && along ? (
          sheet ? (
            <VisitRecord
              key={visitId}
              device={device}
              staffId={staffId}
              sheet={sheet}
              reasons={along.reasons.filter(one => one.visitId === visitId)}
              profile={along.profile}
              onSaved={() => {
                setSaved(true)
                toList()
              }}
            />
          ) : (
            <EmptyState text={t('gone')} />
          )
        ) : (
          <>
            <div className="tablet-take">
              <Button
                type="primary"
                size="large"
                loading={taken.isPending}
                disabled={!online || taken.isPending}
                onClick={() => take()}
              >
                {t('takeAlong')}
              </Button>
              {along ? (
                <span className="desk-soft">
                  {t('takenAlong', { time: formatClock(along.at), count: along.sheets.length })}
                </span>
              ) : null}
            </div>
            <ErrorNote error={failure ?? (online ? taken.error : null)} />
            {saved ? <Alert type="success" showIcon title={t('recorded')} className="tablet-note" /> : null}
            {read && !along ? <EmptyState text={t(carried === 'old' ? 'alongOld' : 'nothingAlong')} /> : null}
            {along?.sheets.length === 0 ? <EmptyState text={t('noneToday')} /> : null}
            <ul className="tablet-list">
              {along?.sheets.map(one => (
                <li key={one.visit.id}>
                  <VisitCard sheet={one} items={items.filter(item => item.thing === one.visit.id)} />
                </li>
              ))}
            </ul>
          </>
        )}
      </main>
      {shell === 'newer' && visitId === undefined ? (
        <div className="tablet-newer" role="status">
          {t('newer')}{' '}
          <Button size="small" onClick={takeNewer}>
            {t('takeNewer')}
          </Button>
        </div>
      ) : null}
      <Bar device={device} online={online} replaced={replaced} staffId={staffId} />
    </div>
  )
}
