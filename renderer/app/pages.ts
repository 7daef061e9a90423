import type { PaletteCommand } from './palette-types.ts'

/**
 * Which addresses and commands there are, for pages that list or link them. Filled once from the features at start;
 * a page that imported the routes themselves would import itself.
 */
let paths: readonly string[] = []
let commands: readonly PaletteCommand[] = []

export function registerPages(all: {
  readonly paths: readonly string[]
  readonly commands: readonly PaletteCommand[]
}): void {
  paths = all.paths
  commands = all.commands
}

/** True where some feature has a page at this address or below it: places without one are not shown. */
export function hasPage(path: string): boolean {
  return paths.some(known => known === path || known.startsWith(`${path}/`))
}

/** Commands of all features. */
export const allCommands = (): readonly PaletteCommand[] => commands
