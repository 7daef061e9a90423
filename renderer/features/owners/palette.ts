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
  {
    id: 'owners.duplicates',
    title: { zh: '疑似重复人员', en: 'People entered twice' },
    keywords: 'chongfu hebing quchong duplicates merge 合并 去重',
    path: '/owners/duplicates',
    permission: 'person.read',
  },
  {
    id: 'owners.collections',
    title: { zh: '信息补全活动', en: 'Completing details of owners' },
    keywords: 'xinxi buquan hedui heshi collection campaign missing phones addresses 核实',
    path: '/owners/collections',
    permission: 'person.read',
  },
]
