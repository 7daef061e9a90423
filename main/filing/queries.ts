import type { FilingItem, FilingKind, FilingList } from '../contract/filing.ts'
import type { ReadDatabase } from '../database/read.ts'
import { readSite } from '../site/queries.ts'
import { dayStart, zoneOffset } from '../site/time.ts'
import { plusDays } from '../notices/rules.ts'
import { staffNameOf } from '../staff/names.ts'
import { periodOf } from './rules.ts'
import { filingSources } from './sources.ts'

/** Most papers of one sort on a list. */
const most = 2_000

interface Filed {
  readonly id: string
  readonly shelf: string
  readonly original: 0 | 1
  readonly byName: string | null
}

/** What came in or went out in a week or month of papers, what is not filed yet first. */
export function filingList(read: ReadDatabase, period: 'week' | 'month', day: string): FilingList {
  const { from, until } = periodOf(period, day)
  const timeZone = readSite(read)?.timeZone ?? 'Asia/Shanghai'
  const since = startOf(from, timeZone)
  const to = startOf(plusDays(until, 1), timeZone)
  const found = filingSources.map(source => ({
    source,
    items: source.between(read, since, to, most + 1),
  }))
  const filed = filedBy(
    read,
    found.flatMap(({ source, items }) => items.map(item => `${source.kind}/${item.id}`)),
  )
  const items = found.flatMap(({ source: { kind, tickable }, items }) =>
    items.slice(0, most).map(({ stands, ...item }): FilingItem => {
      const tick = filed.get(`${kind}/${item.id}`)
      const shelf = tick?.shelf ?? stands?.shelf ?? null
      return {
        ...item,
        kind,
        ticked: tick ? { shelf: tick.shelf, original: tick.original === 1 } : null,
        tickable,
        shelf,
        lacksShelf: shelf === null,
        lacksOriginal: !(tick ? tick.original === 1 : (stands?.original ?? false)),
        filedByName: tick?.byName ?? null,
      }
    }),
  )
  const isOpen = (item: FilingItem) => item.lacksShelf || item.lacksOriginal
  items.sort((a, b) => Number(isOpen(b)) - Number(isOpen(a)) || a.at - b.at)
  return {
    period,
    from,
    until,
    items,
    open: items.filter(isOpen).length,
    more: found.some(({ items }) => items.length > most),
  }
}

/** How a paper was ticked off; undefined where it was not. */
export function filedNow(
  read: ReadDatabase,
  kind: FilingKind,
  itemId: string,
): { shelf: string; original: boolean } | undefined {
  const row = read.get<{ shelf: string; original: 0 | 1 }>('select shelf, original from filing where id=?', [
    `${kind}/${itemId}`,
  ])
  return row && { shelf: row.shelf, original: row.original === 1 }
}

function filedBy(read: ReadDatabase, ids: readonly string[]): Map<string, Filed> {
  const rows = read.all<Filed>(
    `select id, shelf, original, ${staffNameOf('filing.by')} as "byName" from filing
     where id in (select value from json_each(?))`,
    [JSON.stringify(ids)],
  )
  return new Map(rows.map(row => [row.id, row]))
}

/** The moment a day begins at the site. */
function startOf(day: string, timeZone: string): number {
  // Noon is on the right day whatever the clocks did in its night.
  const noon = Date.parse(`${day}T12:00:00Z`)
  return dayStart(noon - zoneOffset(noon, timeZone), timeZone)
}
