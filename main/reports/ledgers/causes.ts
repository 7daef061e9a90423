import { type CauseCount, countCauses } from '../../cases/cause-counts.ts'
import { allCauses } from '../../contract/causes.ts'
import { noCauseWords, type Words } from '../../contract/words.ts'
import type { Ledger } from '../ledger.ts'

const words = (zh: string, en: string): Words => ({ zh, en })

const sum = (counts: readonly CauseCount[]) => ({
  open: counts.reduce((total, { open }) => total + open, 0),
  closed: counts.reduce((total, { closed }) => total + closed, 0),
})

/**
 * How often it came to what: every cause that has cases, in the order of the tree, with all that lies below it. The days
 * are those of receiving. It is short, so it has one page.
 */
export const causeLedger: Ledger = {
  name: 'causes',
  words: words('原因统计', 'Cases by cause'),
  columns: [
    { id: 'cause', words: words('原因', 'Cause'), kind: 'text', width: 50 },
    { id: 'cases', words: words('案件数', 'Cases'), kind: 'number', width: 12 },
    { id: 'open', words: words('未关闭', 'Open'), kind: 'number', width: 12 },
    { id: 'closed', words: words('已关闭', 'Closed'), kind: 'number', width: 12 },
  ],
  filters: [],
  page({ read, profile, language }, { since, to, before }) {
    if (before !== undefined) return { rows: [], next: null }
    const counts = countCauses(read, {
      ...(since === undefined ? {} : { since }),
      ...(to === undefined ? {} : { to }),
    })
    const placed = allCauses(profile)
    const known = new Set(placed.map(({ path }) => path.at(-1)))
    const row = (id: string, name: string, own: readonly CauseCount[]) => {
      const { open, closed } = sum(own)
      return open + closed === 0
        ? []
        : [{ id, path: `/cases?cause=${id}`, values: [name, open + closed, open, closed] }]
    }
    return {
      rows: [
        ...placed.flatMap(({ path, nodes }) => {
          const id = path.at(-1) ?? ''
          const below = new Set(placed.flatMap(one => (one.path.includes(id) ? one.path.at(-1) : [])))
          const own = counts.filter(({ cause }) => cause !== null && below.has(cause))
          return row(id, nodes.map(({ name }) => name[language]).join(' / '), own)
        }),
        // A newer profile elsewhere, or one that was set aside: its cases are counted all the same.
        ...counts.flatMap(count =>
          count.cause === null || known.has(count.cause) ? [] : row(count.cause, count.cause, [count]),
        ),
        ...counts.flatMap(count =>
          count.cause === null ? row('none', noCauseWords[language], [count]) : [],
        ),
      ],
      next: null,
    }
  },
}
