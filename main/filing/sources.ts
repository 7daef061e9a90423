import { filingKindWords, letterDirectionWords } from '../contract/register-words.ts'
import { directionWords } from '../contract/sheet-words.ts'
import type { LetterDirection } from '../contract/letters.ts'
import type { SheetDirection } from '../contract/sheets.ts'
import { profileOf } from '../profiles/profiles.ts'
import type { FilingSource } from './source.ts'

/** Letters, notices and internal papers, once they have a number. */
const letters: FilingSource = {
  kind: 'letter',
  tickable: true,
  between: (read, since, to, limit) =>
    read
      .all<{
        id: string
        number: string
        direction: LetterDirection
        subject: string | null
        at: number
      }>(
        `select id, number, direction, subject, coalesce(issued_at, at) as at from letter
         where number is not null and state<>'withdrawn' and coalesce(issued_at, at)>=? and coalesce(issued_at, at)<?
         order by 5, id limit ?`,
        [since, to, limit],
      )
      .map(({ direction, subject, ...row }) => ({
        ...row,
        what: subject,
        kindWords: letterDirectionWords[direction],
        path: `/more/letters?letter=${row.id}`,
      })),
  has: (read, id) => read.get('select 1 from letter where id=?', [id]) !== undefined,
}

/** Contact sheets that went out or came in. */
const sheets: FilingSource = {
  kind: 'sheet',
  tickable: true,
  between: (read, since, to, limit) =>
    read
      .all<{
        id: string
        number: string | null
        direction: SheetDirection
        subject: string | null
        at: number
      }>(
        `select id, number, direction, subject, coalesce(issued_at, at) as at from sheet
         where state not in ('draft', 'withdrawn') and coalesce(issued_at, at)>=? and coalesce(issued_at, at)<?
         order by 5, id limit ?`,
        [since, to, limit],
      )
      .map(({ direction, subject, ...row }) => ({
        ...row,
        what: subject,
        kindWords: {
          zh: `${filingKindWords.sheet.zh}（${directionWords[direction].zh}）`,
          en: `${filingKindWords.sheet.en} (${directionWords[direction].en})`,
        },
        path: `/sheets/${row.id}`,
      })),
  has: (read, id) => read.get('select 1 from sheet where id=?', [id]) !== undefined,
}

/** Lending slips that were signed on paper. */
const loans: FilingSource = {
  kind: 'loan',
  tickable: true,
  between: (read, since, to, limit) =>
    read
      .all<{ id: string; thingId: string; number: string; name: string | null; at: number }>(
        `select loan.id, thing_id as "thingId", t.number, t.name, lent_at as at
         from loan join lent_thing t on t.id=loan.thing_id
         where signed='paper' and lent_at>=? and lent_at<? order by lent_at, loan.id limit ?`,
        [since, to, limit],
      )
      .map(({ thingId, name, ...row }) => ({
        ...row,
        what: name,
        kindWords: filingKindWords.loan,
        path: `/more/lending?thing=${thingId}`,
      })),
  has: (read, id) => read.get('select 1 from loan where id=?', [id]) !== undefined,
}

/** Papers of homes that came into their files; where each stands is said there. */
const documents: FilingSource = {
  kind: 'document',
  tickable: false,
  between(read, since, to, limit) {
    const types = new Map(profileOf(read).documents.types.map(type => [type.id, type.name]))
    return read
      .all<{
        id: string
        unitId: string
        type: string
        title: string | null
        number: string | null
        at: number
        shelf: string
        original: 0 | 1
      }>(
        `select id, unit_id as "unitId", type, title, (select number from unit where unit.id=unit_id) as number,
           filed_at as at, shelf, original from document
         where state='present' and filed_at>=? and filed_at<? order by filed_at, id limit ?`,
        [since, to, limit],
      )
      .map(({ unitId, type, title, shelf, original, ...row }) => ({
        ...row,
        what: title === '' ? null : title,
        kindWords: types.get(type) ?? filingKindWords.document,
        path: `/units/${unitId}`,
        stands: { shelf: shelf === '' ? null : shelf, original: original === 1 },
      }))
  },
  has: (read, id) => read.get('select 1 from document where id=?', [id]) !== undefined,
}

/** Every domain whose papers have to be filed. Another one adds itself here. */
export const filingSources: readonly FilingSource[] = [letters, sheets, loans, documents]
