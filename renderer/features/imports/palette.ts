import type { PaletteCommand } from '../../app/palette-types.ts'
import { contractorTexts } from './contractor-texts.ts'
import { contractTexts } from './contract-texts.ts'
import { registerTexts } from './register-texts.ts'
import { texts } from './texts.ts'

export const palette: readonly PaletteCommand[] = [
  {
    id: 'imports.open',
    title: { zh: texts.zh.title, en: texts.en.title },
    hint: { zh: texts.zh.hint, en: texts.en.hint },
    keywords: `${texts.zh.keywords} ${texts.en.keywords}`,
    path: '/more/imports',
    permission: 'import.run',
    more: 'records',
  },
  {
    id: 'imports.openContracts',
    title: { zh: contractTexts.zh.title, en: contractTexts.en.title },
    hint: { zh: contractTexts.zh.hint, en: contractTexts.en.hint },
    keywords: `${contractTexts.zh.keywords} ${contractTexts.en.keywords}`,
    path: '/more/imports/contracts',
    permission: 'import.run',
    more: 'records',
  },
  {
    id: 'imports.openContractors',
    title: { zh: contractorTexts.zh.title, en: contractorTexts.en.title },
    hint: { zh: contractorTexts.zh.hint, en: contractorTexts.en.hint },
    keywords: `${contractorTexts.zh.keywords} ${contractorTexts.en.keywords}`,
    path: '/more/imports/contractors',
    permission: 'import.run',
    more: 'records',
  },
  {
    id: 'imports.openRegister',
    title: { zh: registerTexts.zh.title, en: registerTexts.en.title },
    hint: { zh: registerTexts.zh.hint, en: registerTexts.en.hint },
    keywords: `${registerTexts.zh.keywords} ${registerTexts.en.keywords}`,
    path: '/more/imports/cases',
    permission: 'import.run',
    more: 'records',
  },
]
