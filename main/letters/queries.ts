import type { Page } from '../contract/case-views.ts'
import { DeskError } from '../contract/errors.ts'
import {
  type Authority,
  type LetterDetail,
  type LetterDirection,
  type LetterKind,
  letterKinds,
  type LetterListInput,
  type LetterRow,
  type LetterState,
  usualAuthority,
} from '../contract/letters.ts'
import type { ReadDatabase } from '../database/read.ts'
import type { RowOf } from '../database/table.ts'
import { findUnits } from '../estate/find-units.ts'
import { unitNumberOf } from '../estate/names.ts'
import { momentCursor } from '../lending/queries.ts'
import { staffNameOf } from '../staff/names.ts'
import { decisionsOf } from './decision-queries.ts'
import type { letterTable } from './tables.ts'

/** A document as commands need it. */
export interface StoredLetter {
  readonly id: string
  readonly number: string | null
  readonly direction: LetterDirection
  readonly kind: LetterKind
  readonly state: LetterState
  readonly authority: Authority
  readonly party: string | null
  readonly writtenBy: string | null
  readonly owesHq: 0 | 1
  readonly repliedOn: string | null
  readonly answers: string | null
  readonly unitId: string | null
}

/** What can be corrected of a letter; words that were erased are empty. */
export function letterContent(read: ReadDatabase, letterId: string) {
  const row = read.get<RowOf<typeof letterTable>>('select * from letter where id=?', [letterId])
  return (
    row && {
      kind: row.kind,
      party: row.party ?? '',
      subject: row.subject ?? '',
      text: row.text ?? '',
      replyBy: row.reply_by,
      answers: row.answers,
      personId: row.person_id,
      partnerId: row.partner_id,
      unitId: row.unit_id,
    }
  )
}

/** What somebody who approves a document goes by: its words and its files. */
export function readOfLetter(read: ReadDatabase, letterId: string) {
  const content = letterContent(read, letterId)
  const files = read.all<{ id: string }>(
    'select id from letter_file where letter_id=? order by attached_at, id',
    [letterId],
  )
  return {
    kind: content?.kind ?? null,
    party: content?.party ?? null,
    subject: content?.subject ?? null,
    text: content?.text ?? null,
    replyBy: content?.replyBy ?? null,
    files: files.map(({ id }) => id),
  }
}

export function storedLetter(read: ReadDatabase, letterId: string): StoredLetter | undefined {
  return read.get<StoredLetter>(
    `select id, number, direction, kind, state, authority, party, written_by as "writtenBy",
       owes_hq as "owesHq", replied_on as "repliedOn", answers,
       unit_id as "unitId" from letter where id=?`,
    [letterId],
  )
}

/** What the site says a kind of document needs; the shipped matrix where it says nothing. */
export function authorityOf(read: ReadDatabase, kind: LetterKind): Authority {
  return (
    read.get<{ authority: Authority }>('select authority from authority where id=?', [kind])?.authority ??
    usualAuthority[kind]
  )
}

/** The whole matrix. */
export function authorityMatrix(
  read: ReadDatabase,
): { readonly kind: LetterKind; readonly authority: Authority; readonly usual: Authority }[] {
  return letterKinds.map(kind => ({
    kind,
    authority: authorityOf(read, kind),
    usual: usualAuthority[kind],
  }))
}

/** Readers of a document who have not confirmed yet, and those there are. */
export function readersOf(read: ReadDatabase, letterId: string) {
  return read.all<{ staffId: string; name: string | null; readAt: number | null; chases: number }>(
    `select staff_id as "staffId", ${staffNameOf('letter_reader.staff_id')} as name, read_at as "readAt", chases
     from letter_reader where letter_id=? order by added_at, id`,
    [letterId],
  )
}

export function posting(read: ReadDatabase, letterId: string, postingId: string) {
  return read.get<{ id: string; until: string | null }>(
    'select id, until_day as "until" from letter_posting where id=? and letter_id=?',
    [postingId, letterId],
  )
}

type Found = Omit<LetterRow, 'late' | 'owesHeadquarters'> & { readonly owesHq: 0 | 1 }

const rowColumns = `letter.id, number, direction, kind, state, authority, party, person_id as "personId",
  partner_id as "partnerId", letter.unit_id as "unitId", ${unitNumberOf('letter.unit_id')} as "unitNumber", subject, at,
  issued_at as "issuedAt", reply_by as "replyBy", ${staffNameOf('letter.written_by')} as "writtenByName",
  (select count(*) from letter_reader r where r.letter_id=letter.id) as readers,
  (select count(*) from letter_reader r where r.letter_id=letter.id and r.read_at is not null) as "read",
  owes_hq as "owesHq", reached, files`

const asRow =
  (today: string) =>
  ({ owesHq, ...row }: Found): LetterRow => ({
    ...row,
    owesHeadquarters: owesHq === 1,
    late: row.replyBy !== null && row.replyBy < today && (row.state === 'issued' || row.state === 'received'),
  })

/** Most homes that a number somebody types may mean: those of a building. */
const mostHomes = 400

