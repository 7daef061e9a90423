import type { PaletteItem } from './palette-model.ts'

/**
 * What was opened from the palette, newest first. In memory only: these lines name owners, and what names owners
 * is not left on the device.
 */
let recent: readonly PaletteItem[] = []
let ownerOf: string | undefined
const most = 8

/** The recent lines of this person. */
export function recentItems(staffId: string): readonly PaletteItem[] {
  return ownerOf === staffId ? recent : []
}

/** Remembers a line until the page is closed or somebody else signs in. */
export function rememberItem(staffId: string, item: PaletteItem): void {
  if (item.path === undefined) return
  const kept = recentItems(staffId).filter(known => known.path !== item.path)
  recent = [{ ...item, group: 'recent' as const }, ...kept].slice(0, most)
  ownerOf = staffId
}
