import type { Words } from '../../../../main/contract/words.ts'

/** What the tabs of a unit file are called, by their keys. */
export const tabTitles = {
  overview: { zh: '概览', en: 'Overview' },
  people: { zh: '人员', en: 'People' },
  contract: { zh: '合同', en: 'Contract' },
  documents: { zh: '资料', en: 'Documents' },
  cases: { zh: '案件', en: 'Cases' },
  timeline: { zh: '全部记录', en: 'Timeline' },
} as const satisfies Record<string, Words>
