import type { Rectangle } from 'electron'
import { z } from 'zod'
import { readLocalJson, writeLocalJson } from './local-file.ts'

const Pixels = z.int().min(-100_000).max(100_000)

/** Place, size and zoom of the last window. Local only, never part of the log. */
const windowState = z.object({
  bounds: z.object({ x: Pixels, y: Pixels, width: Pixels.min(1), height: Pixels.min(1) }),
  maximised: z.boolean(),
  zoom: z.number().min(0.5).max(3),
})
export type WindowState = z.infer<typeof windowState>

/** The smallest desk screen the screens are drawn for is 1280×800; a bit less still works beside another program. */
export const MIN_WINDOW = { width: 960, height: 640 } as const
const DEFAULT_WINDOW = { width: 1440, height: 900 } as const

/** How much of the title strip must lie on some display, so that a person can take hold of the window. */
const VISIBLE_STRIP = { width: 120, height: 40 } as const

export function loadWindowState(file: string): WindowState | null {
  return windowState.safeParse(readLocalJson(file)).data ?? null
}

export function saveWindowState(file: string, state: WindowState): boolean {
  return writeLocalJson(file, state)
}

/**
 * A state that is visible on the displays there are now: a remembered place on a display that was unplugged, or a
 * size larger than any display, is replaced.
 *
 * @param displays work areas of all displays
 * @param primary work area of the main display
 */
export function fittedWindowState(
  remembered: WindowState | null,
  displays: readonly Rectangle[],
  primary: Rectangle,
): WindowState {
  if (remembered === null) return { bounds: centred(DEFAULT_WINDOW, primary), maximised: false, zoom: 1 }
  const home = displays.find(area => holdsTitle(area, remembered.bounds))
  if (home === undefined) return { ...remembered, bounds: centred(remembered.bounds, primary) }
  const width = clamp(remembered.bounds.width, MIN_WINDOW.width, home.width)
  const height = clamp(remembered.bounds.height, MIN_WINDOW.height, home.height)
  return { ...remembered, bounds: { x: remembered.bounds.x, y: remembered.bounds.y, width, height } }
}

/** Places a further window a step aside, so that it does not hide the first. */
export function cascaded(bounds: Rectangle, areas: readonly Rectangle[]): Rectangle {
  const moved = { ...bounds, x: bounds.x + 32, y: bounds.y + 32 }
  return areas.some(area => holdsTitle(area, moved)) ? moved : bounds
}

function holdsTitle(area: Rectangle, bounds: Rectangle): boolean {
  const overlap = Math.min(bounds.x + bounds.width, area.x + area.width) - Math.max(bounds.x, area.x)
  const titleInside = bounds.y >= area.y && bounds.y + VISIBLE_STRIP.height <= area.y + area.height
  return overlap >= VISIBLE_STRIP.width && titleInside
}

function centred(size: { width: number; height: number }, area: Rectangle): Rectangle {
  const width = clamp(size.width, MIN_WINDOW.width, area.width)
  const height = clamp(size.height, MIN_WINDOW.height, area.height)
  return {
    x: Math.round(area.x + (area.width - width) / 2),
    y: Math.round(area.y + (area.height - height) / 2),
    width,
    height,
  }
}

/** A display smaller than the smallest window wins: a window larger than its display cannot be used. */
function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, Math.min(least, most)), most)
}
