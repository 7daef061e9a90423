import { z } from 'zod'
import { CaseKind } from '../contract/cases.ts'
import { DeskError } from '../contract/errors.ts'
import {
  type AnswerDetail,
  type AnswerFilter,
  type AnswerPage,
  type AnswerRow,
  type AnswerState,
  answerStates,
  type AnswerVersion,
  type OfferedAnswer,
} from '../contract/knowledge.ts'
import { allCategories, type Profile } from '../contract/profile.ts'
import type { ReadDatabase } from '../database/read.ts'
import { matchesWords, wordsOf } from '../search/text.ts'
import { staffNames } from '../staff/names.ts'
import { bestAnswers, type Matter } from './match.ts'
import { isValidOn, standOf } from './rules.ts'

/** Most answers a desk keeps; a list of them is read whole. */
export const mostAnswers = 2_000
/** How many are offered while somebody types. */
const offered = 3

interface StoredAnswer {
  readonly id: string
  readonly example: string | null
  readonly retiredAt: number | null
}
interface StoredVersion extends Omit<AnswerVersion, 'words' | 'kinds' | 'categories'> {
  readonly answerId: string
  readonly words: string
  readonly kinds: string
  readonly categories: string
}

const Strings = z.array(z.string())
const Kinds = z.array(CaseKind)

const versionColumns = `id, answer_id as "answerId", version, question, answer, words, kinds, categories,
  valid_from as "from", valid_until as "until", written_by as "writtenBy", written_at as "writtenAt",
  approved_by as "approvedBy", approved_at as "approvedAt", uses`

function versionOf({
  words,
  kinds,
  categories,
  ...row
}: StoredVersion): AnswerVersion & { answerId: string } {
  return {
    ...row,
    words: Strings.parse(JSON.parse(words)),
    kinds: Kinds.parse(JSON.parse(kinds)),
    categories: Strings.parse(JSON.parse(categories)),
  }
}

/** What commands need to know of an answer; versions newest first. */
export interface StoredAnswerCore extends StoredAnswer {
  readonly versions: readonly AnswerVersion[]
}

export function answerCore(read: ReadDatabase, answerId: string): StoredAnswerCore | undefined {
  const answer = read.get<StoredAnswer>(
    'select id, example, retired_at as "retiredAt" from answer where id=?',
    [answerId],
  )
  if (!answer) return undefined
  const versions = read.all<StoredVersion>(
    `select ${versionColumns} from answer_version where answer_id=? order by version desc`,
    [answerId],
  )
  return { ...answer, versions: versions.map(versionOf) }
}

/** How many answers there are, and the profile's examples among them. */
export function adoptedExamples(read: ReadDatabase): {
  readonly count: number
  readonly examples: Set<string>
} {
  const rows = read.all<{ example: string | null }>('select example from answer')
  return { count: rows.length, examples: new Set(rows.flatMap(row => row.example ?? [])) }
}

/** The newest version of an answer that was taken over from an example of the profile. */
export function draftOfExample(
  read: ReadDatabase,
  example: string,
): { readonly answerId: string; readonly versionId: string } | undefined {
  return read.get(
    `select a.id as "answerId", v.id as "versionId" from answer a join answer_version v on v.answer_id=a.id
     where a.example=? order by v.version desc limit 1`,
    [example],
  )
}

/** All answers as they stand on a day, by their question's category and then as they were written. */
export function listAnswers(
  read: ReadDatabase,
  profile: Profile,
  filter: AnswerFilter,
  today: string,
): AnswerPage {
  const words = wordsOf(filter.text ?? '')
  const counts = Object.fromEntries(answerStates.map(state => [state, 0])) as Record<AnswerState, number>
  const places = new Map(allCategories(profile).map(({ path }, index) => [path.at(-1), index]))
  const within = filter.category === undefined ? undefined : categoriesUnder(profile, filter.category)
  const rows: AnswerRow[] = []
  for (const { answer, versions } of everyAnswer(read)) {
    const row = rowOf(answer, versions, today)
    if (!row) continue
    const { shown } = row
    if (filter.kind !== undefined && shown.kinds.length > 0 && !shown.kinds.includes(filter.kind)) continue
    if (within && !shown.categories.some(id => within.has(id))) continue
    const texts = [[shown.question, shown.answer, ...shown.words].join('\n')]
    if (words.length > 0 && !matchesWords(texts, words)) continue
    counts[row.state] += 1
    if (filter.state === undefined ? row.state !== 'retired' : row.state === filter.state) rows.push(row)
  }
  const place = (row: AnswerRow) => places.get(row.shown.categories[0]) ?? Number.MAX_SAFE_INTEGER
  rows.sort((a, b) => place(a) - place(b) || (a.id < b.id ? -1 : 1))
  const { examples } = adoptedExamples(read)
  return {
    rows: named(read, rows),
    counts,
    examples: profile.answers.filter(example => !examples.has(example.id)).length,
  }
}

