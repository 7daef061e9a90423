import type { PointKind, PointState } from '../contract/patrols.ts'
import type { Words } from '../contract/words.ts'
import { addDays } from './days.ts'

/**
 * How a point stands on a day.
 *
 * @param last day of the last check; null before the first
 * @param running whether a season is prepared or running; else nothing is due
 */
export function pointStand(
  { everyDays, since }: { readonly everyDays: number; readonly since: string },
  last: string | null,
  today: string,
  running: boolean,
): { readonly state: PointState; readonly dueDay: string } {
  const next = last === null ? since : addDays(last, everyDays)
  const dueDay = next < since ? since : next
  if (!running) return { state: 'rest', dueDay }
  return { state: dueDay > today ? 'done' : dueDay === today ? 'due' : 'late', dueDay }
}

/** What every building has. How often is a beginning: twice a month, entrances and wells once; the site changes it. */
export const usualPoints: readonly {
  readonly kind: PointKind
  readonly name: Words
  readonly everyDays: number
}[] = [
  { kind: 'roof-drain', name: { zh: '屋面落水口', en: 'Roof drains' }, everyDays: 14 },
  { kind: 'rain-pipe', name: { zh: '雨水立管', en: 'Rain pipes' }, everyDays: 14 },
  { kind: 'basement-entrance', name: { zh: '地下室出入口', en: 'Basement entrance' }, everyDays: 30 },
  { kind: 'well', name: { zh: '雨水井', en: 'Rain wells' }, everyDays: 30 },
]
