import type { PaletteCommand } from '../../app/palette-types.ts'
import { boardTexts, contractTexts, partnerTexts } from './boards-texts.ts'
import { filingTexts } from './filing-texts.ts'
import { lendingTexts } from './lending-texts.ts'
import { letterTexts } from './letter-texts.ts'

interface Named {
  readonly title: string
  readonly hint: string
  readonly keywords: string
}

const opens = (
  id: string,
  path: string,
  texts: { readonly zh: Named; readonly en: Named },
): PaletteCommand => ({
  id,
  title: { zh: texts.zh.title, en: texts.en.title },
  hint: { zh: texts.zh.hint, en: texts.en.hint },
  keywords: `${texts.zh.keywords} ${texts.en.keywords}`,
  path,
  permission: 'case.read',
  more: 'office',
})

export const palette: readonly PaletteCommand[] = [
  opens('lending.open', '/more/lending', lendingTexts),
  opens('letters.open', '/more/letters', letterTexts),
  opens('filing.open', '/more/filing', filingTexts),
  opens('boards.open', '/more/boards', boardTexts),
  opens('deskContracts.open', '/more/desk-contracts', contractTexts),
  opens('partners.open', '/more/partners', partnerTexts),
]
