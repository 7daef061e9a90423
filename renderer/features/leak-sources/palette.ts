import type { PaletteCommand } from '../../app/palette-types.ts'
import { leakPaths } from '../leaks/paths.ts'
import { texts } from './texts.ts'

export const palette: readonly PaletteCommand[] = [
  {
    id: 'leaks.sources',
    title: { zh: texts.zh.title, en: texts.en.title },
    hint: { zh: texts.zh.hint, en: texts.en.hint },
    keywords: `${texts.zh.keywords} ${texts.en.keywords}`,
    path: leakPaths.sources,
    permission: 'case.read',
  },
]
