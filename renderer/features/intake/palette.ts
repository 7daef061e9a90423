import type { PaletteCommand } from '../../app/palette-types.ts'
import { texts } from './texts.ts'

export const palette: readonly PaletteCommand[] = [
  {
    id: 'intake.take',
    title: { zh: texts.zh.paletteTake, en: texts.en.paletteTake },
    keywords: 'shouli xinjian laifang laidian anjian new case take intake',
    path: '/intake',
    permission: 'case.take',
    shortcut: 'F2',
  },
]
