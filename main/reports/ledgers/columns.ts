import type { LedgerColumn } from '../../contract/ledgers.ts'
import type { Words } from '../../contract/words.ts'
import { dayStamp } from '../../site/time.ts'
import type { LedgerContext } from '../ledger.ts'

/** A word in both languages, and columns made of them. */
export const words = (zh: string, en: string): Words => ({ zh, en })
export const text = (id: string, zh: string, en: string, width?: number) => ({
  id,
  words: words(zh, en),
  kind: 'text' as const,
  ...(width === undefined ? {} : { width }),
})
export const time = (id: string, zh: string, en: string) => ({
  id,
  words: words(zh, en),
  kind: 'time' as const,
})
export const todayAt = ({ now, timeZone }: LedgerContext) => dayStamp(now, timeZone)

/** A column of figures. */
export const number = (id: string, zh: string, en: string): LedgerColumn => ({
  id,
  words: words(zh, en),
  kind: 'number',
  width: 10,
})
