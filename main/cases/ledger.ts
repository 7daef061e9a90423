import type { CasePage, CaseRow } from '../contract/case-views.ts'
import type { CaseFilter, ResponsibleKind } from '../contract/cases.ts'
import type { Profile } from '../contract/profile.ts'
import type { ReadDatabase } from '../database/read.ts'
import { staffNameOf } from '../staff/names.ts'
import { listCases } from './list.ts'

/** What a register of cases says beyond a row of the list. */
interface CaseEnding {
  readonly id: string
  /** The whole text; null where it was erased. */
  readonly text: string | null
  readonly wish: string | null
  readonly firstContactName: string | null
  readonly resolvedAt: number | null
  readonly closedAt: number | null
  readonly verified: 'good' | 'bad' | null
  readonly withoutCallback: string | null
  /** Id of a cause of the profile. */
  readonly cause: string | null
  readonly responsibleKind: ResponsibleKind | null
  readonly responsible: string | null
}

export type CaseLedgerRow = CaseRow & Omit<CaseEnding, 'id'>

const endings = `select id, text, wish, ${staffNameOf('first_contact')} as "firstContactName",
    resolved_at as "resolvedAt", closed_at as "closedAt", verified, without_callback as "withoutCallback", cause,
    responsible_kind as "responsibleKind", responsible
  from "case" where id in (select value from json_each(?))`

/** A page of the list with whole texts and endings: two statements a page, however many rows. */
export function caseLedgerPage(
  read: ReadDatabase,
  profile: Profile,
  question: { filter: CaseFilter; before: string | undefined; limit: number },
): { rows: CaseLedgerRow[]; next: string | null } {
  const { rows, next }: CasePage = listCases(read, profile, { ...question, sort: 'received' })
  const found = read.all<CaseEnding>(endings, [JSON.stringify(rows.map(row => row.id))])
  const byId = new Map(found.map(one => [one.id, one]))
  return {
    rows: rows.flatMap(row => {
      const ending = byId.get(row.id)
      return ending ? [{ ...row, ...ending }] : []
    }),
    next,
  }
}
