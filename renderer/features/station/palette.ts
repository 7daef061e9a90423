import type { PaletteCommand } from '../../app/palette-types.ts'
import { addDevicePath, stationPath } from './paths.ts'
import { texts } from './texts.ts'

export const palette: readonly PaletteCommand[] = [
  {
    id: 'station.open',
    at: 'everywhere',
    title: { zh: texts.zh.title, en: texts.en.title },
    hint: { zh: texts.zh.hint, en: texts.en.hint },
    keywords: `${texts.zh.keywords} ${texts.en.keywords}`,
    path: stationPath,
    permission: 'station.manage',
    more: 'desk',
  },
  {
    id: 'station.addDevice',
    at: 'everywhere',
    title: { zh: texts.zh.addDevice, en: texts.en.addDevice },
    keywords: `${texts.zh.addKeywords} ${texts.en.addKeywords}`,
    path: addDevicePath,
    permission: 'station.manage',
  },
]
