import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { useEffect } from 'react'
import { errorText, useTRPC } from '../../app/api.ts'
import { isRefusal } from '../../app/errors.ts'
import { useLanguage } from '../../app/i18n.ts'

/** Without a touch for this long the screen locks, in milliseconds. */
export const idleLimit = 10 * 60_000

const signs = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const

/**
 * Locks the session here: at once by calling the answer, or after ten minutes without a touch, or with the computer.
 *
 * @param active false on a device on which nobody signs in
 */
export function useIdleLock(active = true): () => void {
  const trpc = useTRPC()
  const client = useQueryClient()
  const { message } = App.useApp()
  const language = useLanguage()
  const { mutate } = useMutation(
    trpc.staff.lock.mutationOptions({
      // A screen that was to be locked must not stay open because one request was lost, nor open again without a word.
      retry: (failures, error) => failures < 5 && !isRefusal(error),
      onError: error => {
        message.error(errorText(error, language))
      },
      onSettled: () => client.invalidateQueries({ queryKey: trpc.staff.me.queryKey() }),
    }),
  )
  useEffect(() => {
    if (!active) return undefined
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
  }, [active, mutate])
  return () => mutate(undefined)
}
