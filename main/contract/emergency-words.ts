import type { EmergencyKind, EmergencyLevel, EmergencyStepKind, RainSource } from './emergencies.ts'
import type { Words } from './words.ts'

const words = (zh: string, en: string): Words => ({ zh, en })

export const emergencyKindWords: Readonly<Record<EmergencyKind, Words>> = {
  storm: words('暴雨应急', 'Rainstorm'),
  'burst-pipe': words('爆管应急', 'Burst pipe'),
  power: words('停电应急', 'Power cut'),
  lift: words('电梯应急', 'Lift trouble'),
  gas: words('燃气应急', 'Gas trouble'),
  heating: words('供暖应急', 'Heating trouble'),
}

export const emergencyLevelWords: Readonly<Record<EmergencyLevel, Words>> = {
  blue: words('蓝色预警', 'Blue warning'),
  yellow: words('黄色预警', 'Yellow warning'),
  orange: words('橙色预警', 'Orange warning'),
  red: words('红色预警', 'Red warning'),
}

export const emergencyStepWords: Readonly<Record<EmergencyStepKind, Words>> = {
  started: words('启动', 'Started'),
  level: words('改等级', 'Level changed'),
  ended: words('结束', 'Ended'),
  reopened: words('重新启动', 'Reopened'),
  duty: words('已通知值班人员', 'People on duty told'),
  contacts: words('已打印通讯录', 'Contact list printed'),
  watch: words('已打印重点清单', 'Watch list printed'),
  pack: words('已打印纸质应急包', 'Storm pack printed'),
}

export const rainSourceWords: Readonly<Record<RainSource, Words>> = {
  hand: words('手工', 'Typed in'),
  import: words('导入', 'Imported'),
}
