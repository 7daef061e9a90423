import type { CaseSheet } from '../../main/print/case-sheet.ts'

/** 2026-07-12 18:40 in Shanghai, a Sunday. */
export const SUNDAY_EVENING = Date.UTC(2026, 6, 12, 10, 40)

/** A case sheet as the desk prints it, with what a test wants to differ. */
export function sampleSheet(changes: Partial<CaseSheet> = {}): CaseSheet {
  return {
    site: { name: '云上花园客户服务中心', address: '海棠路88号', postcode: '572013', hotlines: ['12345'] },
    timeZone: 'Asia/Shanghai',
    printedAt: SUNDAY_EVENING + 3_600_000,
    printedBy: '李晓敏',
    number: 'KF-HT01-202607-0042',
    kind: '投诉',
    level: '二级',
    category: ['房屋质量', '渗漏'],
    channel: '来访',
    state: '处理中',
    receivedAt: SUNDAY_EVENING,
    said: '主卧飘窗渗水。',
    timeline: [{ at: SUNDAY_EVENING, who: '王喆', kind: '受理', text: '来访受理。' }],
    photos: [],
    attachments: [],
    ...changes,
  }
}
