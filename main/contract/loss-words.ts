import type { CostBearer, CostKind } from './leak-losses.ts'
import type { Words } from './words.ts'

const words = (zh: string, en: string): Words => ({ zh, en })

export const costKindWords: Readonly<Record<CostKind, Words>> = {
  work: words('人工', 'Work'),
  material: words('材料', 'Material'),
  lodging: words('临时住宿', 'Lodging'),
  compensation: words('赔付', 'Compensation'),
  other: words('其他', 'Other'),
}

export const costBearerWords: Readonly<Record<CostBearer, Words>> = {
  contractor: words('保修施工单位', 'Contractor under warranty'),
  developer: words('开发商', 'Developer'),
  property: words('物业公司', 'Property company'),
  insurance: words('保险', 'Insurance'),
  unknown: words('未定', 'Not decided'),
}
