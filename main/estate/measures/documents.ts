import { completenessInBuilding } from '../../documents/overview.ts'
import type { MeasureSource } from './measure.ts'

/** How complete the file of each home is. */
export const documentsMeasure: MeasureSource = {
  key: 'documents',
  name: { zh: '资料完整率', en: 'Documents' },
  levels: [
    { id: 'none', name: { zh: '暂无应有资料', en: 'nothing needed yet' }, tone: 'none', mark: '' },
    { id: 'complete', name: { zh: '齐全', en: 'complete' }, tone: 'good', mark: '✓' },
    { id: 'most', name: { zh: '缺一半以下', en: 'less than half missing' }, tone: 'soon', mark: '' },
    { id: 'few', name: { zh: '缺一半及以上', en: 'half or more missing' }, tone: 'bad', mark: '!' },
  ],
  otherwise: 'none',
  permission: 'document.read',
  of: ({ read, buildingId }) =>
    new Map(
      completenessInBuilding(read, buildingId).map(({ unitId, required, present }) => [
        unitId,
        {
          level: present === required ? 'complete' : present * 2 > required ? 'most' : 'few',
          figure: `${Math.floor((present / required) * 100)}%`,
        },
      ]),
    ),
}
