import { useEffect, useEffectEvent } from 'react'

const offered: (() => void)[] = []

/** While the calling component is shown, the palette photographs for it; the one shown last wins. */
export function useOffered(open: () => void, can: boolean): void {
  const run = useEffectEvent(open)
  useEffect(() => {
    if (!can) return undefined
    const entry = () => run()
    offered.push(entry)
    return () => {
      offered.splice(offered.indexOf(entry), 1)
    }
  }, [can])
}

/** What is photographed for on the page that is shown; undefined where nothing is. */
export const lastOffered = (): (() => void) | undefined => offered.at(-1)
