import type { NodeKind, UnitKind } from './estate.ts'
import type { OccupancyRole, TierName } from './people.ts'
import type { Words } from './words.ts'

const words = (zh: string, en: string): Words => ({ zh, en })

/** What people and units are called: the same on every screen, print and export. */
export const roleWords: Readonly<Record<OccupancyRole, Words>> = {
  owner: words('业主', 'Owner'),
  'co-owner': words('共有人', 'Co-owner'),
  tenant: words('租户', 'Tenant'),
  family: words('家庭成员', 'Family member'),
  agent: words('代办人', 'Agent'),
}

/** Said in place of the role once somebody no longer belongs to a unit. */
export const movedOutWords = words('已迁出', 'moved out')

export const unitKindWords: Readonly<Record<UnitKind, Words>> = {
  dwelling: words('住宅', 'Dwelling'),
  shop: words('商铺', 'Shop'),
  parking: words('车位', 'Parking space'),
  other: words('其他', 'Other'),
}

export const tierWords: Readonly<Record<TierName, Words>> = {
  ordinary: words('普通', 'Ordinary'),
  key: words('重点客户', 'Key account'),
  dissatisfied: words('不满意业主', 'Dissatisfied'),
}

/** The English ones stand within sentences. */
export const nodeWords: Readonly<Record<NodeKind, Words>> = {
  project: words('项目', 'project'),
  phase: words('分期', 'phase'),
  building: words('楼栋', 'building'),
  entrance: words('单元', 'entrance'),
}
