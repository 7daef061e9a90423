import type { Language } from '../contract/errors.ts'

/** The words on printed contact sheets, beside those every printed page has. */
export interface ContactLabels {
  readonly sheet: string
  readonly incoming: string
  readonly to: string
  readonly from: string
  readonly issued: string
  readonly received: string
  readonly deliverBy: string
  readonly replyBy: string
  readonly answerBy: string
  readonly about: string
  readonly caseNumber: string
  readonly home: string
  readonly writtenBy: string
  readonly matter: string
  readonly subject: string
  readonly delivery: string
  readonly deliveredAt: string
  readonly receivedBy: string
  readonly steps: string
  readonly reply: string
  readonly answer: string
  readonly repliedAt: string
  readonly repliedBy: string
  readonly checkNote: string
  readonly recipientSignature: string
  readonly responsibleSignature: string
  readonly deskSignature: string
  readonly draft: string
}

const zh: ContactLabels = {
  sheet: '工作联系单',
  incoming: '来函联系单',
  to: '主送',
  from: '来函单位',
  issued: '发出时间',
  received: '收到时间',
  deliverBy: '送达期限',
  replyBy: '回复期限',
  answerBy: '答复期限',
  about: '基本信息',
  caseNumber: '关联案件',
  home: '房号',
  writtenBy: '经办人',
  matter: '联系事项',
  subject: '事由',
  delivery: '送达签收',
  deliveredAt: '送达时间',
  receivedBy: '签收人',
  steps: '办理步骤',
  reply: '回复意见',
  answer: '我方答复',
  repliedAt: '回复时间',
  repliedBy: '回复人',
  checkNote: '□ 合格　□ 退回重办',
  recipientSignature: '收件单位签收',
  responsibleSignature: '收件单位负责人',
  deskSignature: '客户服务中心',
  draft: '草稿',
}

const en: ContactLabels = {
  sheet: 'Contact sheet',
  incoming: 'Contact sheet received',
  to: 'To',
  from: 'From',
  issued: 'Issued',
  received: 'Received',
  deliverBy: 'Deliver by',
  replyBy: 'Reply by',
  answerBy: 'Answer by',
  about: 'About this sheet',
  caseNumber: 'Case',
  home: 'Unit',
  writtenBy: 'Written by',
  matter: 'Matter',
  subject: 'Subject',
  delivery: 'Delivery',
  deliveredAt: 'Delivered',
  receivedBy: 'Received by',
  steps: 'Steps',
  reply: 'Reply',
  answer: 'Our answer',
  repliedAt: 'Replied',
  repliedBy: 'Replied by',
  checkNote: '□ accepted  □ sent back',
  recipientSignature: 'Recipient',
  responsibleSignature: 'Head of the recipient',
  deskSignature: 'Service centre',
  draft: 'Draft',
}

export const contactLabels: Readonly<Record<Language, ContactLabels>> = { zh, en }
