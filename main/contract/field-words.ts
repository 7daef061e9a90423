import type { Language } from './errors.ts'

/** What fields are called on the screen, for errors that name one. */
const fieldWords: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  text: { zh: '内容', en: 'text' },
  note: { zh: '备注', en: 'note' },
  wish: { zh: '诉求', en: 'what they want' },
  place: { zh: '位置', en: 'place' },
  callerName: { zh: '来访人姓名', en: 'caller’s name' },
  callerPhone: { zh: '来访人电话', en: 'caller’s phone' },
  source: { zh: '网址', en: 'web address' },
  kind: { zh: '类型', en: 'kind' },
  category: { zh: '类别', en: 'category' },
  channel: { zh: '渠道', en: 'channel' },
  answer: { zh: '答复', en: 'answer' },
  name: { zh: '名称', en: 'name' },
  managerName: { zh: '经理姓名', en: 'manager’s name' },
  login: { zh: '登录名', en: 'sign-in name' },
  password: { zh: '密码', en: 'password' },
  next: { zh: '新密码', en: 'new password' },
  code: { zh: '项目代码', en: 'site code' },
  number: { zh: '号码', en: 'number' },
  phones: { zh: '电话', en: 'phones' },
  idDocument: { zh: '证件号码', en: 'ID document' },
  birthday: { zh: '生日', en: 'birthday' },
  mailingAddress: { zh: '通讯地址', en: 'mailing address' },
  address: { zh: '地址', en: 'address' },
  postcode: { zh: '邮编', en: 'postcode' },
  hotlines: { zh: '热线', en: 'hotlines' },
  hours: { zh: '服务时间', en: 'hours' },
  from: { zh: '开始日期', en: 'from' },
  until: { zh: '结束日期', en: 'until' },
  room: { zh: '房间', en: 'room' },
  floor: { zh: '楼层', en: 'floor' },
  unitType: { zh: '户型', en: 'unit type' },
  measuredArea: { zh: '实测面积', en: 'measured area' },
  contractArea: { zh: '合同面积', en: 'contract area' },
  role: { zh: '身份', en: 'role' },
  reason: { zh: '原因', en: 'reason' },
  title: { zh: '标题', en: 'title' },
  recoveryKey: { zh: '恢复密钥', en: 'recovery key' },
}

/** A field in the reader's language; its own name where it has no word. */
export function fieldWord(name: string, language: Language): string {
  return fieldWords[name]?.[language] ?? name
}
