import type { SettlementGap } from './settlement.ts'
import type { Words } from './words.ts'

const words = (zh: string, en: string): Words => ({ zh, en })

/** What has to be known before a sum can be told. */
export const settlementGapWords: Readonly<Record<SettlementGap, Words>> = {
  promised: words('约定交付日期', 'promised day'),
  clause: words('违约金条款', 'clause about delay'),
  paid: words('已付房款', 'what was paid'),
  price: words('总价', 'price'),
  contractArea: words('合同面积', 'contract area'),
  measuredArea: words('实测面积', 'measured area'),
}
