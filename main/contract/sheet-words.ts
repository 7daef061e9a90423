import type { Language } from './errors.ts'
import type { DeliveryWay, RecipientKind, SheetDirection, SheetState } from './sheets.ts'
import type { Words } from './words.ts'

const words = (zh: string, en: string): Words => ({ zh, en })

/** Words for the enumerations of contact sheets: the same on every screen, print and export. */
export const sheetStateWords: Readonly<Record<SheetState, Words>> = {
  draft: words('草稿', 'Draft'),
  issued: words('已发出', 'Issued'),
  delivered: words('已送达', 'Delivered'),
  replied: words('已回复', 'Replied'),
  'sent-back': words('已退回', 'Sent back'),
  accepted: words('已验收', 'Accepted'),
  received: words('待答复', 'To answer'),
  answered: words('已答复待送达', 'Answered, to deliver'),
  closed: words('已办结', 'Closed'),
  withdrawn: words('已撤回', 'Withdrawn'),
}

export const deliveryWayWords: Readonly<Record<DeliveryWay, Words>> = {
  'by-hand': words('当面交接', 'By hand'),
  messenger: words('微信等即时通讯', 'Messenger'),
  email: words('电子邮件', 'E-mail'),
  fax: words('传真', 'Fax'),
  post: words('邮寄快递', 'Post'),
  phone: words('电话告知', 'By phone'),
}

export const withdrawWords: Readonly<Record<string, Words>> = {
  settled: words('已另行解决', 'Settled otherwise'),
  mistake: words('误发', 'Issued by mistake'),
  'wrong-recipient': words('收件单位有误', 'Wrong recipient'),
  replaced: words('已重新发出', 'Replaced by another sheet'),
  other: words('其他原因', 'Other reason'),
}

export const directionWords: Readonly<Record<SheetDirection, Words>> = {
  out: words('发出', 'Out'),
  in: words('收到', 'In'),
}

export const recipientKindWords: Readonly<Record<RecipientKind, Words>> = {
  department: words('内部部门', 'Department'),
  'property-company': words('物业公司', 'Property company'),
  contractor: words('施工及供应单位', 'Contractor'),
  design: words('设计', 'Design office'),
  sales: words('销售', 'Sales'),
  hq: words('总部', 'Headquarters'),
  other: words('其他', 'Other'),
}

/** What an entry of a sheet's story is called. */
export const sheetEntryWords: Readonly<Record<string, Words>> = {
  'sheet.drafted': words('起草', 'Drafted'),
  'sheet.corrected': words('修改草稿', 'Draft changed'),
  'sheet.issued': words('发出', 'Issued'),
  'sheet.delivered': words('送达', 'Delivered'),
  'sheet.replied': words('回复', 'Replied'),
  'sheet.accepted': words('验收通过', 'Accepted'),
  'sheet.sentBack': words('退回', 'Sent back'),
  'sheet.closed': words('办结', 'Closed'),
  'sheet.withdrawn': words('撤回', 'Withdrawn'),
  'sheet.chased': words('催办', 'Chased'),
  'sheet.dueMoved': words('调整期限', 'Due time moved'),
  'sheet.stepTaken': words('步骤', 'Step'),
  'sheet.fileAttached': words('附件', 'File attached'),
  'sheet.received': words('收到', 'Received'),
  'sheet.answered': words('答复', 'Answered'),
  'sheet.answerDelivered': words('答复送达', 'Answer delivered'),
  'sheet.clockReached': words('期限提醒', 'Deadline'),
}

/** A state in words, for errors that name one. */
export function sheetStateWord(state: string, language: Language): string {
  const known: Readonly<Record<string, Words>> = sheetStateWords
  return known[state]?.[language] ?? state
}
