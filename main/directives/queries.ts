import type { DirectiveRow, NeedRow } from '../contract/directives.ts'
import type { ReadDatabase } from '../database/read.ts'
import { staffNameOf } from '../staff/names.ts'

/** Read alike at the site and out of what headquarters holds of it. */

const directives = `select d.id, d.kind, d.case_id as "caseId", c.number as "caseNumber", d.title, d.text, d.sender,
    d.due_on as "dueOn", d.given_at as "givenAt", a.acknowledged_at as "acknowledgedAt",
    ${staffNameOf('a.acknowledged_by')} as "acknowledgedByName", a.answer, a.answered_at as "answeredAt",
    ${staffNameOf('a.answered_by')} as "answeredByName", a.done_at as "doneAt",
    ${staffNameOf('a.done_by')} as "doneByName", d.closed_at as "closedAt", d.closing
  from directive d left join directive_answer a on a.id=d.id left join "case" c on c.id=d.case_id`

const needs = `select n.id, n.kind, n.case_id as "caseId", c.number as "caseNumber", n.title, n.text,
    n.raised_at as "raisedAt", ${staffNameOf('n.raised_by')} as "raisedByName", n.settled_at as "settledAt",
    a.answer, a.answered_at as "answeredAt", a.sender
  from need n left join need_answer a on a.id=n.id left join "case" c on c.id=n.case_id`

/** Most that a list holds: the newest. */
const most = 500

/** Open ones first, those by the day they are due, then the newest. */
export const listDirectives = (read: ReadDatabase): DirectiveRow[] =>
  read.all<DirectiveRow>(
    `${directives} order by d.closed_at is not null, a.done_at is not null, d.due_on is null, d.due_on,
      d.given_at desc, d.id limit ${most}`,
  )

/** Those nobody has done and headquarters has not closed, by the day they are due; at most 500. */
export const openDirectives = (read: ReadDatabase): DirectiveRow[] =>
  read
    .all<DirectiveRow>(
      `${directives} where d.closed_at is null and a.done_at is null order by d.due_on, d.id limit ${most}`,
    )
    // The index has those without a day first.
    .toSorted((one, other) => Number(one.dueOn === null) - Number(other.dueOn === null))

export const storedDirective = (read: ReadDatabase, id: string): DirectiveRow | undefined =>
  read.get<DirectiveRow>(`${directives} where d.id=?`, [id])

/** Open ones first, then the newest. */
export const listNeeds = (read: ReadDatabase): NeedRow[] =>
  read.all<NeedRow>(`${needs} order by n.settled_at is not null, n.raised_at desc, n.id limit ${most}`)

export const storedNeed = (read: ReadDatabase, id: string): NeedRow | undefined =>
  read.get<NeedRow>(`${needs} where n.id=?`, [id])
