import type { PaletteCommand } from '../../app/palette-types.ts'
import { texts } from './texts.ts'

const path = '/more/contracts'

export const palette: readonly PaletteCommand[] = [
  {
    id: 'contracts.open',
    title: { zh: texts.zh.title, en: texts.en.title },
    hint: { zh: texts.zh.hint, en: texts.en.hint },
    keywords: `${texts.zh.keywords} ${texts.en.keywords}`,
    path,
    permission: 'contract.read',
    more: 'records',
  },
  {
    id: 'contracts.missing',
    title: {
      zh: `${texts.zh.title}：${texts.zh['list.missing']}`,
      en: `${texts.en.title}: ${texts.en['list.missing']}`,
    },
    keywords: `${texts.zh.keywords} ${texts.en.keywords}`,
    path: `${path}?list=missing`,
    permission: 'contract.read',
  },
  {
    id: 'contracts.promised',
    title: {
      zh: `${texts.zh.title}：${texts.zh['list.promised']}`,
      en: `${texts.en.title}: ${texts.en['list.promised']}`,
    },
    keywords: `${texts.zh.keywords} ${texts.en.keywords}`,
    path: `${path}?list=promised`,
    permission: 'contract.read',
  },
]
