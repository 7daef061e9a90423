import { countLimit } from '../contract/case-views.ts'
import { directiveKindWords } from '../contract/directive-words.ts'
import { roleMay } from '../contract/permissions.ts'
import { openDirectives } from '../directives/queries.ts'
import { nameOf } from './cases.ts'
import { endOf, rowOf } from './registers.ts'
import { firstRows, type TodaySourceDefinition } from './source.ts'

/** What headquarters asks and nobody has done, by the day it is due. */
export const directiveSource: TodaySourceDefinition = {
  name: 'directives',
  group: 'today',
  find({ read, role, timeZone }) {
    if (!roleMay(role, 'directive.answer')) return undefined
    const rows = openDirectives(read)
    if (rows.length === 0) return undefined
    return {
      total: { count: Math.min(rows.length, countLimit), more: rows.length > countLimit },
      target: { path: '/more/directives?open=1' },
      rows: rows.slice(0, firstRows).map(({ id, kind, caseNumber, title, dueOn, givenAt }) =>
        rowOf({
          key: `directive/${id}`,
          path: '/more/directives?open=1',
          number: caseNumber,
          who: directiveKindWords[kind],
          what: title === null ? null : nameOf(title),
          due: dueOn === null ? null : endOf(dueOn, timeZone),
          at: givenAt,
        }),
      ),
    }
  },
}
