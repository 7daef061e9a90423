import type { LinkedCase } from '../contract/case-views.ts'
import type { ReadDatabase } from '../database/read.ts'
import { unitNumberOf } from '../estate/names.ts'

const columns = `id, number, state, ${unitNumberOf('unit_id')} as "unitNumber"`
const mostShown = 200

/** These cases as others point to them; unknown ones are left out. */
export function linkedCases(read: ReadDatabase, ids: readonly string[]): LinkedCase[] {
  return read.all<LinkedCase>(
    `select ${columns} from "case" where id in (select value from json_each(?)) order by received_at, id`,
    [JSON.stringify(ids)],
  )
}

/** Cases that follow this one, in the order they came. */
export function followersOf(read: ReadDatabase, caseId: string): LinkedCase[] {
  return read.all<LinkedCase>(
    `select ${columns} from "case" where leader=? order by received_at, id limit ${mostShown}`,
    [caseId],
  )
}

/** Who linked a case or took its link back last; undefined where nobody ever did. */
export const lastLinkBy = (read: ReadDatabase, caseId: string): string | null | undefined =>
  read.get<{ actor: string | null }>(
    `select actor from operation where aggregate_id=? and type in ('case.linked', 'case.unlinked')
     order by position desc limit 1`,
    [caseId],
  )?.actor
