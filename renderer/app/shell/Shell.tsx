import { useQuery } from '@tanstack/react-query'
import { Suspense, useEffect, useRef, useState } from 'react'
import { Outlet, useLocation, useNavigate } from 'react-router'
import { leakPaths } from '../../features/leaks/paths.ts'
import { EmergencyBanner } from '../../features/emergencies/EmergencyBanner.tsx'
import { useHomeSwitch } from '../../features/emergencies/useHomeSwitch.ts'
import { useIdleLock } from '../../features/session/useIdleLock.ts'
import { setSiteZone } from '../format.ts'
import { useHotkey } from '../hotkeys.ts'
import { useTexts } from '../i18n.ts'
import { hasPage, preloadPage } from '../pages.ts'
import { useMay, useMe } from '../session.ts'
import { useTRPC } from '../trpc.ts'
import { keepTyping } from '../type-ahead.ts'
import { KeyHelp } from './KeyHelp.tsx'
import { Palette } from './Palette.tsx'
import { placeOf, shownPlaces } from './places.ts'
import { Rail } from './Rail.tsx'
import './shell.css'
import { StatusLine } from './StatusLine.tsx'
import { texts } from './texts.ts'
import { TopLine } from './TopLine.tsx'

/** A page has shown itself whole by then, in milliseconds. */
const settling = 1_000
/** The field of the intake is there by then, in milliseconds: it waits for a draft that was kept. */
const fieldComes = 5_000

/** The frame of every page: places at the left, search and person above, state of the desk below. */
export function Shell() {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const navigate = useNavigate()
  const [searching, setSearching] = useState(false)
  const [helping, setHelping] = useState(false)
  const lock = useIdleLock()
  const card = useQuery(trpc.site.card.queryOptions())
  const zone = card.data?.timeZone
  useEffect(() => {
    if (zone !== undefined) setSiteZone(zone)
  }, [zone])

  const { pathname } = useLocation()
  const { headquarters } = useMe()
  const places = shownPlaces(useMay(), headquarters)
  const hasIntake = places.some(place => place.id === 'intake')
  useHomeSwitch()
  useHotkey({ keys: 'Ctrl K', label: t('searchLabel'), everywhere: true }, () => setSearching(true))
  useHotkey({ keys: '?', label: t('keys'), everywhere: true }, () => setHelping(true))
  const toField = (path: string) => {
    if (pathname === path) return
    const there = keepTyping()
    // The field takes the focus right behind the page.
    Promise.resolve(navigate(path))
      .then(() => setTimeout(there, fieldComes))
      .catch(reportError)
  }
  useHotkey({ keys: 'F2', label: t('place.intake'), everywhere: true, disabled: !hasIntake }, () =>
    toField('/intake'),
  )
  const hasLeaks = useMay()('leak.work') && !headquarters && hasPage(leakPaths.intake)
  useHotkey({ keys: 'F4', label: t('takeLeak'), everywhere: true, disabled: !hasLeaks }, () =>
    toField(leakPaths.intake),
  )
  useEffect(() => {
    if (!hasIntake) return undefined
    const idle = setTimeout(() => preloadPage('/intake'), settling)
    return () => clearTimeout(idle)
  }, [hasIntake])
  useHotkey({ keys: 'Ctrl Alt L', label: t('lock'), everywhere: true }, lock)

  return (
    <div className="shell">
      <a className="shell-skip" href="#content">
        {t('skip')}
      </a>
      <Rail />
      <TopLine onSearch={() => setSearching(true)} onHelp={() => setHelping(true)} onLock={lock} />
      {placeOf(pathname, places) === 'leaks' ? <EmergencyBanner /> : null}
      <main id="content" className="shell-content" tabIndex={-1}>
        <PageTop key={pathname} />
        <Suspense>
          <Outlet />
        </Suspense>
      </main>
      <StatusLine />
      {searching ? <Palette onClose={() => setSearching(false)} /> : null}
      {helping ? <KeyHelp onClose={() => setHelping(false)} /> : null}
    </div>
  )
}

/** Another page begins at its top. */
function PageTop() {
  const mark = useRef<HTMLSpanElement>(null)
  useEffect(() => {
    // Newer browsers answer a promise here, which React would take for a clean-up function.
    void mark.current?.parentElement?.scrollTo(0, 0)
  }, [])
  return <span ref={mark} />
}
