import type { PaletteCommand } from '../../app/palette-types.ts'
import { decisionTexts } from './decision-texts.ts'
import { decisionsPath, inboxPath, sectionsPath, sitesPath } from './paths.ts'
import { sectionTexts } from './section-texts.ts'
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
  {
    id: 'headquarters.decisions',
    at: 'headquarters',
    title: { zh: decisionTexts.zh.title, en: decisionTexts.en.title },
    keywords: 'shenpi daiban qingshi beian 审批 待办 请示 备案 发文 approve refuse record document need',
    path: decisionsPath,
  },
  {
    id: 'headquarters.sections',
    at: 'headquarters',
    title: { zh: sectionTexts.zh.title, en: sectionTexts.en.title },
    keywords: 'tongyi shezhi xiafa 统一 设置 下发 publish settings profile',
    path: sectionsPath,
  },
]
