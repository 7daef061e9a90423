import type { PaletteCommand } from '../../app/palette-types.ts'

export const palette: readonly PaletteCommand[] = [
  {
    id: 'owners.buildings',
    title: { zh: '楼栋立面', en: 'Buildings' },
    keywords: 'loudong lm yezhu fangwu estate elevation',
    path: '/owners',
    permission: 'estate.read',
  },
  {
    id: 'owners.units',
    title: { zh: '房屋列表', en: 'List of units' },
    keywords: 'fangwu fanghao units 一户一档',
    path: '/owners/units',
    permission: 'estate.read',
  },
  {
    id: 'owners.people',
    title: { zh: '人员列表', en: 'List of people' },
    keywords: 'renyuan yezhu zuhu owners tenants 业主 租户',
    path: '/owners/people',
    permission: 'person.read',
  },
]
