import type { PaletteCommand } from '../../app/palette-types.ts'
import { texts } from './texts.ts'

export const palette: readonly PaletteCommand[] = [
  {
    id: 'cases.list',
    title: { zh: texts.zh.title, en: texts.en.title },
    keywords: 'anjian danju liebiao taizhang cases ledger list',
    path: '/cases',
    permission: 'case.read',
    more: 'records',
    hint: { zh: texts.zh.paletteListHint, en: texts.en.paletteListHint },
  },
  {
    id: 'cases.open',
    title: { zh: texts.zh.paletteOpen, en: texts.en.paletteOpen },
    keywords: 'weijie weibanjie open',
    path: '/cases?state=received,handling,resolved',
    permission: 'case.read',
  },
]
