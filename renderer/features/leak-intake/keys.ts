import type { LeakDanger, LeakEntry, LeakMention, LeakSeverity } from '../../../main/contract/leaks.ts'

/** One key each, all under the left hand, so that the right one stays on the digits. */
export const entryKeys: Readonly<Record<LeakEntry, string>> = {
  roof: '1',
  'outer-wall': '2',
  window: '3',
  'wet-room-above': '4',
  pipe: '5',
  basement: '6',
  balcony: '7',
  unknown: '8',
}
export const severityKeys: Readonly<Record<LeakSeverity, string>> = {
  danger: 'Q',
  spreading: 'W',
  seepage: 'E',
  damp: 'R',
}
export const dangerKeys: Readonly<Record<LeakDanger, string>> = {
  electricity: 'Z',
  ceiling: 'X',
  trapped: 'C',
}
export const mentionKeys: Readonly<Record<LeakMention, string>> = { press: 'B', neighbours: 'N' }
