import type { PaletteCommand } from '../../app/palette-types.ts'
import { inboxPath, sitesPath } from './paths.ts'
import { texts } from './texts.ts'

export const palette: readonly PaletteCommand[] = [
  {
    id: 'headquarters.sites',
    at: 'headquarters',
    title: { zh: texts.zh.sites, en: texts.en.sites },
    keywords: 'zhuchangdian xiangmu 项目 驻场点 site project',
    path: sitesPath,
  },
  {
    id: 'headquarters.inbox',
    at: 'headquarters',
    title: { zh: texts.zh.inbox, en: texts.en.inbox },
    keywords: 'shoujian tongbubao 同步包 收件 U盘 bundle parcel stick',
    path: inboxPath,
  },
]
