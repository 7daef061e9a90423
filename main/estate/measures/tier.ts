import { peopleStanding, specialStanding } from '../standing.ts'
import type { MeasureSource } from './measure.ts'

/** What kind of customers live there: dissatisfied ones before key accounts. */
export const tierMeasure: MeasureSource = {
  key: 'tier',
  name: { zh: '客户等级', en: 'Customer tier' },
  levels: [
    { id: 'empty', name: { zh: '未登记住户', en: 'nobody registered' }, tone: 'none', mark: '' },
    { id: 'ordinary', name: { zh: '普通', en: 'ordinary' }, tone: 'plain', mark: '' },
    { id: 'key', name: { zh: '重点客户', en: 'key account' }, tone: 'good', mark: '★' },
    { id: 'dissatisfied', name: { zh: '不满意', en: 'dissatisfied' }, tone: 'bad', mark: '!' },
  ],
  otherwise: 'empty',
  of({ read, buildingId, today }) {
    const values = new Map<string, { level: string }>()
    for (const unitId of peopleStanding(read, buildingId, today).keys())
      values.set(unitId, { level: 'ordinary' })
    for (const { unitId, tier } of specialStanding(read, buildingId, today))
      if (values.get(unitId)?.level !== 'dissatisfied') values.set(unitId, { level: tier })
    return values
  },
}
