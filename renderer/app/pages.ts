import type { PaletteCommand } from './palette-types.ts'

/**
 * Which addresses and commands there are, for pages that list or link them. Filled once from the features at start;
 * a page that imported the routes themselves would import itself.
 */
let paths: readonly string[] = []
let commands: readonly PaletteCommand[] = []
let load: (path: string) => Promise<unknown> = () => Promise.resolve()

export function registerPages(all: {
  readonly paths: readonly string[]
  readonly commands: readonly PaletteCommand[]
  /** Fetches the code of the page at an address ahead. */
  load?(path: string): Promise<unknown>
}): void {
  paths = all.paths
  load = all.load ?? load
  commands = all.commands
}

/** True where some feature has a page at this address or below it: places without one are not shown. */
export function hasPage(path: string): boolean {
  return paths.some(known => known === path || known.startsWith(`${path}/`))
}

/** Fetches a page that is likely to be wanted next, so that it is there at once. */
export function preloadPage(path: string): void {
  // Where that fails the page itself says so when it is opened.
  load(path).catch(() => undefined)
}

/** Commands of all features that are offered here: at a headquarters, or at a site. */
export const allCommands = (headquarters: boolean): readonly PaletteCommand[] =>
  commands.filter(({ at }) => (headquarters ? at !== undefined : at !== 'headquarters'))
