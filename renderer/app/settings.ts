/** What this device remembers of its look. Nothing about owners is kept here. */
const names = ['language', 'theme', 'interview-guide'] as const
export type SettingName = (typeof names)[number]

const keyOf = (name: SettingName) => `desk.${name}`

/** A setting of this device; null where there is none or the browser keeps nothing. */
export function readSetting(name: SettingName): string | null {
  try {
    return localStorage.getItem(keyOf(name))
  } catch {
    // A browser that keeps nothing works with the defaults.
    return null
  }
}

/** Remembers a setting on this device, as far as the browser lets it. */
export function writeSetting(name: SettingName, value: string): void {
  try {
    localStorage.setItem(keyOf(name), value)
  } catch {
    // Full or forbidden storage: the setting lasts until the page closes.
  }
}
