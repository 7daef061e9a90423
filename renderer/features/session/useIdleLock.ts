import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useTRPC } from '../../app/api.ts'

/** Without a touch for this long the screen locks, in milliseconds. */
export const idleLimit = 10 * 60_000

const signs = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const

/** Locks the session here: at once by calling the answer, or after ten minutes without a touch, or with the computer. */
export function useIdleLock(): () => void {
  const trpc = useTRPC()
  const client = useQueryClient()
  const { mutate } = useMutation(
    trpc.staff.lock.mutationOptions({
      onSettled: () => client.invalidateQueries({ queryKey: trpc.staff.me.queryKey() }),
    }),
  )
  useEffect(() => {
    let touchedAt = Date.now()
    const touch = () => {
      touchedAt = Date.now()
    }
    for (const sign of signs) window.addEventListener(sign, touch, { passive: true, capture: true })
    const timer = setInterval(() => {
      if (Date.now() - touchedAt < idleLimit) return
      touch()
      mutate(undefined)
    }, 5_000)
    const stop = window.deskHost?.onEvent(event => {
      if (event.kind === 'power' && (event.state === 'lock-screen' || event.state === 'suspend'))
        mutate(undefined)
    })
    return () => {
      clearInterval(timer)
      stop?.()
      for (const sign of signs) window.removeEventListener(sign, touch, { capture: true })
    }
  }, [mutate])
  return () => mutate(undefined)
}
