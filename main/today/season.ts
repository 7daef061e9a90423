import { countLimit } from '../contract/case-views.ts'
import { roleMay } from '../contract/permissions.ts'
import { pointsDue } from '../season/patrol-queries.ts'
import { seasonToDo } from '../season/readiness.ts'
import { dayStamp, dayStart } from '../site/time.ts'
import { nameOf } from './cases.ts'
import { endOf, rowOf } from './registers.ts'
import { firstRows, type TodaySourceDefinition } from './source.ts'

/** A season that is not prepared though it begins soon, or that is declared ready and lacks something since. */
const plan: TodaySourceDefinition = {
  name: 'season',
  group: 'today',
  find({ read, now, timeZone, role }) {
    if (!roleMay(role, 'season.edit')) return undefined
    const today = dayStamp(now, timeZone)
    const toDo = seasonToDo(read, today, now)
    const lacks = toDo?.lacks.filter(({ must }) => must).length ?? 0
    const year = Number(today.slice(0, 4))
    return {
      total: { count: toDo ? 1 : 0, more: false },
      target: { path: '/season' },
      rows: toDo
        ? [
            rowOf({
              key: `season/${year}`,
              path: '/season',
              who: { zh: `${year} 年汛期`, en: `Rainy season ${year}` },
              what:
                toDo.state === null
                  ? { zh: '还没有开始准备', en: 'Nobody has begun to prepare' }
                  : toDo.noLonger
                    ? { zh: `已宣布就绪，现在缺 ${lacks} 项`, en: `Declared ready, now ${lacks} missing` }
                    : { zh: `还没有就绪，缺 ${lacks} 项`, en: `Not ready yet, ${lacks} missing` },
              at: dayStart(now, timeZone),
            }),
          ]
        : [],
    }
  },
}

/** Points of the patrol list that are due or late; whoever is at the desk may go. */
const patrols: TodaySourceDefinition = {
  name: 'patrols',
  group: 'today',
  find({ read, now, timeZone, role }) {
    if (!roleMay(role, 'leak.work')) return undefined
    const points = pointsDue(read, dayStamp(now, timeZone))
    return {
      total: { count: Math.min(points.length, countLimit), more: points.length > countLimit },
      target: { path: '/season?tab=patrols&show=due' },
      rows: points.slice(0, firstRows).map(point =>
        rowOf({
          key: `patrolPoint/${point.id}`,
          path: `/season?tab=patrols&point=${point.id}`,
          who: nameOf(point.buildingName),
          what: nameOf(point.name),
          due: endOf(point.dueDay, timeZone),
          at: dayStart(now, timeZone),
        }),
      ),
    }
  },
}

export const seasonSources = { plan, patrols } as const
