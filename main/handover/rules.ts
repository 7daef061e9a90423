import type { HandoverDay, TaskState } from '../contract/handover.ts'

/** A task with what decides on it. Times are UTC milliseconds. */
export interface TaskFacts {
  readonly daysBefore: number
  readonly approval: boolean
  readonly doneAt: number | null
  readonly approvedAt: number | null
}

/** Days ahead at which a task that is not done yet stands as due. */
const dueWithin = 7
const dayLength = 86_400_000

/** The day so many days before another; behind it where the number is below zero. @param day `2026-07-12` */
export const dayBefore = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) - days * dayLength).toISOString().slice(0, 10)

/** How a task of the countdown stands. @param firstDay of the batch */
export function taskState(
  { daysBefore, approval, doneAt, approvedAt }: TaskFacts,
  firstDay: string,
  today: string,
): TaskState {
  if (doneAt !== null) return approval && approvedAt === null ? 'to-approve' : 'done'
  const dueOn = dayBefore(firstDay, daysBefore)
  if (dueOn < today) return 'overdue'
  return dueOn <= dayBefore(today, -dueWithin) ? 'due' : 'open'
}

/** The day of a batch on which homes of a building can come; undefined where there is none. */
export const dayFor = (
  days: readonly HandoverDay[],
  day: string,
  buildingId: string,
): HandoverDay | undefined => days.find(one => one.day === day && isFor(one, buildingId))

const isFor = ({ buildingIds }: HandoverDay, buildingId: string) =>
  buildingIds.length === 0 || buildingIds.includes(buildingId)

/** What contradicts itself in the days of a batch. */
export function faultOfDays(days: readonly HandoverDay[]): 'overlap' | 'slots' | undefined {
  for (const [index, one] of days.entries()) {
    const twin = days.find(
      (other, at) =>
        at < index &&
        other.day === one.day &&
        (other.buildingIds.length === 0 ||
          one.buildingIds.length === 0 ||
          other.buildingIds.some(id => isFor(one, id))),
    )
    if (twin) return 'overlap'
    const slots = [...one.slots].sort((a, b) => (a.from < b.from ? -1 : 1))
    if (slots.some(({ from, to }, at) => to <= from || (slots[at - 1]?.to ?? '') > from)) return 'slots'
  }
  return undefined
}

/** No 0, 1, I, L, O and U: a code is also read out on the phone. */
const letters = '23456789ABCDEFGHJKMNPQRSTVWXYZ'

/** The code of a notice, `JF-7K3MQ2ZP4X`, out of a secret. @param secret 32 random bytes as base64url */
export function noticeCode(secret: string): string {
  const bytes = Buffer.from(secret, 'base64url').subarray(0, 10)
  return `JF-${Array.from(bytes, byte => letters[byte % letters.length]).join('')}`
}

/** A code as it was typed or scanned, as it is stored. */
export const readCode = (typed: string): string => typed.trim().toUpperCase().replace(/\s+/g, '')

/**
 * The station a family goes to next: the first behind this one that it has not been at, else the first before it;
 * undefined where it has been at all. @param been ids of stations, this one included
 */
export function nextStation<S extends { readonly id: string }>(
  stations: readonly S[],
  here: string,
  been: ReadonlySet<string>,
): S | undefined {
  const at = stations.findIndex(({ id }) => id === here)
  const left = (one: S) => !been.has(one.id)
  return stations.slice(at + 1).find(left) ?? stations.slice(0, Math.max(at, 0)).find(left)
}

/** The middle of some times; null of none. */
export function median(times: readonly number[]): number | null {
  const sorted = [...times].sort((a, b) => a - b)
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? null
}
