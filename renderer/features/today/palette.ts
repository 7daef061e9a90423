import type { PaletteCommand } from '../../app/palette-types.ts'
import { texts } from './texts.ts'

export const palette: readonly PaletteCommand[] = [
  {
    id: 'today.open',
    title: { zh: texts.zh.title, en: texts.en.title },
    keywords: 'jinri jr home',
    path: '/',
  },
]
