import type { LetterDirection, LetterKind, LetterState } from '../contract/letters.ts'
import type { ReadDatabase } from '../database/read.ts'

/** A letter of the file of a home, with its scans. Times are UTC milliseconds. */
export interface LetterOfHome {
  readonly id: string
  readonly number: string | null
  readonly direction: LetterDirection
  readonly kind: LetterKind
  readonly state: LetterState
  readonly party: string | null
  readonly subject: string | null
  readonly dated: string | null
  readonly at: number
  readonly issuedAt: number | null
  readonly repliedOn: string | null
  readonly reply: string | null
  readonly files: readonly {
    readonly hash: string
    readonly name: string | null
    readonly attachedAt: number
  }[]
}

/** Most letters looked at. */
const most = 500

/**
 * Letters that belong to these units (a home with what was merged into it), and letters in and out of no home that
 * name one of their numbers, oldest first. What those say is looked through; `3-120` is not named by `3-1201`.
 */
export function lettersOfUnits(
  read: ReadDatabase,
  unitIds: readonly string[],
  numbers: readonly string[],
): LetterOfHome[] {
  const rows = read.all<Omit<LetterOfHome, 'files'> & { unitId: string | null; words: string }>(
    `select * from (select id, number, direction, kind, state, party, subject, dated, at, issued_at as "issuedAt",
       replied_on as "repliedOn", reply, unit_id as "unitId", coalesce(subject, '') || ' ' || coalesce(text, '') || ' '
       || coalesce(party, '') || ' ' || coalesce(remark, '') || ' ' || coalesce(reply, '') as words from letter)
     where "unitId" in (select value from json_each(?)) or ("unitId" is null and direction in ('in', 'out')
       and exists (select 1 from json_each(?) where instr(words, value) > 0)) order by at, id limit ?`,
    [JSON.stringify(unitIds), JSON.stringify(numbers), most],
  )
  return rows.flatMap(({ words, unitId, ...letter }) =>
    unitId !== null || numbers.some(number => names(words, number))
      ? {
          ...letter,
          files: read.all(
            'select hash, name, attached_at as "attachedAt" from letter_file where letter_id=? order by attached_at, id',
            [letter.id],
          ),
        }
      : [],
  )
}

/** Whether a text has the number by itself and not as part of a longer one. */
function names(words: string, number: string): boolean {
  const part = /[0-9A-Za-z-]/
  for (let at = words.indexOf(number); at >= 0; at = words.indexOf(number, at + 1))
    if (!part.test(words[at - 1] ?? '') && !part.test(words[at + number.length] ?? '')) return true
  return false
}
