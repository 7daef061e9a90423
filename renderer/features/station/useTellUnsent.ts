import { useMutation } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useTRPC } from '../../app/api.ts'
import { useThisDevice } from '../../app/this-device.ts'
import { unsentHere } from '../../offline/unsent.ts'

/** What is counted settles first: a photo is sent in pieces, an entry with its photos. Milliseconds. */
const settling = 1_500

/**
 * Tells the desk how much of what this device keeps has not reached it, each time that may have changed; whoever is
 * about to revoke the device is asked with it.
 * @param sign changes whenever what waits changes, or the line is back; null where the desk cannot be told
 */
export function useTellUnsent(sign: string | null): void {
  const trpc = useTRPC()
  const { mutate } = useMutation(trpc.station.tellUnsent.mutationOptions())
  const { device } = useThisDevice()
  // At the desk itself and on its other counters nothing can be revoked unseen.
  const tells = device?.kind === 'tablet' || device?.kind === 'camera' || device?.kind === 'team'
  useEffect(() => {
    if (sign === null || !tells) return undefined
    const timer = setTimeout(() => {
      // Where nothing is kept there is nothing to tell; with no line it is told with the next change.
      unsentHere().then(
        unsent => mutate(unsent),
        () => undefined,
      )
    }, settling)
    return () => clearTimeout(timer)
  }, [sign, tells, mutate])
}
