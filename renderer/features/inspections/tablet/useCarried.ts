import { useMutation } from '@tanstack/react-query'
import { useCallback, useEffect, useState } from 'react'
import { useTRPCClient } from '../../../app/api.ts'
import { setSiteZone } from '../../../app/format.ts'
import type { OfflineStore } from '../../../offline/store.ts'
import { type Carried, readCarried, takeAlong } from './carried.ts'

/**
 * What was taken along, and how more is: with a network it is fetched anew when the page opens.
 *
 * @param walked homes that were walked through on this device; undefined until they are read
 */
export function useCarried(
  store: OfflineStore,
  staffId: string,
  online: boolean,
  walked: readonly string[] | undefined,
) {
  const client = useTRPCClient()
  const [carried, setCarried] = useState<Carried | 'old'>()
  const [read, setRead] = useState(false)
  const [failure, setFailure] = useState<unknown>(null)
  const show = useCallback((found: Carried | 'old' | undefined) => {
    if (typeof found === 'object') setSiteZone(found.timeZone)
    setCarried(found)
  }, [])
  const { mutate, isPending, error } = useMutation({
    networkMode: 'always',
    mutationFn: async (more: readonly string[]) => {
      const found = await readCarried(store, staffId)
      const before = typeof found === 'object' ? found : undefined
      const chosen = [...new Set([...(before?.chosen ?? []), ...more])]
      return await takeAlong({ client, store, staffId, chosen, walked: walked ?? [], before })
    },
    onSuccess: show,
  })
  useEffect(() => {
    readCarried(store, staffId)
      .then(show, setFailure)
      .finally(() => setRead(true))
      .catch(reportError)
  }, [store, staffId, show])
  const isKnown = walked !== undefined
  useEffect(() => {
    if (read && online && isKnown) mutate([])
  }, [read, online, isKnown, mutate])
  return {
    carried: typeof carried === 'object' ? carried : undefined,
    isOld: carried === 'old',
    read,
    failure: failure ?? (online ? error : null),
    taking: isPending,
    /** Takes along what is planned, and these homes beside. */
    take: mutate,
  }
}
