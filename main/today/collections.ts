import { countLimit } from '../contract/case-views.ts'
import { nameOf } from './cases.ts'
import { endOf, rowOf } from './registers.ts'
import { firstRows, type TodaySourceDefinition } from './source.ts'

/** Campaigns that complete what is known of people, with the homes somebody has to go to still. */
export const collectionSource: TodaySourceDefinition = {
  name: 'collections',
  group: 'today',
  find({ collections, timeZone }) {
    if (collections.length === 0) return undefined
    return {
      total: {
        count: Math.min(collections.length, countLimit),
        more: collections.length > countLimit,
      },
      target: { path: '/owners/collections' },
      rows: collections.slice(0, firstRows).map(({ id, title, until, startedAt, startedByName, homes }) =>
        rowOf({
          key: `collection/${id}`,
          path: `/owners/collections?campaign=${id}`,
          who: nameOf(title),
          what: {
            zh: `还有 ${homes} 户信息未补全`,
            en: homes === 1 ? '1 home to complete' : `${homes} homes to complete`,
          },
          due: endOf(until, timeZone),
          at: startedAt,
          responsible: startedByName,
        }),
      ),
    }
  },
}
