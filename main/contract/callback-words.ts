import type {
  CallbackMethod,
  CallbackState,
  CallbackWhen,
  CancelReason,
  CareState,
  Satisfaction,
} from './callbacks.ts'
import type { Words } from './words.ts'

const words = (zh: string, en: string): Words => ({ zh, en })

/** Words of callbacks: the same on every screen, print and export. */
export const callbackStateWords: Readonly<Record<CallbackState, Words>> = {
  open: words('待回访', 'To call'),
  done: words('已回访', 'Done'),
  unreachable: words('联系不上', 'Unreachable'),
  cancelled: words('已取消', 'Cancelled'),
}

export const callbackWhenWords: Readonly<Record<CallbackWhen, Words>> = {
  overdue: words('已逾期', 'Overdue'),
  today: words('今日到期', 'Due today'),
  now: words('可回访', 'May be called'),
  planned: words('未到时间', 'Planned'),
}

export const callbackMethodWords: Readonly<Record<CallbackMethod, Words>> = {
  phone: words('电话', 'Phone'),
  visit: words('上门', 'Visit'),
  letter: words('信函', 'Letter'),
}

export const satisfactionWords: Readonly<Record<Satisfaction, Words>> = {
  satisfied: words('满意', 'Satisfied'),
  neutral: words('一般', 'Neutral'),
  dissatisfied: words('不满意', 'Dissatisfied'),
}

export const cancelReasonWords: Readonly<Record<CancelReason, Words>> = {
  'owner-declined': words('业主不需要回访', 'The owner wants no callback'),
  anonymous: words('匿名', 'Anonymous'),
  other: words('其他原因', 'Other reason'),
  reopened: words('案件重新打开', 'The case was reopened'),
  void: words('案件作废', 'The case is void'),
  'closed-without': words('案件关闭时注明不回访', 'Closed with a reason for no callback'),
  'person-gone': words('业主资料已删除', 'The person’s data was erased'),
  'tier-left': words('客户等级已变更', 'The customer left the tier'),
  'campaign-ended': words('专项回访已结束', 'The campaign ended'),
}

export const careWords: Readonly<Record<CareState, Words>> = {
  open: words('待安排走访', 'Visit to plan'),
  planned: words('已安排走访', 'Visit planned'),
  settled: words('已化解', 'Settled'),
}
