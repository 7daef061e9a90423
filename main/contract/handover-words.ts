import type { HandoverVisitState, PostedWay, TaskState, VerifiedWay } from './handover.ts'
import type { ReminderStep } from './handover-day.ts'
import type { StationKind } from './profile-handover.ts'
import type { Words } from './words.ts'

const words = (zh: string, en: string): Words => ({ zh, en })

/** How a home stands on its way to the keys. */
export const visitStateWords: Readonly<Record<HandoverVisitState, Words>> = {
  planned: words('未到场', 'not here yet'),
  present: words('在场办理', 'here'),
  accepted: words('已收楼', 'handed over'),
  refused: words('拒收', 'refused'),
  absent: words('缺席', 'absent'),
  withdrawn: words('已移出', 'off the list'),
}

export const taskStateWords: Readonly<Record<TaskState, Words>> = {
  done: words('已完成', 'done'),
  open: words('未到期', 'to do'),
  due: words('七天内到期', 'due within 7 days'),
  overdue: words('已逾期', 'overdue'),
  'to-approve': words('待批准', 'to be approved'),
}

export const verifiedWayWords: Readonly<Record<VerifiedWay, Words>> = {
  phone: words('电话', 'phone'),
  desk: words('到场', 'at the desk'),
  visit: words('上门', 'home visit'),
  letter: words('书面', 'letter'),
}

export const postedWayWords: Readonly<Record<PostedWay, Words>> = {
  registered: words('挂号信', 'registered letter'),
  express: words('特快专递', 'express'),
  'by-hand': words('当面送达', 'by hand'),
  electronic: words('电子送达', 'electronic'),
  newspaper: words('登报公告', 'newspaper'),
}

export const stationKindWords: Readonly<Record<StationKind, Words>> = {
  identity: words('核验身份', 'identity'),
  account: words('结清款项', 'account'),
  inspection: words('验房', 'inspection'),
  signing: words('签署', 'signing'),
  items: words('钥匙物品', 'keys and items'),
  other: words('其他', 'other'),
}

export const reminderStepWords: Readonly<Record<ReminderStep, Words>> = {
  call: words('电话', 'call'),
  letter: words('函件', 'letter'),
  formal: words('正式通知', 'formal notice'),
  legal: words('法律途径', 'legal step'),
}
