import type { ContractorRow, Trade, WorkPart } from './contractors.ts'
import type { WarrantyGap, WarrantyStand } from './warranty.ts'
import type { Words } from './words.ts'

const words = (zh: string, en: string): Words => ({ zh, en })

/** Words for contractors and warranties: the same on every screen, print and export. */
export const tradeWords: Readonly<Record<Trade, Words>> = {
  waterproofing: words('防水', 'Waterproofing'),
  plumbing: words('给排水', 'Plumbing'),
  electrical: words('电气', 'Electrical'),
  facade: words('外墙', 'Façade'),
  windows: words('门窗', 'Windows and doors'),
  structure: words('土建总包', 'Structure'),
  decoration: words('装修', 'Decoration'),
  lifts: words('电梯', 'Lifts'),
  gas: words('燃气', 'Gas'),
  heating: words('采暖空调', 'Heating and cooling'),
  other: words('其他', 'Other'),
}

export const partWords: Readonly<Record<WorkPart, Words>> = {
  roof: words('屋面防水', 'Roof'),
  'wet-room': words('厨卫防水', 'Wet rooms'),
  'outer-wall': words('外墙防渗', 'Outer walls'),
  window: words('外窗防渗', 'Windows'),
  basement: words('地下室防水', 'Basement'),
  structure: words('地基基础和主体结构', 'Structure'),
  plumbing: words('给排水管道', 'Plumbing'),
  electrical: words('电气管线', 'Electrical'),
  'heating-cooling': words('供热与供冷', 'Heating and cooling'),
  equipment: words('设备安装', 'Equipment'),
  decoration: words('装修', 'Decoration'),
  'blocked-pipe': words('管道堵塞', 'Blocked pipes'),
  'lamp-switch': words('灯具开关', 'Lamps and switches'),
  sanitary: words('洁具五金', 'Sanitary ware'),
}

export const standWords: Readonly<Record<WarrantyStand, Words>> = {
  contractor: words('施工单位在保', 'Contractor owes it'),
  'ours-alone': words('只剩我方在保', 'Only we owe it'),
  nobody: words('均已出保', 'Nobody owes it'),
  unknown: words('资料不全', 'Not known'),
}

export const gapWords: Readonly<Record<WarrantyGap, Words>> = {
  contract: words('没有登记工程合同', 'no contract of works entered'),
  acceptance: words('合同没有竣工验收日期', 'no day of completion acceptance'),
  delivery: words('有房屋没有交付日期', 'homes without a day of handover'),
  term: words('保修期限未设定', 'no term in the settings'),
}

/** Whether a contractor is one of those somebody looks for, by name or trade in the words of their language. */
export const contractorFits = (
  { name, trades }: Pick<ContractorRow, 'name' | 'trades'>,
  language: 'zh' | 'en',
  text: string,
): boolean =>
  `${name} ${trades.map(trade => tradeWords[trade][language]).join(' ')}`
    .toLowerCase()
    .includes(text.trim().toLowerCase())
