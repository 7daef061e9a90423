import { figuresOfDays } from '../callbacks/figures.ts'
import { countCases } from '../cases/counts.ts'
import { countDue } from '../cases/due-count.ts'
import { listCases, resolveFilter } from '../cases/list.ts'
import type { CaseRow } from '../contract/case-views.ts'
import { type CaseFilter, type DueList, openStates } from '../contract/cases.ts'
import { kindName, type Profile } from '../contract/profile.ts'
import { wallFigures, type WallFigureName } from '../contract/profile-wall.ts'
import type { WallBoard, WallCallbacks, WallCase } from '../contract/wall.ts'
import type { BoundedCount } from '../contract/case-views.ts'
import type { ReadDatabase } from '../database/read.ts'
import type { Site } from '../site/queries.ts'
import { dayStamp, dayStart } from '../site/time.ts'
import { homeOnWall, wallLeaks } from './wall-leaks.ts'

/**
 * The board for a screen on the office wall: whoever passes sees it, also while the computer behind it is locked. So
 * it holds figures and numbers, and of homes only what the profile lets a wall show.
 */
export function wallBoard(read: ReadDatabase, profile: Profile, site: Site, now: number): WallBoard {
  const open = [...openStates]
  const due = (list: DueList) =>
    countDue(read, { list, assignee: undefined }, { now, timeZone: site.timeZone })
  const count = (filter: CaseFilter) => countCases(read, resolveFilter(profile, filter))
  const figures: Readonly<Record<WallFigureName, () => BoundedCount>> = {
    overdue: () => due('overdue'),
    dueToday: () => due('today'),
    open: () => count({ states: open }),
    // As on Today: danger that was dealt with calls for nobody.
    emergencies: () => count({ states: ['received', 'handling'], emergency: true }),
    grave: () => count({ states: open, levels: [1, 2] }),
    unassigned: () => count({ states: open, assignee: 'none' }),
    receivedToday: () => count({ receivedFrom: dayStart(now, site.timeZone) }),
  }
  const { newest, figures: shown, callbacks } = profile.wall
  const filter = { states: [...openStates, 'closed' as const] }
  const page = { filter, sort: 'received' as const, before: undefined, limit: newest }
  return {
    site: site.name,
    timeZone: site.timeZone,
    at: now,
    figures: wallFigures.filter(name => shown.includes(name)).map(name => ({ name, total: figures[name]() })),
    callbacks: callbacks ? callbacksOfMonth(read, profile, site, now) : null,
    leaks: wallLeaks(read, profile, now),
    newest: newest === 0 ? null : listCases(read, profile, page).rows.map(row => wallCase(row, profile)),
  }
}

function callbacksOfMonth(
  read: ReadDatabase,
  profile: Profile,
  { timeZone }: Site,
  now: number,
): WallCallbacks {
  const until = dayStamp(now, timeZone)
  const days = { from: `${until.slice(0, 8)}01`, until }
  const { due, done, reached, target } = figuresOfDays(read, days, timeZone, profile.callbacks.target)
  return { due, done, reached, target }
}

function wallCase(row: CaseRow, profile: Profile): WallCase {
  return {
    number: row.number.split('-').at(-1) ?? row.number,
    kind: row.kind,
    kindName: kindName(profile, row.kind),
    state: row.state,
    waitingOn: row.waitingOn,
    // Danger that is over calls for nobody.
    emergency: row.emergency && row.state !== 'closed',
    home: homeOnWall(row, profile.wall.homes),
    receivedAt: row.receivedAt,
  }
}
