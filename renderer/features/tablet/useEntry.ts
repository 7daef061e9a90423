import { useCallback, useEffect, useRef, useState } from 'react'
import { writing } from '../../offline/device.ts'
import type { OfflineStore } from '../../offline/store.ts'
import { emptyEntry, Entry } from './entry.ts'

const nameOf = (visitId: string) => `entry/${visitId}`

/**
 * What is written about a visit, kept on the device with each change: a page that is killed loses nothing. Undefined
 * until it is known what was kept before.
 */
export function useEntry(store: OfflineStore, staffId: string, visitId: string, now: () => number) {
  const [entry, setEntry] = useState<Entry>()
  /** What is on the screen lies on the device. */
  const [safe, setSafe] = useState(false)
  const [failure, setFailure] = useState<unknown>(null)
  const latest = useRef<Entry>(undefined)
  const turn = useRef<Promise<unknown>>(Promise.resolve())
  const clock = useRef(now)

  useEffect(() => {
    let left = false
    const load = async () => {
      const found = Entry.safeParse(await store.kept(staffId, nameOf(visitId)))
      if (left) return
      latest.current = found.success ? found.data : emptyEntry(clock.current())
      setSafe(found.success)
      setEntry(latest.current)
    }
    load().catch((error: unknown) => {
      if (!left) setFailure(error)
    })
    return () => {
      left = true
    }
  }, [store, staffId, visitId])

  const inTurn = useCallback((work: () => Promise<void>): Promise<void> => {
    const mine = turn.current.then(work)
    turn.current = mine.catch(() => undefined)
    return mine
  }, [])

  const change = useCallback(
    (part: (entry: Entry) => Partial<Entry>): void => {
      if (!latest.current) return
      const next = { ...latest.current, ...part(latest.current) }
      latest.current = next
      setEntry(next)
      setSafe(false)
      inTurn(async () => {
        // Only the last of many changes is written.
        if (latest.current !== next) return
        await writing(() => store.keep(staffId, nameOf(visitId), next))
        setSafe(latest.current === next)
        setFailure(null)
      }).catch(setFailure)
    },
    [store, staffId, visitId, inTurn],
  )

  const drop = useCallback(
    (): Promise<void> => inTurn(() => store.drop(staffId, nameOf(visitId))),
    [store, staffId, visitId, inTurn],
  )
  return { entry, safe, failure, change, drop }
}
