import { type LeakWatchReason, leakWatchReasons } from '../../contract/leak-watch.ts'
import type { LeakRow } from '../../contract/leaks.ts'

/** So many households of one source make a group, whatever each of them says. */
export const manyHomes = 5

/** Why a household is watched, the gravest reason first; none for most. @param homes open leaks of its source */
export function reasonsOf(leak: LeakRow, homes: number, now: number): LeakWatchReason[] {
  const holds: Readonly<Record<LeakWatchReason, boolean>> = {
    press: leak.mentions.includes('press'),
    neighbours: leak.mentions.includes('neighbours'),
    returned: leak.returns > 0,
    many: homes >= manyHomes,
    silent: leak.contactDueAt < now,
  }
  return leakWatchReasons.filter(reason => holds[reason])
}
