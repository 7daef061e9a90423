import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { use, useEffect } from 'react'
import { usualIdleMinutes } from '../../../main/contract/station.ts'
import { errorText, useTRPC } from '../../app/api.ts'
import { isRefusal } from '../../app/errors.ts'
import { useLanguage } from '../../app/i18n.ts'
import { SessionContext } from '../../app/session.ts'

/** How often the desk is told of touches where it decides by itself when the device locks, in milliseconds. */
const tellEvery = 20_000

const signs = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const

/**
 * Locks the session here: at once by calling the answer, or after the minutes without a touch that were
 * chosen for this device (`usualIdleMinutes` where none were), or with the computer. Where they were chosen, the desk
 * counts them too, from what it is told of touches: a page that was stopped or meddled with locks all the same.
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
  const { mutate: tell } = useMutation(trpc.staff.touch.mutationOptions())
  const chosen = use(SessionContext)?.idleMinutes ?? null
  useEffect(() => {
    if (!active) return undefined
    const limit = (chosen ?? usualIdleMinutes) * 60_000
    let touchedAt = Date.now()
    let toldAt = 0
    const touch = () => {
      touchedAt = Date.now()
      if (chosen === null || touchedAt - toldAt < tellEvery) return
      toldAt = touchedAt
      tell(undefined)
    }
    for (const sign of signs) window.addEventListener(sign, touch, { passive: true, capture: true })
    const timer = setInterval(() => {
      if (Date.now() - touchedAt < limit) return
      touchedAt = Date.now()
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
  }, [active, chosen, mutate, tell])
  return () => mutate(undefined)
}
