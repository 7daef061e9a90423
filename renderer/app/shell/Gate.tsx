import { useIsMutating, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { Navigate, Outlet, useLocation } from 'react-router'
import { type DeviceKind, signInKinds } from '../../../main/contract/station.ts'
import { ErrorState } from '../../components/ErrorState.tsx'
import { LockScreen } from '../../features/session/LockScreen.tsx'
import { SignInScreen } from '../../features/session/SignInScreen.tsx'
import { RecoveryKeyScreen } from '../../features/setup/RecoveryKeyScreen.tsx'
import { AskingScreen } from '../../features/standby/AskingScreen.tsx'
import { ReplacedScreen } from '../../features/standby/ReplacedScreen.tsx'
import { StandbyScreen } from '../../features/standby/StandbyScreen.tsx'
import { SetUpScreen } from '../../features/setup/SetUpScreen.tsx'
import { DeviceDoor } from '../../features/station/DeviceDoor.tsx'
import { useLiveUpdates } from '../live.ts'
import { hallPath, pairPath, wallPath } from '../paths.ts'
import { SessionContext } from '../session.ts'
import { useThisDevice } from '../this-device.ts'
import { useTRPC } from '../trpc.ts'
import { Shell } from './Shell.tsx'
import { Splash } from './Splash.tsx'

/** Kinds of devices on which nobody signs in: each has its one page. */
const pageOf: Readonly<Partial<Record<DeviceKind, string>>> = {
  wall: wallPath,
  camera: '/camera',
  team: '/tablet/team',
}

/**
 * What stands before the pages: whether the desk answers this device at all, set-up of an empty desk, the screen of a
 * standby or of a desk whose place one took, the recovery key where the data came from another computer, signing in,
 * the lock. A locked page stays as it was underneath, out of sight and reach.
 */
export function Gate() {
  const { device, refusal, error, retry } = useThisDevice()
  if (refusal) return <DeviceDoor refusal={refusal} retry={retry} />
  if (device === undefined) return error ? <ErrorState error={error} retry={retry} /> : <Splash />
  if (device !== null && !signInKinds.includes(device.kind)) return <OnePage kind={device.kind} />
  return <PeopleGate />
}

/** A device without people shows its one page, whatever the address. */
function OnePage({ kind }: { readonly kind: DeviceKind }) {
  const { pathname } = useLocation()
  const page = pageOf[kind]
  useLiveUpdates(kind === 'wall')
  // A standby has no page here: that of pairing says what it is.
  useEffect(() => {
    if (page === undefined) location.replace(pairPath)
  }, [page])
  if (page === undefined) return <Splash />
  return pathname === page ? <Outlet /> : <Navigate to={page} replace />
}

/** Where people sign in: this computer, another desk, a tablet. */
function PeopleGate() {
  const trpc = useTRPC()
  const site = useQuery(
    trpc.site.state.queryOptions(undefined, {
      meta: { live: false },
      refetchInterval: ({ state: { data } }) =>
        data?.state === 'asking' ? 500 : data?.standbyAway ? 15_000 : false,
    }),
  )
  const me = useQuery(trpc.staff.me.queryOptions(undefined, { enabled: site.data?.state === 'ready' }))
  const [unlockedFor, setUnlockedFor] = useState<string>()
  const [wasAsking, setWasAsking] = useState(false)
  const [held, setHeld] = useState<'set-up' | 'sign-in' | 'standby'>()
  // Covered as soon as somebody asks for it, however long the desk takes to hear of it.
  const locking = useIsMutating({ mutationKey: trpc.staff.lock.mutationKey() }) > 0
  const person = me.data ?? null
  if (site.data?.asking && !wasAsking) setWasAsking(true)
  const { pathname } = useLocation()
  const onWall = pathname === wallPath || pathname === hallPath
  useLiveUpdates(person !== null && (onWall || !person.locked))

  if (person && !person.locked && unlockedFor !== person.staffId) setUnlockedFor(person.staffId)

  if (site.error && !site.data) return <ErrorState error={site.error} retry={site.refetch} />
  if (!site.data) return <Splash />
  // A screen with new secrets stays, although the desk is set up or somebody is signed in, until they are kept.
  if (held === 'set-up' || (site.data.state === 'new' && held === undefined)) {
    return <SetUpScreen onHold={hold => setHeld(hold ? 'set-up' : undefined)} />
  }
  if (held === 'standby' || site.data.state === 'standby') {
    return <StandbyScreen onHold={hold => setHeld(hold ? 'standby' : undefined)} />
  }
  const { asking } = site.data
  if (asking?.signedIn) return <AskingScreen seconds={asking.seconds} />
  if (site.data.state === 'replaced') return <ReplacedScreen />
  if (site.data.state === 'recovery-needed') return <RecoveryKeyScreen />
  if (me.error && !me.data && !asking) return <ErrorState error={me.error} retry={me.refetch} />
  // What is being typed stays while it is found out who is signed in.
  if (me.data === undefined && !wasAsking) return <Splash />
  if (!person || held === 'sign-in') {
    return (
      <SignInScreen
        siteName={site.data.site?.name ?? null}
        demo={site.data.site?.demo ?? false}
        standbyAway={site.data.standbyAway}
        asking={asking?.seconds}
        asked={wasAsking}
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
  const locked = person.locked || locking
  return (
    <SessionContext value={person}>
      {mounted ? (
        <div className="gate-page" inert={locked} data-locked={locked ? '' : undefined}>
          <Shell />
        </div>
      ) : null}
      {locked ? <LockScreen /> : null}
    </SessionContext>
  )
}
