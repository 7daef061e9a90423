import { openCasesInBuilding } from '../../cases/open-in-building.ts'
import type { MeasureSource } from './measure.ts'

/** More open matters than this in one home are many. */
const few = 2

/** How much is open in each home. */
export const openCasesMeasure: MeasureSource = {
  key: 'open',
  name: { zh: '未结案件', en: 'Open matters' },
  levels: [
    { id: 'none', name: { zh: '没有未结', en: 'nothing open' }, tone: 'none', mark: '' },
    { id: 'some', name: { zh: '有未结', en: 'something open' }, tone: 'soon', mark: '' },
    { id: 'many', name: { zh: '3 件及以上', en: 'three or more' }, tone: 'bad', mark: '' },
    { id: 'emergency', name: { zh: '有紧急', en: 'an emergency' }, tone: 'grave', mark: '!' },
  ],
  otherwise: 'none',
  of: ({ read, buildingId }) =>
    new Map(
      [...openCasesInBuilding(read, buildingId)].map(([unitId, { open, emergency }]) => [
        unitId,
        {
          level: emergency ? 'emergency' : open > few ? 'many' : 'some',
          figure: open >= 100 ? '99+' : String(open),
        },
      ]),
    ),
}
