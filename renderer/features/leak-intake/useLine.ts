import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { HomeAtIntake, LeakAtIntake } from '../../../main/contract/leak-intake.ts'
import { mentionsIn } from '../../../main/contract/leak-intake.ts'
import type { EmergencyKind } from '../../../main/contract/emergencies.ts'
import { useCommand, useTRPC } from '../../app/api.ts'
import { useProfile } from '../cases/useProfile.ts'
import { inputOf, type LeakCall, missingOf, newCall } from './entry.ts'
import type { SentCall } from './TakenCalls.tsx'
import { wasStopped } from './tell.ts'

/** The leak a call may be about once more: the open one whose water was stopped, else the last one that is over. */
function leakBefore(home: HomeAtIntake | undefined): LeakAtIntake | null {
  if (!home) return null
  if (home.open) return wasStopped(home.open) ? home.open : null
  return home.past[0] ?? null
}

/** The line on which calls are taken one after the other, and what is on its way to the desk. */
export function useLine(usual: EmergencyKind) {
  const trpc = useTRPC()
  const profile = useProfile()
  const [call, setCall] = useState(() => newCall(usual))
  const [sent, setSent] = useState<readonly SentCall[]>([])
  const take = useCommand(trpc.leaks.take)
  const unitId = call.where?.kind === 'home' ? call.where.unitId : null
  const found = useQuery(
    trpc.leaks.home.queryOptions({ unitId: unitId ?? '' }, { enabled: unitId !== null, staleTime: 2_000 }),
  )
  const home = unitId === null ? undefined : found.data
  const before = leakBefore(home)
  // Water that was stopped and is called about is mostly back; an old leak that is over mostly is not this one.
  const again = before !== null && (call.again ?? before === home?.open)
  const said = mentionsIn(profile, call.text)

  /** Sends what stands on the line, and has an empty one at once. @returns whether anything was sent */
  const send = (): boolean => {
    const returnOf = again && before ? before.caseId : null
    const input = inputOf(call, { vulnerable: home?.vulnerable ?? false, returnOf })
    if (!input) return false
    const here = (one: SentCall) => one.call.caseId === call.caseId
    setSent(current => [{ call, error: null }, ...current.filter(one => !here(one))])
    take.run(input).then(
      () => setSent(current => current.filter(one => !here(one))),
      (error: unknown) => setSent(current => current.map(one => (here(one) ? { ...one, error } : one))),
    )
    setCall(newCall(call.kind))
    return true
  }
  return {
    call,
    change: (part: Partial<LeakCall>) => setCall(current => ({ ...current, ...part })),
    missing: missingOf(call),
    send,
    sent,
    back(one: LeakCall) {
      setSent(current => current.filter(other => other.call.caseId !== one.caseId))
      setCall(one)
    },
    home,
    homeError: unitId === null ? null : found.error,
    refetchHome: found.refetch,
    before,
    again,
    said,
  }
}
