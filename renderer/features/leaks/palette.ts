import type { PaletteCommand } from '../../app/palette-types.ts'
import { leakPaths } from './paths.ts'
import { texts } from './texts.ts'

export const palette: readonly PaletteCommand[] = [
  {
    id: 'leaks.board',
    title: { zh: texts.zh.title, en: texts.en.title },
    keywords: 'loushui louyu yingji leak storm',
    path: leakPaths.board,
    permission: 'case.read',
  },
  {
    id: 'leaks.teams',
    title: { zh: texts.zh['tab.teams'], en: texts.en['tab.teams'] },
    keywords: 'qiangxiudui team',
    path: leakPaths.teams,
    permission: 'case.read',
  },
  {
    id: 'leaks.handover',
    title: { zh: texts.zh['tab.handover'], en: texts.en['tab.handover'] },
    keywords: 'jiaojieban jiaoban shift handover',
    path: leakPaths.handover,
    permission: 'case.read',
  },
]
