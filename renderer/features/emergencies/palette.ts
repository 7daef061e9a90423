import type { PaletteCommand } from '../../app/palette-types.ts'
import { emergenciesPath, rainPath } from './paths.ts'
import { texts } from './texts.ts'

export const palette: readonly PaletteCommand[] = [
  {
    id: 'emergencies.list',
    title: { zh: texts.zh.title, en: texts.en.title },
    keywords: 'yingji baoyu taifeng storm emergency',
    path: emergenciesPath,
    permission: 'case.read',
  },
  {
    id: 'emergencies.start',
    title: { zh: texts.zh.start, en: texts.en.start },
    keywords: 'qidong yingji baoyu storm start',
    path: `${emergenciesPath}?emergency=new`,
    permission: 'emergency.lead',
  },
  {
    id: 'emergencies.rain',
    title: { zh: texts.zh.tabRain, en: texts.en.tabRain },
    keywords: 'yuliang jiangyu rain',
    path: rainPath,
    permission: 'case.read',
  },
]
