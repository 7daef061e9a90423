import type { Language } from '../contract/errors.ts'

/** The words on printed pages. Function entries put a number or a name into a sentence. */
export interface PrintLabels {
  readonly caseSheet: string
  readonly address: string
  readonly postcode: string
  readonly hotline: string
  readonly hours: string
  readonly colon: string
  readonly separator: string
  readonly reception: string
  readonly received: string
  readonly channel: string
  readonly kind: string
  readonly level: string
  readonly category: string
  readonly cause: string
  readonly state: string
  readonly due: string
  readonly noDue: string
  readonly firstContact: string
  readonly responsible: string
  readonly owner: string
  readonly caller: string
  readonly phone: string
  readonly unit: string
  readonly place: string
  readonly said: string
  readonly asked: string
  readonly timeline: string
  readonly noEntries: string
  readonly when: string
  readonly who: string
  readonly entryKind: string
  readonly entryText: string
  readonly result: string
  readonly resolution: string
  readonly verification: string
  readonly photos: string
  readonly attachments: string
  readonly continued: string
  readonly ownerSignature: string
  readonly ownerNote: string
  readonly handlerSignature: string
  readonly managerSignature: string
  readonly signatureDate: string
  readonly unreadable: string
  readonly damaged: string
  readonly filters: string
  readonly emptyList: string
  photo(number: number): string
  page(number: number, total: number): string
  printed(when: string, who: string | undefined): string
  cut(printed: number, length: number): string
  moreEntries(count: number): string
  morePhotos(count: number): string
  moreAttachments(count: number): string
  moreRows(printed: number, total: number): string
  rowCount(count: number): string
  missing(count: number, codes: string): string
}

const zh: PrintLabels = {
  caseSheet: '顾客意见处理单',
  address: '地址',
  postcode: '邮编',
  hotline: '服务热线',
  hours: '服务时间',
  colon: '：',
  separator: ' · ',
  reception: '受理信息',
  received: '受理时间',
  channel: '受理渠道',
  kind: '类型',
  level: '等级',
  category: '类别',
  cause: '原因',
  state: '状态',
  due: '处理时限',
  noDue: '未设时限',
  firstContact: '首问责任人',
  responsible: '负责人',
  owner: '客户与房屋',
  caller: '客户姓名',
  phone: '联系电话',
  unit: '房号',
  place: '部位',
  said: '客户陈述',
  asked: '客户诉求',
  timeline: '处理过程',
  noEntries: '暂无处理记录。',
  when: '时间',
  who: '经办人',
  entryKind: '事项',
  entryText: '内容',
  result: '处理结果与核实',
  resolution: '处理结果',
  verification: '核实与回访',
  photos: '照片',
  attachments: '其他附件',
  continued: '（续）',
  ownerSignature: '客户签字',
  ownerNote: '□ 满意　□ 一般　□ 不满意',
  handlerSignature: '经办人签字',
  managerSignature: '客服经理签字',
  signatureDate: '年　　月　　日',
  unreadable: '照片无法读取，文件可能已损坏',
  damaged: '文件有损坏，可能显示不全',
  filters: '筛选条件',
  emptyList: '没有符合条件的记录。',
  photo: number => `照片 ${number}`,
  page: (number, total) => `第 ${number} 页　共 ${total} 页`,
  printed: (when, who) => (who === undefined ? `打印时间 ${when}` : `打印时间 ${when}　打印人 ${who}`),
  cut: (printed, length) =>
    `【文字过长：此处打印前 ${grouped(printed)} 字，全文共 ${grouped(length)} 字，请在系统中按单号查看全文】`,
  moreEntries: count => `【另有 ${grouped(count)} 条较早的记录未打印，请在系统中按单号查看】`,
  morePhotos: count => `【另有 ${grouped(count)} 张照片未打印，请在系统中按单号查看】`,
  moreAttachments: count => `【另有 ${grouped(count)} 个附件未列出，请在系统中按单号查看】`,
  moreRows: (printed, total) =>
    `【只打印了前 ${grouped(printed)} 条，共 ${grouped(total)} 条。请缩小筛选范围分次打印，或导出为表格】`,
  rowCount: count => `共 ${grouped(count)} 条`,
  missing: (count, codes) => `本件有 ${count} 个字符字库中没有，以“〓”代替，其编码为：${codes}。`,
}

const en: PrintLabels = {
  caseSheet: 'Case sheet',
  address: 'Address',
  postcode: 'Postcode',
  hotline: 'Hotline',
  hours: 'Hours',
  colon: ': ',
  separator: ' · ',
  reception: 'Reception',
  received: 'Received',
  channel: 'Channel',
  kind: 'Kind',
  level: 'Level',
  category: 'Category',
  cause: 'Cause',
  state: 'State',
  due: 'Due',
  noDue: 'No deadline',
  firstContact: 'First contact',
  responsible: 'Responsible',
  owner: 'Owner and unit',
  caller: 'Name',
  phone: 'Phone',
  unit: 'Unit',
  place: 'Place',
  said: 'What was said',
  asked: 'What is asked',
  timeline: 'Timeline',
  noEntries: 'No entries yet.',
  when: 'When',
  who: 'Who',
  entryKind: 'What',
  entryText: 'Text',
  result: 'Resolution and verification',
  resolution: 'Resolution',
  verification: 'Verification and callback',
  photos: 'Photos',
  attachments: 'Other attachments',
  continued: ' (continued)',
  ownerSignature: 'Owner',
  ownerNote: '□ satisfied  □ neutral  □ dissatisfied',
  handlerSignature: 'Handled by',
  managerSignature: 'Manager',
  signatureDate: 'Date                        ',
  unreadable: 'This photo cannot be read. The file may be damaged.',
  damaged: 'file damaged, may be incomplete',
  filters: 'Filters',
  emptyList: 'No entries match.',
  photo: number => `Photo ${number}`,
  page: (number, total) => `Page ${number} of ${total}`,
  printed: (when, who) => (who === undefined ? `Printed ${when}` : `Printed ${when} by ${who}`),
  cut: (printed, length) =>
    `[Text too long: the first ${grouped(printed)} of ${grouped(length)} characters are printed here. Look up the number on the desk for the rest.]`,
  moreEntries: count =>
    `[${grouped(count)} earlier entries are not printed. Look up the number on the desk to read them.]`,
  morePhotos: count =>
    `[${grouped(count)} more photos are not printed. Look up the number on the desk to see them.]`,
  moreAttachments: count =>
    `[${grouped(count)} more attachments are not listed. Look up the number on the desk.]`,
  moreRows: (printed, total) =>
    `[The first ${grouped(printed)} of ${grouped(total)} entries are printed. Narrow the filters to print the rest, or export the list as a workbook.]`,
  rowCount: count => `${grouped(count)} ${count === 1 ? 'entry' : 'entries'}`,
  missing: (count, codes) =>
    `${count} ${count === 1 ? 'character is' : 'characters are'} in no print font and shown as “〓”: ${codes}.`,
}

/** The words of printed pages in one language. */
export const printLabels: Readonly<Record<Language, PrintLabels>> = { zh, en }

function grouped(count: number): string {
  return String(count).replaceAll(/\B(?=(\d{3})+$)/gu, ',')
}
