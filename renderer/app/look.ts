import { useSyncExternalStore } from 'react'
import { readSetting, writeSetting } from './settings.ts'

/** What a person chose; `system` follows the computer. */
export const themeChoices = ['system', 'light', 'dark'] as const
export type ThemeChoice = (typeof themeChoices)[number]

const dark = window.matchMedia('(prefers-color-scheme: dark)')
const listeners = new Set<() => void>()
let choice: ThemeChoice = themeChoices.find(known => known === readSetting('theme')) ?? 'system'

const isDark = () => choice === 'dark' || (choice === 'system' && dark.matches)

function apply(): void {
  document.documentElement.dataset.theme = isDark() ? 'dark' : 'light'
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Chooses the look of this device. */
export function setTheme(next: ThemeChoice): void {
  choice = next
  writeSetting('theme', next)
  apply()
}

export const useThemeChoice = (): ThemeChoice => useSyncExternalStore(subscribe, () => choice)
export const useIsDark = (): boolean => useSyncExternalStore(subscribe, isDark)

dark.addEventListener('change', apply)
apply()
