import type { PaletteCommand } from '../../app/palette-types.ts'
import { texts } from './texts.ts'

export const palette: readonly PaletteCommand[] = [
  {
    id: 'directives.open',
    title: { zh: texts.zh.title, en: texts.en.title },
    hint: { zh: texts.zh.hint, en: texts.en.hint },
    keywords: `${texts.zh.keywords} ${texts.en.keywords}`,
    path: '/more/directives',
    permission: 'case.read',
    more: 'desk',
  },
]
