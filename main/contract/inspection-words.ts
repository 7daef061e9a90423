import type { DefectKind, DefectSeverity, MeasureUnit, RoomKind } from './inspection.ts'
import type {
  DefectState,
  InspectionConclusion,
  InspectionPurpose,
  InspectionSide,
  InspectionState,
  ItemResult,
  SignerRole,
} from './inspections.ts'
import type { MeasureFault } from './profile-inspection.ts'
import type { Words } from './words.ts'

const words = (zh: string, en: string): Words => ({ zh, en })

/** Words for inspections and defects: the same on every screen, print and export. */
export const defectKindWords: Readonly<Record<DefectKind, Words>> = {
  leak: words('渗漏', 'Leak'),
  hollow: words('空鼓', 'Hollow'),
  crack: words('裂缝', 'Crack'),
  dimension: words('尺寸偏差', 'Dimension'),
  appearance: words('观感', 'Appearance'),
  function: words('功能', 'Function'),
  missing: words('缺失', 'Missing'),
  differs: words('与约定不符', 'Differs from what was agreed'),
}

export const severityWords: Readonly<Record<DefectSeverity, Words>> = {
  slight: words('轻微', 'Slight'),
  ordinary: words('一般', 'Ordinary'),
  severe: words('严重', 'Severe'),
}

export const defectStateWords: Readonly<Record<DefectState, Words>> = {
  open: words('待派出', 'To be given out'),
  dispatched: words('整改中', 'Under repair'),
  fixed: words('待复验', 'To be looked at'),
  sentBack: words('复验退回', 'Sent back'),
  declined: words('不认领', 'Declined'),
  accepted: words('已验收', 'Accepted'),
  void: words('已撤回', 'Taken back'),
}

export const roomKindWords: Readonly<Record<RoomKind, Words>> = {
  entrance: words('入户门及玄关', 'Entrance'),
  living: words('客厅餐厅', 'Living room'),
  bedroom: words('卧室', 'Bedroom'),
  kitchen: words('厨房', 'Kitchen'),
  bathroom: words('卫生间', 'Bathroom'),
  balcony: words('阳台', 'Balcony'),
  windows: words('门窗', 'Windows and doors'),
  waterAndPower: words('水电', 'Water and electricity'),
  equipment: words('设备', 'Equipment'),
  public: words('公共部位', 'Common parts'),
  outside: words('室外', 'Outside'),
  other: words('其他', 'Other'),
}

export const purposeWords: Readonly<Record<InspectionPurpose, Words>> = {
  construction: words('施工过程检查', 'During construction'),
  openDay: words('工地开放日', 'Open day'),
  mock: words('模拟验收', 'Mock inspection'),
  formal: words('正式验房', 'Formal inspection'),
  individual: words('零星交付验房', 'Individual handover'),
  reinspection: words('复验', 'Re-inspection'),
  vacant: words('空置房检查', 'Check of a vacant home'),
}

export const inspectionStateWords: Readonly<Record<InspectionState, Words>> = {
  planned: words('已安排', 'Planned'),
  taken: words('已另行开始', 'Begun as another'),
  open: words('进行中', 'Under way'),
  done: words('已结束', 'Over'),
  void: words('已作废', 'Void'),
}

export const conclusionWords: Readonly<Record<InspectionConclusion, Words>> = {
  accepted: words('收楼', 'Home accepted'),
  refused: words('拒收', 'Home refused'),
  none: words('不涉及收楼', 'Nothing to decide'),
}

export const sideWords: Readonly<Record<InspectionSide, Words>> = {
  staff: words('工作人员发现', 'Found by staff'),
  owner: words('业主发现', 'Found by the owner'),
}

export const signerWords: Readonly<Record<SignerRole, Words>> = {
  owner: words('业主', 'Owner'),
  agent: words('代办人', 'Agent'),
  staff: words('客服', 'Staff'),
  property: words('物业', 'Property company'),
  contractor: words('施工单位', 'Contractor'),
}

/** How an item of the checklist stands. */
export const itemResultWords: Readonly<Record<ItemResult, Words>> = {
  ok: words('合格', 'Good'),
  defect: words('有问题', 'Defect'),
  notApplicable: words('不适用', 'Not applicable'),
  notSeen: words('没看', 'Not seen'),
}

/** What is wrong with measured values. */
export const faultWords: Readonly<Record<MeasureFault, Words>> = {
  low: words('低于下限', 'below the limit'),
  high: words('高于上限', 'above the limit'),
  deviation: words('与设计值偏差过大', 'too far from the design'),
  spread: words('极差过大', 'too far apart'),
}

/** What an inspection is called on paper. */
export const inspectionRecordWords = words('验房记录单', 'Record of inspection')

/** What stands behind a measured value. */
export const measureUnitSigns: Readonly<Record<MeasureUnit, string>> = {
  mm: 'mm',
  cm2: 'cm²',
  m: 'm',
  percent: '%',
  ohm: 'Ω',
  megohm: 'MΩ',
  mA: 'mA',
  ms: 'ms',
  MPa: 'MPa',
  V: 'V',
}
