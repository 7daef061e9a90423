import type { PaletteCommand } from '../../app/palette-types.ts'
import { handoverPaths } from './paths.ts'
import { texts } from './texts.ts'

export const palette: readonly PaletteCommand[] = [
  {
    id: 'handover.batches',
    title: { zh: texts.zh.title, en: texts.en.title },
    keywords: 'jiaofu ruhuo jiaofang shoulou jizhong handover batch',
    path: handoverPaths.batches,
    permission: 'case.read',
  },
  {
    id: 'handover.day',
    title: { zh: texts.zh['tab.day'], en: texts.en['tab.day'] },
    keywords: 'xianchang qiandao quhao jiaohao jiaofu check in queue handover day',
    path: handoverPaths.day,
    permission: 'case.read',
  },
  {
    id: 'handover.report',
    title: { zh: texts.zh['tab.report'], en: texts.en['tab.report'] },
    keywords: 'jiaofu ribao handover daily report',
    path: handoverPaths.report,
    permission: 'case.read',
  },
  {
    id: 'handover.single',
    title: { zh: texts.zh['tab.single'], en: texts.en['tab.single'] },
    keywords: 'lingxing jiaofu ruhuo individual handover',
    path: handoverPaths.single,
    permission: 'case.read',
  },
]
