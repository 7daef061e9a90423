import type { PaletteCommand } from '../../app/palette-types.ts'
import { leakPaths } from '../leaks/paths.ts'
import { texts } from './texts.ts'

export const palette: readonly PaletteCommand[] = [
  {
    id: 'season.open',
    title: { zh: texts.zh.title, en: texts.en.title },
    hint: { zh: texts.zh.hint, en: texts.en.hint },
    keywords: 'xunqi zhunbei fangxun zhiban wuzi xuncha yanlian season roster materials patrol drill',
    path: leakPaths.season,
    permission: 'case.read',
  },
]
