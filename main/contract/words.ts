import type { CaseKind, CaseLevel, CaseState, Channel, ResponsibleKind } from './cases.ts'
import type { Language } from './errors.ts'
import type { Role } from './permissions.ts'
import type { PromiseState } from './promises.ts'

/** A word in both languages. */
export type Words = Readonly<Record<Language, string>>

const words = (zh: string, en: string): Words => ({ zh, en })

/** Words for the enumerations of cases: the same on every screen, print and export. */
export const kindWords: Readonly<Record<CaseKind, Words>> = {
  consultation: words('咨询', 'Consultation'),
  complaint: words('投诉', 'Complaint'),
  repair: words('报修', 'Repair'),
  suggestion: words('建议', 'Suggestion'),
  dispute: words('纠纷', 'Dispute'),
  praise: words('表扬', 'Praise'),
}

export const stateWords: Readonly<Record<CaseState, Words>> = {
  received: words('已受理', 'Received'),
  handling: words('处理中', 'Handling'),
  resolved: words('已解决', 'Resolved'),
  closed: words('已关闭', 'Closed'),
  void: words('已作废', 'Void'),
}

export const channelWords: Readonly<Record<Channel, Words>> = {
  counter: words('来访', 'Counter visit'),
  phone: words('来电', 'Phone'),
  letter: words('来信', 'Letter'),
  fax: words('传真', 'Fax'),
  'home-visit': words('上门走访', 'Home visit'),
  'suggestion-box': words('意见箱', 'Suggestion box'),
  wechat: words('微信', 'WeChat'),
  microblog: words('微博', 'Microblog'),
  forum: words('网络论坛', 'Web forum'),
  hotline: words('政府热线', 'Government hotline'),
  'property-company': words('物业公司', 'Property company'),
  hq: words('总部转办', 'Headquarters'),
  department: words('其他部门', 'Other department'),
  staff: words('员工提出', 'Staff'),
}

export const roomWords: Readonly<Record<string, Words>> = {
  entrance: words('入户/玄关', 'Entrance'),
  'living-room': words('客厅', 'Living room'),
  bedroom: words('卧室', 'Bedroom'),
  kitchen: words('厨房', 'Kitchen'),
  bathroom: words('卫生间', 'Bathroom'),
  balcony: words('阳台', 'Balcony'),
  roof: words('屋面', 'Roof'),
  basement: words('地下室', 'Basement'),
  facade: words('外墙', 'Façade'),
  stairwell: words('楼道', 'Stairwell'),
  parking: words('车位/车库', 'Parking'),
  garden: words('园区', 'Garden'),
  other: words('其他', 'Other'),
}

export const noteKindWords: Readonly<Record<string, Words>> = {
  note: words('记录', 'Note'),
  call: words('通话', 'Call'),
  visit: words('上门', 'Visit'),
  chase: words('催办', 'Chase'),
  supervise: words('督办', 'Supervision'),
  promise: words('承诺', 'Promise'),
  copy: words('抄送销售', 'Copy to sales'),
}

export const waitingWords: Readonly<Record<string, Words>> = {
  owner: words('等业主', 'Waiting for the owner'),
  parts: words('等配件', 'Waiting for parts'),
  other: words('等待中', 'Waiting'),
}

export const noCallbackWords: Readonly<Record<string, Words>> = {
  'answered-on-the-spot': words('当场答复', 'Answered on the spot'),
  'owner-declined': words('业主不需要回访', 'The owner wants no callback'),
  unreachable: words('多次联系不上', 'Could not be reached'),
  anonymous: words('匿名', 'Anonymous'),
  other: words('其他原因', 'Other reason'),
}

export const voidWords: Readonly<Record<string, Words>> = {
  duplicate: words('重复', 'Duplicate'),
  mistake: words('误录', 'Entered by mistake'),
  misrouted: words('错派，已退回', 'Misrouted, sent back'),
  other: words('其他原因', 'Other reason'),
}

