import type { PaletteCommand } from '../../app/palette-types.ts'
import { leakPaths } from '../leaks/paths.ts'
import { texts } from './texts.ts'

export const palette: readonly PaletteCommand[] = [
  {
    id: 'leaks.reports',
    title: { zh: texts.zh.title, en: texts.en.title },
    keywords: 'baoyu baogao xunqi loushui storm season report',
    path: leakPaths.reports,
    permission: 'case.read',
  },
]
