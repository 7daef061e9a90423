import type { ReadDatabase } from '../database/read.ts'
import { personNameOf } from './names.ts'
import { staffNameOf } from '../staff/names.ts'

/** A judgement that two records are of two people. */
export interface DistinctRow {
  readonly personId: string
  readonly otherId: string
  /** Null where they were erased. */
  readonly name: string | null
  readonly otherName: string | null
  /** A home of each, so that two of one name are told apart; null for whoever has none. */
  readonly unit: string | null
  readonly otherUnit: string | null
  /** UTC milliseconds. */
  readonly judgedAt: number
  readonly judgedByName: string | null
}

const homeOf = (person: string) => `(select u.number from occupancy o join unit u on u.id=o.unit_id
  where o.person_id=${person} order by o.until_day is not null, o.until_day desc, u.number limit 1)`

/** The latest judgements first; those of one person where one is named. */
export function distinctJudgements(read: ReadDatabase, personId: string | undefined): DistinctRow[] {
  return read.all<DistinctRow>(
    `select d.person_id as "personId", d.other_id as "otherId", ${personNameOf('d.person_id')} as name,
       ${personNameOf('d.other_id')} as "otherName", ${homeOf('d.person_id')} as unit, ${homeOf('d.other_id')} as "otherUnit",
       d.judged_at as "judgedAt",
       ${staffNameOf('d.judged_by')} as "judgedByName"
     from person_distinct d
     where ? is null or d.id in (select id from person_distinct where person_id=?
       union select id from person_distinct where other_id=?)
     order by d.judged_at desc, d.id limit 200`,
    [personId ?? null, personId ?? null, personId ?? null],
  )
}
