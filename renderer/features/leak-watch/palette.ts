import type { PaletteCommand } from '../../app/palette-types.ts'
import { leakPaths } from '../leaks/paths.ts'
import { texts } from './texts.ts'

export const palette: readonly PaletteCommand[] = [
  {
    id: 'leaks.watch',
    title: { zh: texts.zh.title, en: texts.en.title },
    keywords: 'qunsu meiti press group watch',
    path: leakPaths.watch,
    permission: 'case.read',
  },
]
