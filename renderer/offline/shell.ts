import { useSyncExternalStore } from 'react'

/**
 * How it stands with opening these pages without a network: not at all here (no https, or the browser cannot), being
 * kept, kept, and a newer program is here and waits until nobody is in the middle of something.
 */
export type ShellState = 'unable' | 'keeping' | 'kept' | 'newer'

let state: ShellState = 'keeping'
let registered: ServiceWorkerRegistration | undefined
const listeners = new Set<() => void>()

const show = (next: ShellState) => {
  state = next
  for (const listener of listeners) listener()
}

let asked = false

/** Has the browser keep the screens, once for this page. */
export function keepShell(): void {
  if (asked) return
  asked = true
  if (!window.isSecureContext || !('serviceWorker' in navigator)) show('unable')
  else register().catch(() => show('unable'))
}

async function register(): Promise<void> {
  const registration = await navigator.serviceWorker.register('/service-worker.js', { scope: '/tablet' })
  registered = registration
  const look = () => {
    if (registration.waiting && registration.active) show('newer')
    else if (registration.active) show('kept')
  }
  registration.addEventListener('updatefound', () => {
    registration.installing?.addEventListener('statechange', look)
  })
  registration.installing?.addEventListener('statechange', look)
  look()
}

/** Takes the newer program now: this page is loaded anew with it. */
export function takeNewer(): void {
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true })
  registered?.waiting?.postMessage('take over')
}

export const useShellState = (): ShellState =>
  useSyncExternalStore(
    listener => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => state,
  )
