import { Navigate, useSearchParams } from 'react-router'
import { useMe } from '../../app/session.ts'
import { useRunning } from '../emergencies/useCurrent.ts'
import { leakPaths } from '../leaks/paths.ts'
import { SitesPage } from '../headquarters/SitesPage.tsx'
import { TodayPage } from './TodayPage.tsx'

/**
 * The home screen: Today, or the board of the emergency while one runs. Windows that stand here when it is started go
 * over at once; whoever asks for the ordinary Today (`?ordinary=1`) has it.
 */
function SiteHome() {
  const [search] = useSearchParams()
  const running = useRunning()
  if (search.has('ordinary')) return <TodayPage />
  // A moment at most: Today would be shown and taken away again.
  if (running === undefined) return null
  return running.length > 0 ? <Navigate to={leakPaths.board} replace /> : <TodayPage />
}

/** The home screen: of a headquarters its sites. */
export const HomePage = () => (useMe().headquarters ? <SitesPage /> : <SiteHome />)