/** A page of the register, newest first; `unread` and `approve` are asked for one member of staff. */
export function listLetters(
  read: ReadDatabase,
  question: LetterListInput,
  { today, staffId }: { readonly today: string; readonly staffId: string | null },
): Page<LetterRow> {
  const { direction, view, state, text, since, to, before, limit } = question
  const cursor = before === undefined ? { at: Number.MAX_SAFE_INTEGER, id: '' } : momentCursor(before)
  const wanted = text.toLowerCase()
  const homes = wanted === '' ? [] : findUnits(read, text, mostHomes).map(({ unitId }) => unitId)
  const found = read.all<Found>(
    `select ${rowColumns} from letter where (at, letter.id) < (?, ?)
       and (? is null or direction=?) and (? is null or state=?)
       and (? is null or at>=?) and (? is null or at<?)
       and case ? when 'unread' then letter.id in
             (select letter_id from letter_reader where staff_id=? and read_at is null) and state<>'withdrawn'
           when 'approve' then state='submitted'
           when 'open' then state in ('issued', 'received') and reply_by is not null
           when 'late' then state in ('issued', 'received') and reply_by<=?
           when 'headquarters' then owes_hq=1 else 1 end
       and (?='' or instr(lower(coalesce(number, '') || ' ' || coalesce(their_number, '') || ' '
         || coalesce(party, '') || ' ' || coalesce(subject, '') || ' '
         || coalesce(${unitNumberOf('letter.unit_id')}, '')), ?)>0
         or letter.unit_id in (select value from json_each(?)))
     order by at desc, letter.id desc limit ?`,
    [
      cursor.at,
      cursor.id,
      direction ?? null,
      direction ?? null,
      state ?? null,
      state ?? null,
      since ?? null,
      since ?? null,
      to ?? null,
      to ?? null,
      view,
      staffId,
      today,
      wanted,
      wanted,
      JSON.stringify(homes),
      limit + 1,
    ],
  )
  const rows = found.slice(0, limit).map(asRow(today))
  const last = rows.at(-1)
  return { rows, next: found.length > limit && last ? `${last.at}_${last.id}` : null }
}

/** Documents whose reply is late, ours or theirs, the longest late first. */
export function lateLetters(read: ReadDatabase, today: string, limit: number): LetterRow[] {
  return read
    .all<Found>(
      `select ${rowColumns} from letter where reply_by is not null and reply_by<=?
         and state in ('issued', 'received') order by reply_by, letter.id limit ?`,
      [today, limit],
    )
    .map(asRow(today))
}

/** Letters from and to one of these people, newest first. */
export function lettersAbout(read: ReadDatabase, personIds: readonly string[], today: string): LetterRow[] {
  return lettersAmong(
    read,
    'select l.id from json_each(?) j cross join letter l on l.person_id=j.value',
    [personIds],
    today,
  )
}

/**
 * Letters of the file of a home, newest first: those that belong to it, and those from and to people of it that
 * belong to no home.
 */
export function lettersAtHome(
  read: ReadDatabase,
  unitId: string,
  personIds: readonly string[],
  today: string,
): LetterRow[] {
  return lettersAmong(
    read,
    `select l.id from json_each(?) j cross join letter l on l.person_id=j.value where l.unit_id is null
     union select l.id from json_each(?) j cross join letter l on l.unit_id=j.value`,
    [personIds, [unitId]],
    today,
  )
}

/** @param wanted a statement that gives ids, out of lists that go into it as JSON */
function lettersAmong(
  read: ReadDatabase,
  wanted: string,
  lists: readonly (readonly string[])[],
  today: string,
): LetterRow[] {
  return read
    .all<Found>(
      `select ${rowColumns} from letter where letter.id in (${wanted}) order by at desc, letter.id desc limit 100`,
      lists.map(list => JSON.stringify(list)),
    )
    .map(asRow(today))
}

/** A document with its circulation, postings and files. Errors: `letter.notFound`. */
export function letterDetail(read: ReadDatabase, letterId: string, today: string): LetterDetail {
  const found = read.get<Found>(`select ${rowColumns} from letter where letter.id=?`, [letterId])
  const rest = read.get<
    Pick<
      LetterDetail,
      | 'text'
      | 'theirNumber'
      | 'dated'
      | 'receivedOn'
      | 'approvedByName'
      | 'approvedAt'
      | 'remark'
      | 'repliedOn'
      | 'reply'
      | 'headquartersOn'
      | 'headquartersReference'
      | 'shelf'
    > & { readonly answersId: string | null }
  >(
    `select text, their_number as "theirNumber", dated, received_on as "receivedOn",
       ${staffNameOf('letter.approved_by')} as "approvedByName", approved_at as "approvedAt", remark,
       replied_on as "repliedOn", reply, hq_on as "headquartersOn", hq_reference as "headquartersReference",
       answers as "answersId", (select shelf from filing where filing.id='letter/' || letter.id) as shelf
     from letter where letter.id=?`,
    [letterId],
  )
  if (!found || !rest) throw new DeskError('letter.notFound')
  const { answersId, ...members } = rest
  const answered = answersId === null ? undefined : storedLetter(read, answersId)
  return {
    ...asRow(today)(found),
    ...members,
    answers: answered ? { id: answered.id, number: answered.number } : null,
    decisions: decisionsOf(read, letterId),
    answeredBy: read.all('select id, number from letter where answers=? order by at, id', [letterId]),
    circulation: readersOf(read, letterId),
    postings: read.all(
      `select id, way, place, on_day as "on", until_day as "until", reached
       from letter_posting where letter_id=? order by on_day, id`,
      [letterId],
    ),
    attachments: read.all(
      `select id, part, hash, size, name, media_type as "mediaType" from letter_file
       where letter_id=? order by attached_at, id`,
      [letterId],
    ),
  }
}

/** A file that some document refers to. */
export function findLetterFile(read: ReadDatabase, hash: string) {
  return read.get<{ name: string | null; mediaType: string; size: number }>(
    `select name, media_type as "mediaType", size from letter_file where hash=? limit 1`,
    [hash],
  )
}
