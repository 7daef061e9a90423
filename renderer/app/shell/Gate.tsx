import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Outlet, useLocation } from 'react-router'
import { ErrorState } from '../../components/ErrorState.tsx'
import { LockScreen } from '../../features/session/LockScreen.tsx'
import { SignInScreen } from '../../features/session/SignInScreen.tsx'
import { RecoveryKeyScreen } from '../../features/setup/RecoveryKeyScreen.tsx'
import { SetUpScreen } from '../../features/setup/SetUpScreen.tsx'
import { useLiveUpdates } from '../live.ts'
import { wallPath } from '../paths.ts'
import { SessionContext } from '../session.ts'
import { useTRPC } from '../trpc.ts'
import { Shell } from './Shell.tsx'
import { Splash } from './Splash.tsx'

/**
 * What stands before the pages: set-up of an empty desk, the recovery key where the data came from another
 * computer, signing in, the lock. A locked page stays as it was underneath, out of sight and reach.
 */
export function Gate() {
  const trpc = useTRPC()
  const site = useQuery(trpc.site.state.queryOptions(undefined, { meta: { live: false } }))
  const me = useQuery(trpc.staff.me.queryOptions(undefined, { enabled: site.data?.state === 'ready' }))
  const [unlockedFor, setUnlockedFor] = useState<string>()
  const [held, setHeld] = useState<'set-up' | 'sign-in'>()
  const person = me.data ?? null
  const onWall = useLocation().pathname === wallPath
  useLiveUpdates(person !== null && (onWall || !person.locked))

  if (person && !person.locked && unlockedFor !== person.staffId) setUnlockedFor(person.staffId)

  if (site.error && !site.data) return <ErrorState error={site.error} retry={site.refetch} />
  if (!site.data) return <Splash />
  // A screen with new secrets stays, although the desk is set up or somebody is signed in, until they are kept.
  if (held === 'set-up' || (site.data.state === 'new' && held === undefined)) {
    return <SetUpScreen onHold={hold => setHeld(hold ? 'set-up' : undefined)} />
  }
  if (site.data.state === 'recovery-needed') return <RecoveryKeyScreen />
  if (me.error && !me.data) return <ErrorState error={me.error} retry={me.refetch} />
  if (me.data === undefined) return <Splash />
  if (!person || held === 'sign-in') {
    return (
      <SignInScreen
        siteName={site.data.site?.name ?? null}
        demo={site.data.site?.demo ?? false}
        onHold={hold => setHeld(hold ? 'sign-in' : undefined)}
      />
    )
  }
  // The wall shows nothing that a lock would hide, and needs no hand while it hangs there.
  if (onWall) {
    return (
      <SessionContext value={person}>
        <Outlet />
      </SessionContext>
    )
  }
  const mounted = unlockedFor === person.staffId
  return (
    <SessionContext value={person}>
      {mounted ? (
        <div className="gate-page" inert={person.locked} data-locked={person.locked ? '' : undefined}>
          <Shell />
        </div>
      ) : null}
      {person.locked ? <LockScreen /> : null}
    </SessionContext>
  )
}
