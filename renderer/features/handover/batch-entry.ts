import type { BatchDetail, HandoverDay } from '../../../main/contract/handover.ts'
import { StationKind } from '../../../main/contract/profile-handover.ts'

/** A day as it stands in the form: its times one a line, `09:00-11:30 40`. */
export interface DayEntry {
  readonly key: string
  readonly day: string
  readonly buildingIds: readonly string[]
  readonly slots: string
}

export interface StationEntry {
  readonly id: string
  readonly kind: StationKind
  readonly name: string
  readonly counters: number
  readonly staffIds: readonly string[]
}

const slotLine = /^(\d{1,2}):?(\d{2})\s*[-–—~至到]\s*(\d{1,2}):?(\d{2})[\s,，:：x×*]+(\d{1,4})\s*[户家]?$/

const clock = (hour = '', minute = '') => `${hour.padStart(2, '0')}:${minute}`
const isClock = (text: string) => /^([01]\d|2[0-3]):[0-5]\d$/.test(text)

/** Times of a day as they were typed, one a line; undefined where a line cannot be read. */
export function readSlots(text: string): HandoverDay['slots'] | undefined {
  const lines = text
    .normalize('NFKC')
    .split(/[\n;]/)
    .map(line => line.trim())
    .filter(line => line !== '')
  const slots = lines.map(line => {
    const [, fromHour, fromMinute, toHour, toMinute, capacity] = slotLine.exec(line) ?? []
    return {
      from: clock(fromHour, fromMinute),
      to: clock(toHour, toMinute),
      capacity: Number(capacity ?? 0),
    }
  })
  const right = slots.every(
    ({ from, to, capacity }) => isClock(from) && isClock(to) && from < to && capacity > 0 && capacity <= 2000,
  )
  return slots.length > 0 && right ? slots : undefined
}

export const slotsText = (slots: HandoverDay['slots']): string =>
  slots.map(({ from, to, capacity }) => `${from}-${to} ${capacity}`).join('\n')

/** What a form about a batch sends, of a batch as it stands. */
export const sentOf = ({ name, target, days, stations }: BatchDetail) => ({
  name,
  target,
  days: days.map(({ day, buildingIds, slots }) => ({ day, buildingIds, slots })),
  stations: stations.map(({ id, kind, name: called, counters, staffIds }) => ({
    id,
    kind,
    name: called,
    counters,
    staffIds,
  })),
})
