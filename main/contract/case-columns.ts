import type { Words } from './words.ts'

/** Columns a list of cases can show, print and export. */
export const caseColumns = [
  'number',
  'receivedAt',
  'kind',
  'category',
  'channel',
  'state',
  'level',
  'unit',
  'who',
  'phone',
  'summary',
  'text',
  'assignee',
  'cause',
  'responsible',
  'activeAt',
  'waitingSince',
  'files',
] as const
export type CaseColumn = (typeof caseColumns)[number]

const words = (zh: string, en: string): Words => ({ zh, en })

export const caseColumnWords: Readonly<Record<CaseColumn, Words>> = {
  number: words('编号', 'Number'),
  receivedAt: words('受理时间', 'Received'),
  kind: words('类型', 'Kind'),
  category: words('类别', 'Category'),
  channel: words('渠道', 'Channel'),
  state: words('状态', 'State'),
  level: words('等级', 'Level'),
  cause: words('原因', 'Cause'),
  responsible: words('责任方', 'Responsible party'),
  unit: words('房屋', 'Unit'),
  who: words('业主/来访人', 'Owner or caller'),
  phone: words('电话', 'Phone'),
  summary: words('摘要', 'Summary'),
  text: words('内容', 'What was said'),
  assignee: words('负责人', 'Assigned to'),
  activeAt: words('最近动态', 'Last activity'),
  waitingSince: words('等待自', 'Waiting since'),
  files: words('附件数', 'Files'),
}
