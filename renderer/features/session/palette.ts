import type { PaletteCommand } from '../../app/palette-types.ts'
import { texts } from './texts.ts'

export const palette: readonly PaletteCommand[] = [
  {
    id: 'session.changePassword',
    at: 'everywhere',
    title: { zh: texts.zh.paletteChange, en: texts.en.paletteChange },
    keywords: 'mima xgmm password',
    path: '/more/password',
    more: 'desk',
  },
]
