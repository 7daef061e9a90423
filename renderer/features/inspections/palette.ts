import type { PaletteCommand } from '../../app/palette-types.ts'
import { inspectionPaths } from './paths.ts'
import { texts } from './texts.ts'
import { typeTexts } from './type-texts.ts'

const permission = 'case.read'

export const palette: readonly PaletteCommand[] = [
  {
    id: 'inspections.defects',
    title: { zh: texts.zh.defects, en: texts.en.defects },
    hint: { zh: texts.zh.hintDefects, en: texts.en.hintDefects },
    keywords: 'yanfang quexian zhenggai wenti defects inspection snags',
    path: inspectionPaths.defects,
    permission,
  },
  {
    id: 'inspections.orders',
    title: { zh: texts.zh.orders, en: texts.en.orders },
    hint: { zh: texts.zh.hintOrders, en: texts.en.hintOrders },
    keywords: 'zhenggaidan zeren danwei cuiban repair orders rectification',
    path: inspectionPaths.orders,
    permission,
  },
  {
    id: 'inspections.figures',
    title: { zh: texts.zh.figures, en: texts.en.figures },
    keywords: 'tongji relitu quexian figures heat map statistics',
    path: inspectionPaths.figures,
    permission,
  },
  {
    id: 'inspections.types',
    title: { zh: typeTexts.zh.title, en: typeTexts.en.title },
    hint: { zh: typeTexts.zh.hint, en: typeTexts.en.hint },
    keywords: 'huxing huxingtu qingdan unit types drawings checklist',
    path: inspectionPaths.types,
    permission,
  },
]
