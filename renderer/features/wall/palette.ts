import type { PaletteCommand } from '../../app/palette-types.ts'
import { wallPath } from '../../app/paths.ts'
import { texts } from './texts.ts'

export const palette: readonly PaletteCommand[] = [
  {
    id: 'wall.open',
    title: { zh: texts.zh.title, en: texts.en.title },
    hint: { zh: texts.zh.hint, en: texts.en.hint },
    keywords: `${texts.zh.keywords} ${texts.en.keywords}`,
    path: wallPath,
    permission: 'case.read',
    more: 'office',
  },
]
