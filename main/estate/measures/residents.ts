import { peopleStanding } from '../standing.ts'
import type { MeasureSource } from './measure.ts'

/** More people than this in one home are many. */
const few = 2

/** Who is registered: empty homes stand out. */
export const residentsMeasure: MeasureSource = {
  key: 'people',
  name: { zh: '住户', en: 'Residents' },
  levels: [
    { id: 'empty', name: { zh: '未登记住户', en: 'nobody registered' }, tone: 'none', mark: '' },
    { id: 'some', name: { zh: '1–2 人', en: 'one or two' }, tone: 'plain', mark: '' },
    { id: 'many', name: { zh: '3 人及以上', en: 'three or more' }, tone: 'good', mark: '' },
  ],
  otherwise: 'empty',
  of: ({ read, buildingId, today }) =>
    new Map(
      [...peopleStanding(read, buildingId, today)].map(([unitId, people]) => [
        unitId,
        { level: people > few ? 'many' : 'some', figure: String(people) },
      ]),
    ),
}
