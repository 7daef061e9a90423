import type { PaletteCommand } from '../../app/palette-types.ts'
import { texts as backupTexts } from './backup/texts.ts'
import { profilePages } from './profile/pages.ts'
import { texts as profileTexts } from './profile/texts.ts'
import { texts } from './texts.ts'

export const palette: readonly PaletteCommand[] = [
  {
    id: 'settings.open',
    at: 'everywhere',
    title: { zh: texts.zh.title, en: texts.en.title },
    hint: { zh: texts.zh.hint, en: texts.en.hint },
    keywords: `${texts.zh.keywords} ${texts.en.keywords}`,
    path: '/more/settings',
    more: 'desk',
  },
  {
    id: 'settings.backup',
    at: 'everywhere',
    title: { zh: backupTexts.zh.title, en: backupTexts.en.title },
    hint: { zh: backupTexts.zh.hint, en: backupTexts.en.hint },
    keywords: `${backupTexts.zh.keywords} ${backupTexts.en.keywords}`,
    path: '/more/settings/backup',
    permission: 'backup.run',
  },
  ...profilePages.map(
    ({ section, path }): PaletteCommand => ({
      id: `settings.${section}`,
      title: {
        zh: `${texts.zh.title}：${profileTexts.zh[`title.${section}`]}`,
        en: `${texts.en.title}: ${profileTexts.en[`title.${section}`]}`,
      },
      keywords: `${texts.zh.profileKeywords} ${texts.en.profileKeywords}`,
      path,
      permission: 'settings.edit',
    }),
  ),
]
