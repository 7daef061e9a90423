import type { PaletteCommand } from '../../app/palette-types.ts'
import { lastOffered } from './offered.ts'
import { texts } from './texts.ts'

export const palette: readonly PaletteCommand[] = [
  {
    id: 'camera.photograph',
    title: { zh: texts.zh.photograph, en: texts.en.photograph },
    keywords: 'shouji paizhao zhaopian phone camera photo picture',
    permission: 'case.work',
    shortcut: 'Alt P',
    // For what is shown; on a page that asks for no photos they go into the inbox.
    run({ navigate }) {
      const open = lastOffered()
      if (open) open()
      else Promise.resolve(navigate('/documents/inbox')).catch(reportError)
    },
  },
]
