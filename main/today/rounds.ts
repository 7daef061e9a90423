import { countLimit } from '../contract/case-views.ts'
import { roleMay } from '../contract/permissions.ts'
import { dayStamp, dayStart } from '../site/time.ts'
import { roundsDue } from '../watch/queries.ts'
import { nameOf, scopeOf } from './cases.ts'
import { firstRows, type TodaySourceDefinition } from './source.ts'

/** Places on the web that wait to be looked at: one's own and those anybody may do; for managers everybody's. */
export const roundSource: TodaySourceDefinition = {
  name: 'rounds',
  group: 'today',
  find(context) {
    const { read, now, timeZone, role } = context
    const watcher = scopeOf(context)
    const places = roundsDue(read, dayStamp(now, timeZone), watcher ?? null)
    return {
      total: { count: Math.min(places.length, countLimit), more: places.length > countLimit },
      target: { path: `/more/watch?due=today${watcher === undefined ? '' : `&by=${watcher}`}` },
      rows: places.slice(0, firstRows).map(place => ({
        key: `round/${place.id}`,
        path: `/more/watch?place=${place.id}`,
        caseId: null,
        number: null,
        unitNumber: null,
        who: nameOf(place.name),
        kind: null,
        what: place.note === '' ? null : nameOf(place.note),
        state: null,
        waitingOn: null,
        emergency: false,
        level: null,
        due: null,
        at: dayStart(now, timeZone),
        responsible: place.watcherName,
        action: roleMay(role, 'watch.round') ? 'look' : null,
      })),
    }
  },
}
