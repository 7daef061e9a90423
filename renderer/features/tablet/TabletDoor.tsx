import { useQuery } from '@tanstack/react-query'
import { Fragment, type ReactNode, useCallback, useEffect, useState } from 'react'
import { z } from 'zod'
import { errorText, refusalOf, useTRPC } from '../../app/api.ts'
import { useLanguage } from '../../app/i18n.ts'
import { SessionContext } from '../../app/session.ts'
import { Splash } from '../../app/shell/Splash.tsx'
import { ErrorState } from '../../components/ErrorState.tsx'
import type { Device } from '../../offline/device.ts'
import { keepShell } from '../../offline/shell.ts'
import { LockScreen } from '../session/LockScreen.tsx'
import { SignInScreen } from '../session/SignInScreen.tsx'
import { ReplacedNote } from '../standby/ReplacedNote.tsx'
import { ReplacedScreen } from '../standby/ReplacedScreen.tsx'
import { DeviceDoor } from '../station/DeviceDoor.tsx'
import { OthersWait } from './OthersWait.tsx'
import './tablet.css'
import { useDevice, useNetworkChange, useOutbox } from './useOffline.ts'

/** Who works on this tablet, and how it stands to the desk. */
export interface Inside {
  readonly device: Device
  readonly person: Visitor
  /** The desk answers. */
  readonly online: boolean
  /** It answers, but its place was taken. */
  readonly replaced: boolean
}

interface TabletDoorProps {
  /** What is behind the door. */
  readonly children: (inside: Inside) => ReactNode
}

/** The door of a tablet's pages, which open where there is no network. */
export function TabletDoor({ children }: TabletDoorProps) {
  const { device, error } = useDevice()
  useEffect(keepShell, [])
  if (error !== undefined) return <ErrorState error={error} />
  if (!device) return <Splash />
  return <Door device={device}>{children}</Door>
}

/** Who used this device last, for moments at which the desk cannot be asked. */
const Visitor = z.object({ staffId: z.string(), name: z.string().nullable() })
export type Visitor = z.infer<typeof Visitor>

/** Whoever waits longer for the desk to say who is signed in is served by what this device remembers, in ms. */
const patience = 1_500

/** Who works here: as the desk says, or where it cannot be asked, who did so last. */
function Door({ device, children }: TabletDoorProps & { readonly device: Device }) {
  const language = useLanguage()
  const trpc = useTRPC()
  const { store, outbox } = device
  const { contact } = useOutbox(device)
  const me = useQuery(
    trpc.staff.me.queryOptions(undefined, {
      retry: false,
      refetchInterval: ({ state }) => (state.error ? 5_000 : 30_000),
    }),
  )
  const site = useQuery(trpc.site.state.queryOptions(undefined, { enabled: me.data === null }))
  const [known, setKnown] = useState<Visitor | null>()
  const [waited, setWaited] = useState(false)
  const [holds, setHolds] = useState(false)
  const signedIn = me.data ?? undefined
  const refetch = me.refetch
  const revoked = contact === 'revoked' || refusalOf(me.error)?.code === 'device.revoked'

  useEffect(() => {
    const timer = setTimeout(() => setWaited(true), patience)
    store
      .note('visitor')
      .then(
        async found => {
          const last = z.object({ staffId: z.string() }).safeParse(found)
          const kept = last.success ? await store.kept(last.data.staffId, 'visitor') : undefined
          setKnown(Visitor.safeParse(kept).data ?? null)
        },
        () => setKnown(null),
      )
      .catch(() => setKnown(null))
    return () => clearTimeout(timer)
  }, [store])

  // The network is back or gone: who is signed in is asked at once, and so is said whether the desk is reached.
  useNetworkChange(refetch)
  useEffect(() => {
    if (contact === 'sign-in') refetch().catch(() => undefined)
  }, [contact, refetch])

  const answered = me.data !== undefined
  const person: Visitor | undefined = signedIn ?? (answered ? undefined : (known ?? undefined))
  const staffId = person?.staffId
  useEffect(() => {
    outbox.serve(staffId).catch(reportError)
  }, [outbox, staffId])
  useEffect(() => {
    if (!signedIn) return
    const { staffId, name } = signedIn
    const remember = async () => {
      await store.keep(staffId, 'visitor', { staffId, name })
      await store.setNote('visitor', { staffId })
      outbox.heard()
    }
    // Where nothing can be kept, that is said as soon as something is recorded.
    if (!signedIn.locked) remember().catch(() => undefined)
  }, [store, outbox, signedIn])

  const replaced = refusalOf(me.error)?.code === 'standby.replaced'
  const ask = useCallback(() => refetch(), [refetch])
  if (revoked) return <DeviceDoor refusal="device.revoked" retry={ask} />
  if (answered && (!signedIn || holds)) {
    return (
      <>
        <SignInScreen
          siteName={site.data?.site?.name ?? null}
          demo={site.data?.site?.demo ?? false}
          onHold={setHolds}
        />
        <OthersWait device={device} />
      </>
    )
  }
  const failed = me.error !== null || waited
  if (!person || !(answered || failed)) {
    if (!failed || known === undefined) return <Splash />
    if (replaced) return <ReplacedScreen />
    return <ErrorState error={me.error ?? new Error(errorText(null, language))} retry={ask} />
  }
  return (
    <SessionContext value={signedIn ?? null}>
      <div className="tablet-door" inert={signedIn?.locked ?? false}>
        {replaced ? <ReplacedNote /> : null}
        <Fragment key={person.staffId}>
          {children({ device, person, online: answered && !me.error, replaced })}
        </Fragment>
      </div>
      {signedIn?.locked ? <LockScreen /> : null}
    </SessionContext>
  )
}
