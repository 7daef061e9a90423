import type { Words } from './words.ts'
import type { MaterialKind, MoveKind } from './materials.ts'
import type { PointKind } from './patrols.ts'
import type { ContactRole, SeasonState, SeasonTask, ShiftKind } from './season.ts'

const words = (zh: string, en: string): Words => ({ zh, en })

export const seasonStateWords: Readonly<Record<SeasonState, Words>> = {
  draft: words('准备中', 'In preparation'),
  ready: words('已宣布就绪', 'Declared ready'),
  over: words('已结束', 'Over'),
}

export const seasonTaskWords: Readonly<Record<SeasonTask, Words>> = {
  coordinator: words('总协调', 'Coordinator'),
  materials: words('物资', 'Materials'),
  patrols: words('巡查', 'Patrols'),
  'owners-group': words('业主群', 'Owners’ groups'),
  press: words('媒体', 'Press'),
}

export const contactRoleWords: Readonly<Record<ContactRole, Words>> = {
  'property-company': words('物业公司', 'Property company'),
  'flood-office': words('市、区防汛办', 'City flood office'),
  power: words('供电', 'Power company'),
  gas: words('燃气', 'Gas company'),
  water: words('自来水', 'Water company'),
  drainage: words('市政排水', 'City drainage'),
  hospital: words('医院', 'Hospital'),
  police: words('派出所', 'Police'),
  fire: words('消防', 'Fire brigade'),
  headquarters: words('总部值班', 'Headquarters on duty'),
  'press-office': words('媒体口径', 'Press office'),
  other: words('其他', 'Other'),
}

export const shiftWords: Readonly<Record<ShiftKind, Words>> = {
  day: words('白班', 'Day'),
  night: words('夜班', 'Night'),
  holiday: words('节假日班', 'Holiday'),
}

export const materialKindWords: Readonly<Record<MaterialKind, Words>> = {
  pump: words('水泵', 'Pump'),
  tarpaulin: words('防水布', 'Tarpaulin'),
  sandbag: words('沙袋', 'Sandbag'),
  grouting: words('堵漏灌浆料', 'Grouting'),
  ladder: words('梯子', 'Ladder'),
  dehumidifier: words('除湿机', 'Dehumidifier'),
  other: words('其他', 'Other'),
}

export const moveKindWords: Readonly<Record<MoveKind, Words>> = {
  bought: words('购入', 'Bought'),
  taken: words('领用（带去现场）', 'Taken to a place'),
  returned: words('归还', 'Brought back'),
  used: words('从库里用掉', 'Used up from the store'),
  usedOut: words('在现场用掉', 'Used up out there'),
  counted: words('盘点', 'Counted'),
}

export const pointKindWords: Readonly<Record<PointKind, Words>> = {
  'roof-drain': words('屋面落水口', 'Roof drain'),
  'basement-entrance': words('地下室出入口', 'Basement entrance'),
  'rain-pipe': words('雨水立管', 'Rain pipe'),
  well: words('雨水井', 'Well'),
  other: words('其他', 'Other'),
}
