import { useSyncExternalStore } from 'react'

/** From here list and case stand side by side. */
const wide = window.matchMedia('(min-width: 1100px)')

const subscribe = (listener: () => void) => {
  wide.addEventListener('change', listener)
  return () => wide.removeEventListener('change', listener)
}

/** Whether there is room for list and case beside each other. */
export const useWide = (): boolean => useSyncExternalStore(subscribe, () => wide.matches)
