import type { PaletteCommand } from '../../app/palette-types.ts'
import { leakPaths } from '../leaks/paths.ts'
import { placelessPath } from './paths.ts'
import { texts } from './texts.ts'

export const palette: readonly PaletteCommand[] = [
  {
    id: 'leaks.take',
    title: { zh: texts.zh.title, en: texts.en.title },
    keywords: `${texts.zh.keywords} ${texts.en.keywords}`,
    path: leakPaths.intake,
    permission: 'leak.work',
    shortcut: 'F4',
  },
  {
    id: 'leaks.placeless',
    title: { zh: texts.zh.placeless, en: texts.en.placeless },
    keywords: 'fanghao daicha home to find',
    path: placelessPath,
    permission: 'leak.work',
  },
]
