import { stepRoleWords } from '../contract/deadline-words.ts'
import { roleMay } from '../contract/permissions.ts'
import { categoryPath } from '../contract/profile.ts'
import { type WarningRow, wentUp } from '../contract/warnings.ts'
import type { Words } from '../contract/words.ts'
import { nextDayStart } from '../site/time.ts'
import { listStaff } from '../staff/queries.ts'
import { concerns, type Wanted, wantedNow } from '../warnings/concern.ts'
import { listWarnings } from '../warnings/views.ts'
import { nameOf } from './cases.ts'
import { firstRows, type TodaySourceDefinition } from './source.ts'

/** More warnings than this do not go on at once. */
const mostLookedAt = 200

/**
 * Collective warnings: the number is of all that go on, the rows of those that want an answer or an analysis now from
 * whoever asks. Clerks see them only where they are asked themselves.
 */
export const warningSource: TodaySourceDefinition = {
  name: 'warnings',
  group: 'now',
  find({ read, profile, role, staffId, now, timeZone }) {
    const { rows, next } = listWarnings(read, { state: 'open', limit: mostLookedAt })
    const tomorrow = nextDayStart(now, timeZone)
    const staff = rows.length === 0 ? [] : listStaff(read)
    const wanted = rows
      .flatMap(row => {
        const want = wantedNow(row, tomorrow)
        return want && concerns(row, want, { staffId, role }, staff) ? [{ row, want }] : []
      })
      .sort((a, b) => a.want.due - b.want.due)
    if (role === 'clerk' && wanted.length === 0) return undefined
    return {
      total: { count: rows.length, more: next !== null },
      target: { path: '/more/warnings' },
      rows: wanted.slice(0, firstRows).map(({ row, want }) => {
        const nodes = categoryPath(profile, row.category) ?? []
        const stands = standing(row, want)
        const say = (language: 'zh' | 'en') => nodes.map(node => node.name[language]).join(' / ')
        return {
          key: `warning/${row.id}`,
          path: `/more/warnings?warning=${row.id}`,
          caseId: null,
          number: null,
          unitNumber: null,
          who: nameOf(row.placeName),
          kind: null,
          what: {
            zh: `${say('zh')}（${row.units} 户）${stands.zh}`,
            en: `${say('en')} (${row.units} homes)${stands.en}`,
          },
          state: null,
          waitingOn: null,
          emergency: false,
          level: null,
          due: want.due,
          at: row.raisedAt,
          responsible: row.acknowledgedByName,
          action: roleMay(role, want.what === 'answer' ? 'warning.answer' : 'warning.work')
            ? want.what
            : null,
        }
      }),
    }
  },
}

/** Who is asked, or that it has gone up, or that it is to be analysed. */
function standing(row: WarningRow, { what }: Wanted): Words {
  const who = askedWords(row)
  if (what === 'analyse')
    return who && wentUp(row)
      ? { zh: ` · 分析逾期，已上报${who.zh}`, en: ` · analysis missed, gone up to ${who.en}` }
      : { zh: ' · 该分析了', en: ' · analysis due' }
  if (!who) return { zh: '', en: '' }
  return wentUp(row)
    ? { zh: ` · 已上报${who.zh}`, en: ` · gone up to ${who.en}` }
    : { zh: ` · 待${who.zh}应答`, en: ` · to be answered by ${who.en}` }
}

function askedWords({ asked }: WarningRow): Words | undefined {
  switch (asked?.kind) {
    case 'role':
      return stepRoleWords[asked.role]
    case 'staff':
      return { zh: asked.name, en: asked.name }
    case 'outside':
      return asked.name
    case undefined:
      return undefined
  }
}
