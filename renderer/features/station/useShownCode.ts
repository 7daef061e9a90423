import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { BegunPairing } from '../../../main/contract/station.ts'
import { useTRPC } from '../../app/api.ts'

/** The code of a pairing while it is on the screen: one that nobody looks at any more is called off. */
export function useShownCode<Code extends BegunPairing>() {
  const trpc = useTRPC()
  const [shown, show] = useState<Code>()
  // A code that was used or is over stays as it is; where this fails, it ends by itself within five minutes.
  const cancel = useMutation(trpc.station.cancelPairing.mutationOptions())
  const drop = () => {
    if (shown) cancel.mutate({ pairingId: shown.pairingId })
    show(undefined)
  }
  return { shown, show, drop }
}
