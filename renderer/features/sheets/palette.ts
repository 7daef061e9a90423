import type { PaletteCommand } from '../../app/palette-types.ts'
import { demandTexts } from './demand-texts.ts'
import { texts } from './texts.ts'

export const palette: readonly PaletteCommand[] = [
  {
    id: 'sheets.list',
    title: { zh: texts.zh.title, en: texts.en.title },
    hint: { zh: texts.zh.paletteHint, en: texts.en.paletteHint },
    keywords: `${texts.zh.keywords} ${texts.en.keywords}`,
    path: '/sheets',
    permission: 'case.read',
    more: 'records',
  },
  {
    id: 'sheets.late',
    title: { zh: texts.zh.paletteLate, en: texts.en.paletteLate },
    keywords: 'yuqi lianxidan late sheets',
    path: '/sheets?view=late',
    permission: 'case.read',
  },
  {
    id: 'sheets.demanded',
    title: { zh: demandTexts.zh.title, en: demandTexts.en.title },
    hint: { zh: demandTexts.zh.paletteHint, en: demandTexts.en.paletteHint },
    keywords: 'xufa qianfa lianxidan demanded missing sheets',
    path: '/sheets/demanded',
    permission: 'case.read',
    more: 'records',
  },
  {
    id: 'sheets.write',
    title: { zh: texts.zh.paletteNew, en: texts.en.paletteNew },
    keywords: 'xie lianxidan new contact sheet',
    path: '/sheets/new',
    permission: 'sheet.work',
  },
  {
    id: 'sheets.recipients',
    title: { zh: texts.zh.recipients, en: texts.en.recipients },
    hint: { zh: texts.zh.recipientsHint, en: texts.en.recipientsHint },
    keywords: 'shoujian danwei recipients contractors',
    path: '/sheets/recipients',
    permission: 'sheet.recipients',
    more: 'office',
  },
]