/** One answer with all its versions. Errors: `answer.notFound`. */
export function answerDetail(read: ReadDatabase, answerId: string, today: string): AnswerDetail {
  const answer = answerCore(read, answerId)
  const row = answer && rowOf(answer, answer.versions, today)
  if (!answer || !row) throw new DeskError('answer.notFound')
  const [shown] = named(read, [row])
  return { ...(shown ?? row), versions: namedVersions(read, answer.versions), today }
}

/** The valid answers that fit a matter best. */
export function answersAtHand(read: ReadDatabase, matter: Matter, today: string): OfferedAnswer[] {
  const valid = read
    .all<StoredVersion>(
      `select ${versionColumns} from answer_version
       where approved_at is not null and answer_id in (select id from answer where retired_at is null)`,
    )
    .filter(version => isValidOn(version, today))
    .map(versionOf)
  const answerIds = new Map(valid.map(({ id, answerId }) => [id, answerId]))
  return bestAnswers(valid, matter, offered).map(({ id, version, question, answer }) => ({
    answerId: answerIds.get(id) ?? '',
    version,
    question,
    answer,
  }))
}

/** The id of an approved version; undefined where there is none of this number. */
export function approvedVersion(read: ReadDatabase, answerId: string, version: number): string | undefined {
  return read.get<{ id: string }>(
    'select id from answer_version where answer_id=? and version=? and approved_at is not null',
    [answerId, version],
  )?.id
}

/** A category and everything below it. */
function categoriesUnder(profile: Profile, category: string): ReadonlySet<string> {
  const under = allCategories(profile).filter(({ path }) => path.includes(category))
  return new Set(under.flatMap(({ path }) => path.at(-1) ?? []))
}

function everyAnswer(read: ReadDatabase) {
  const versions = new Map<string, AnswerVersion[]>()
  const stored = read.all<StoredVersion>(
    `select ${versionColumns} from answer_version order by answer_id, version desc`,
  )
  for (const one of stored) {
    const list = versions.get(one.answerId)
    if (list) list.push(versionOf(one))
    else versions.set(one.answerId, [versionOf(one)])
  }
  return read
    .all<StoredAnswer>('select id, example, retired_at as "retiredAt" from answer')
    .map(answer => ({ answer, versions: versions.get(answer.id) ?? [] }))
}

function rowOf(
  answer: StoredAnswer,
  versions: readonly AnswerVersion[],
  today: string,
): AnswerRow | undefined {
  const stand = standOf(versions, answer.retiredAt !== null, today)
  return (
    stand && {
      id: answer.id,
      ...stand,
      draft: versions.some(version => version.approvedAt === null),
      example: answer.example !== null && versions.every(version => version.approvedAt === null),
    }
  )
}

/** People by their names instead of their ids. */
function namedVersions(read: ReadDatabase, versions: readonly AnswerVersion[]): AnswerVersion[] {
  const names = staffNames(
    read,
    versions.flatMap(({ writtenBy, approvedBy }) => [writtenBy, approvedBy]),
  )
  const nameOf = (id: string | null) => (id === null ? null : (names.get(id) ?? null))
  return versions.map(version => ({
    ...version,
    writtenBy: nameOf(version.writtenBy),
    approvedBy: nameOf(version.approvedBy),
  }))
}

function named(read: ReadDatabase, rows: readonly AnswerRow[]): AnswerRow[] {
  const versions = namedVersions(
    read,
    rows.map(row => row.shown),
  )
  return rows.map((row, index) => ({ ...row, shown: versions[index] ?? row.shown }))
}
