import { caseDocument, documentKind } from '../cases/projection.ts'
import { caseWords } from '../cases/texts.ts'
import type { ReadDatabase } from '../database/read.ts'
import { documentWords, searchKind } from '../documents/texts.ts'
import type { JobContext } from '../jobs/job.ts'
import { keysOfPerson, packKey } from '../people/lookup-keys.ts'
import { namesOf, person, phonesOf } from '../people/queries.ts'
import { documentDigest, type SearchDocument } from '../search/index-writer.ts'
import { maxProblems, partOf, type VerifyOptions, type VerifyPart } from './verify-part.ts'

/** Things read in one go. */
const batchSize = 200
/** Things looked at of each kind in a quick check. */
const sampleSize = 1_000

/** Search index of cases and documents, and person lookup, against what the tables say now. */
export function verifySearch({ read, progress }: JobContext, { quick = false }: VerifyOptions): VerifyPart {
  const problems: string[] = []
  let problemCount = 0
  const note = (problem: string) => {
    problemCount += 1
    if (problems.length < maxProblems) problems.push(problem)
  }
  const owed = owedThings(read)
  const limit = quick ? sampleSize : Number.POSITIVE_INFINITY
  const cases = each(read, 'select id from "case" where id>? order by id limit ?', limit, ids => {
    progress(0, 1)
    checkCases(read, ids, owed, note)
  })
  const documents = each(read, 'select id from document where id>? order by id limit ?', limit, ids => {
    progress(0, 1)
    checkDocuments(read, ids, owed, note)
  })
  const people = each(read, 'select id from person where id>? order by id limit ?', limit, ids => {
    progress(0, 1)
    for (const id of ids) if (!owed.has(id)) checkPerson(read, id, note)
  })
  for (const [kind, table] of [
    [documentKind, 'case'],
    [searchKind, 'document'],
  ] as const)
    for (const { id } of read.all<{ id: string }>(
      `select d.id from search_document d join search_kind k on k.number=d.kind
       where k.kind=? and not exists (select 1 from "${table}" c where c.id=d.id) limit 100`,
      [kind],
    ))
      note(`${table} ${id}: in the index only`)
  for (const { id } of read.all<{ id: string }>(
    `select person_id as id from person_lookup_person l
     where not exists (select 1 from person p where p.id=l.person_id) limit 100`,
  ))
    if (!owed.has(id)) note(`person ${id}: in the lookup only`)
  return partOf(cases + documents + people, problems, problemCount)
}

/** Calls back with ids in batches; returns how many there were. */
function each(read: ReadDatabase, sql: string, limit: number, visit: (ids: string[]) => void): number {
  let after = ''
  let count = 0
  while (count < limit) {
    const ids = read.all<{ id: string }>(sql, [after, batchSize]).map(({ id }) => id)
    const last = ids.at(-1)
    if (last === undefined) break
    visit(ids)
    count += ids.length
    after = last
  }
  return count
}

function checkCases(
  read: ReadDatabase,
  ids: readonly string[],
  owed: ReadonlySet<string>,
  note: (problem: string) => void,
): void {
  const words = caseWords(read, ids)
  for (const id of ids) {
    const found = words.get(id)
    const names = [id, `person:${found?.personId}`, `unit:${found?.unitId}`]
    if (names.some(name => owed.has(name))) continue
    checkIndexed(read, 'case', found && caseDocument(found), { kind: documentKind, id }, note)
  }
}

function checkDocuments(
  read: ReadDatabase,
  ids: readonly string[],
  owed: ReadonlySet<string>,
  note: (problem: string) => void,
): void {
  const words = documentWords(read, ids)
  for (const id of ids) {
    const texts = words.get(id)
    if (owed.has(id)) continue
    const wanted = texts && { kind: searchKind, id, texts, tags: [] }
    checkIndexed(read, 'document', wanted, { kind: searchKind, id }, note)
  }
}

/** What the index holds of a thing, against what it should hold. */
function checkIndexed(
  read: ReadDatabase,
  thing: string,
  wanted: SearchDocument | undefined,
  { kind, id }: Pick<SearchDocument, 'kind' | 'id'>,
  note: (problem: string) => void,
): void {
  const stored = read.get<{ kind: number; digest: Buffer }>(
    `select d.kind, d.digest from search_document d join search_kind k on k.number=d.kind where k.kind=? and d.id=?`,
    [kind, id],
  )
  if (!stored) note(`${thing} ${id}: not in the index`)
  else if (wanted && !documentDigest(stored.kind, wanted).equals(stored.digest))
    note(`${thing} ${id}: the index is older than the ${thing}`)
}

/** What a large command left to be indexed later; it is settled when the desk is open. */
export function owedThings(read: ReadDatabase): ReadonlySet<string> {
  return new Set(
    read
      .all<{ thing: string }>(
        `select distinct thing from projection_debt where projection not glob 'register*'`,
      )
      .map(({ thing }) => thing),
  )
}

function checkPerson(read: ReadDatabase, id: string, note: (problem: string) => void): void {
  const current = person(read, id)
  if (!current) return
  // A merged record is found by who stands for it.
  const stands = current.mergedInto === null
  const names = stands ? namesOf(current) : []
  const phones = stands ? phonesOf(read, id).map(({ number }) => number) : []
  const wanted =
    names.length + phones.length === 0
      ? undefined
      : [...new Set(keysOfPerson(names, phones).map(packKey))].join('\n')
  const stored = read.get<{ keys: string }>('select keys from person_lookup_person where person_id=?', [
    id,
  ])?.keys
  if (stored !== wanted) note(`person ${id}: the lookup is older than the person`)
}
