import type { PaletteCommand } from '../../app/palette-types.ts'
import { documentPaths } from './paths.ts'
import { texts } from './texts.ts'

export const palette: readonly PaletteCommand[] = [
  {
    id: 'documents.open',
    title: { zh: texts.zh.title, en: texts.en.title },
    hint: { zh: texts.zh.hint, en: texts.en.hint },
    keywords: `${texts.zh.keywords} ${texts.en.keywords}`,
    path: documentPaths.completeness,
    permission: 'document.read',
    more: 'records',
  },
  {
    id: 'documents.inbox',
    title: { zh: texts.zh.tabInbox, en: texts.en.tabInbox },
    hint: { zh: texts.zh.inboxHint, en: texts.en.inboxHint },
    keywords: `${texts.zh.inboxKeywords} ${texts.en.inboxKeywords}`,
    path: documentPaths.inbox,
    permission: 'document.work',
    more: 'records',
  },
]
