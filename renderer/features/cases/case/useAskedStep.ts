import { useEffect, useRef } from 'react'
import { useSearchParams } from 'react-router'
import { type ComposerMode, composerModes } from './composer.ts'
import type { CaseAction } from './next-steps.ts'

/**
 * `?do=resolve` in the address: another screen sent somebody here to take that step. The reply box is made ready for
 * it, where the step is offered; nothing is done by an address alone.
 */
export function useAskedStep(offered: readonly CaseAction[], compose: (mode: ComposerMode) => void): void {
  const [params, setParams] = useSearchParams()
  const asked = params.get('do')
  const latest = useRef({ offered, compose, setParams })
  useEffect(() => {
    latest.current = { offered, compose, setParams }
  })
  useEffect(() => {
    if (asked === null) return
    const { offered: now, compose: open, setParams: change } = latest.current
    const mode = composerModes.find(known => known === asked)
    if (mode !== undefined && now.some(action => action === mode)) open(mode)
    change(
      current => {
        const next = new URLSearchParams(current)
        next.delete('do')
        return next
      },
      { replace: true },
    )
  }, [asked])
}
