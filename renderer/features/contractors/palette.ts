import type { PaletteCommand } from '../../app/palette-types.ts'
import { contractorPaths } from './paths.ts'
import { texts } from './texts.ts'
import { watchTexts } from './watch-texts.ts'

const permission = 'case.read'

export const palette: readonly PaletteCommand[] = [
  {
    id: 'contractors.open',
    title: { zh: texts.zh.title, en: texts.en.title },
    hint: { zh: texts.zh.hint, en: texts.en.hint },
    keywords: 'chengbao danwei shigong hetong daiming zhibao contractor works on call',
    path: contractorPaths.list,
    permission,
    more: 'records',
  },
  {
    id: 'contractors.warranty',
    title: { zh: texts.zh.warranty, en: texts.en.warranty },
    keywords: 'fangshui baoxiu zhibao warranty waterproofing',
    path: contractorPaths.warranty,
    permission,
  },
  {
    id: 'contractors.watch',
    title: { zh: watchTexts.zh.title, en: watchTexts.en.title },
    keywords: 'zhongdian qingdan xunqi watch list season',
    path: contractorPaths.watch,
    permission,
  },
]
