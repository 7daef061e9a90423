import type { PaletteCommand } from '../../app/palette-types.ts'
import { leakPaths } from '../leaks/paths.ts'
import { texts } from './texts.ts'

export const palette: readonly PaletteCommand[] = [
  {
    id: 'leaks.pack',
    title: { zh: texts.zh.title, en: texts.en.title },
    keywords: 'zhizhi yingjibao bulu paper pack forms type in',
    path: leakPaths.pack,
    permission: 'case.read',
  },
]
