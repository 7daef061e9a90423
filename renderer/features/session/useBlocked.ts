import { useEffect, useState } from 'react'
import { refusalOf } from '../../app/errors.ts'

/** Seconds until the desk takes another try after too many wrong passwords; 0 where it does now. */
export function useBlocked(error: unknown): number {
  const [seconds, setSeconds] = useState(0)
  useEffect(() => {
    const refusal = refusalOf(error)
    if (refusal?.code !== 'session.blocked') return undefined
    const until = Date.now() + Number(refusal.params.seconds ?? 0) * 1_000
    const tick = () => setSeconds(Math.max(0, Math.ceil((until - Date.now()) / 1_000)))
    tick()
    const timer = setInterval(tick, 500)
    return () => clearInterval(timer)
  }, [error])
  return seconds
}