export const entryWords: Readonly<Record<string, Words>> = {
  'case.received': words('受理', 'Received'),
  'case.corrected': words('更正', 'Corrected'),
  'case.noted': words('记录', 'Note'),
  'case.assigned': words('指派', 'Assigned'),
  'case.handlingStarted': words('开始处理', 'Handling started'),
  'case.waitingStarted': words('开始等待', 'Waiting'),
  'case.waitingEnded': words('结束等待', 'Waiting ended'),
  'case.resolved': words('已解决', 'Resolved'),
  'case.verified': words('核实', 'Verified'),
  'case.closed': words('关闭', 'Closed'),
  'case.reopened': words('重新打开', 'Reopened'),
  'case.voided': words('作废', 'Voided'),
  'case.restored': words('恢复', 'Restored'),
  'case.fileAttached': words('附件', 'File attached'),
  'case.unmasked': words('查看完整号码', 'Full number looked at'),
  'case.levelProposed': words('建议等级', 'Level proposed'),
  'case.levelSet': words('确定等级', 'Level set'),
  'case.causeFound': words('认定原因', 'Cause'),
  'case.complainedOf': words('被投诉人', 'Complained of'),
  'case.responsibleFixed': words('落实责任方', 'Responsible party fixed'),
  'case.linked': words('关联案件', 'Linked'),
  'case.unlinked': words('取消关联', 'Link taken back'),
  'leak.reported': words('登记漏水', 'Leak reported'),
  'leak.calledAgain': words('再次来电', 'Called again'),
  'leak.callTakenBack': words('撤回来电', 'Call taken back'),
  'leak.placed': words('补上房屋', 'Home named'),
  'leak.triaged': words('判定轻重', 'Judged'),
  'leak.dispatched': words('派抢修队', 'Team sent'),
  'leak.recalled': words('撤回抢修队', 'Team told off'),
  'leak.steppedBack': words('撤回一步', 'Step taken back'),
  'leak.advanced': words('抢修进度', 'Team'),
  'leak.notEntered': words('未能入户', 'Could not get in'),
  'leak.householdTold': words('联系住户', 'Household told'),
  'leak.repairPlanned': words('安排维修', 'Repair planned'),
  'leak.repaired': words('维修完成', 'Repaired'),
  'leak.tested': words('检验', 'Tested'),
  'leak.accepted': words('验收', 'Accepted'),
  'leak.returned': words('漏水复发', 'Leaks again'),
  'leak.damageNoted': words('登记受损物品', 'Damage noted'),
  'leak.damageAgreed': words('商定受损金额', 'Damage agreed'),
  'leak.damageStruck': words('作废受损物品', 'Damage struck'),
  'leak.costNoted': words('登记费用', 'Cost noted'),
  'leak.costCharged': words('改定费用承担方', 'Cost charged'),
  'leak.costReversed': words('冲销费用', 'Cost reversed'),
  'leak.lossShown': words('补充照片或凭证', 'Photos or papers added'),
  'leak.teamNoted': words('抢修队说', 'The team said'),
  'leak.joinedSource': words('归入同一源头', 'Came to a source'),
  'promise.made': words('承诺', 'Promise'),
  'promise.moved': words('承诺改期', 'Promise moved'),
  'promise.ended': words('承诺结果', 'Outcome of a promise'),
  'promise.reopened': words('撤销承诺结果', 'Outcome of a promise taken back'),
  'deadline.warned': words('即将到期', 'Due soon'),
  'deadline.breached': words('已逾期', 'Overdue'),
  'deadline.stepReached': words('逾期升级', 'Escalated'),
  'deadline.moved': words('时限延长', 'Deadline extended'),
}

/** How grave a case is. */
export const levelWords: Readonly<Record<CaseLevel, Words>> = {
  1: words('一级（重大）', 'Level 1 (major)'),
  2: words('二级（严重）', 'Level 2 (serious)'),
  3: words('三级（一般）', 'Level 3 (ordinary)'),
}

/** The same where there is little room. */
export const levelShortWords: Readonly<Record<CaseLevel, Words>> = {
  1: words('一级', 'Level 1'),
  2: words('二级', 'Level 2'),
  3: words('三级', 'Level 3'),
}

export const responsibleWords: Readonly<Record<ResponsibleKind, Words>> = {
  contractor: words('施工单位', 'Contractor'),
  supplier: words('供应商', 'Supplier'),
  'property-company': words('物业公司', 'Property company'),
  department: words('公司部门', 'Department'),
  design: words('设计单位', 'Design office'),
  sales: words('销售', 'Sales'),
  'own-service': words('客户服务', 'Our own service'),
  owner: words('业主自身', 'The owner'),
  other: words('其他', 'Other'),
  none: words('无责任方', 'Nobody is responsible'),
}

/** Danger to people or property: stands wherever the case does. */
/** Said of a closed case that came without a cause out of an old register. */
export const noCauseWords = words('未记录', 'Not recorded')
export const emergencyWords = words('紧急', 'Emergency')

/** What the roles of staff are called; the English ones stand within sentences. */
export const staffRoleWords: Readonly<Record<Role, Words>> = {
  manager: words('客服经理', 'manager'),
  specialist: words('客服专员', 'specialist'),
  clerk: words('前台文员', 'front desk clerk'),
  auditor: words('只读审计', 'auditor (read only)'),
}

export const promiseStateWords: Readonly<Record<PromiseState, Words>> = {
  open: words('待兑现', 'Open'),
  kept: words('已兑现', 'Kept'),
  broken: words('未兑现', 'Broken'),
}
