import { z } from 'zod'
import type { Page } from '../contract/case-views.ts'
import { sumFields } from '../contract/contracts.ts'
import { DeskError } from '../contract/errors.ts'
import type { OtherEntry, TimelineEntry } from '../contract/timeline.ts'
import {
  caseEntry,
  entryBase,
  type EntryNames,
  namesFor,
  operationColumns,
  type StoredOperation,
} from '../cases/timeline.ts'
import type { ReadDatabase } from '../database/read.ts'
import { recordsMergedInto } from '../people/merges.ts'
import { mergedInto } from '../estate/queries.ts'

const Facts = z.record(z.string(), z.unknown())

/**
 * Everything that happened to a unit, a person or a building, newest first: its own operations and those of the
 * cases (and later of everything else) that name it. What happened to homes that were merged into it is among them.
 */
export function subjectTimeline(
  read: ReadDatabase,
  { subjectId, before, limit }: { subjectId: string; before?: string | undefined; limit: number },
): Page<TimelineEntry> {
  const end = before === undefined ? Number.MAX_SAFE_INTEGER : positionOf(before)
  // Both halves come out of their index newest first, so the database merges them and stops at the limit.
  const newestOf = (id: string) =>
    read.all<StoredOperation>(
      `select ${operationColumns} from operation o where o.position in (
         select position from (
           select position from operation where aggregate_id=? and position<?
           union
           select position from operation_subject where subject_id=? and position<?
           order by position desc limit ?
         )
       ) order by o.position desc`,
      [id, end, id, end, limit + 1],
    )
  const merged = [...mergedInto(read, subjectId).map(({ id }) => id), ...recordsMergedInto(read, subjectId)]
  const operations =
    merged.length === 0
      ? newestOf(subjectId)
      : newestTogether([subjectId, ...merged].map(newestOf), limit + 1)
  const page = operations.slice(0, limit)
  const names = namesFor(read, page)
  // A case that was taken back with its import is nothing that happened.
  const standing = page.filter(
    ({ aggregate, aggregateId }) => aggregate !== 'case' || names.cases.has(aggregateId),
  )
  const rows = standing.map(
    (operation): TimelineEntry => caseEntry(operation, names) ?? otherEntry(operation, names),
  )
  const last = page.at(-1)
  return { rows, next: operations.length > limit && last ? String(last.position) : null }
}

/** Lists that begin with the newest as one, each operation once. */
function newestTogether(lists: readonly StoredOperation[][], most: number): StoredOperation[] {
  const byPosition = new Map(lists.flat().map(operation => [operation.position, operation]))
  return [...byPosition.values()].sort((a, b) => b.position - a.position).slice(0, most)
}

function otherEntry(operation: StoredOperation, names: EntryNames): OtherEntry {
  return {
    ...entryBase(operation, names),
    type: 'other',
    operation: operation.type,
    aggregate: operation.aggregate,
    aggregateId: operation.aggregateId,
    facts: factsOf(operation),
  }
}

/** Sums of contracts are for those who may see them, so no timeline tells them. */
function factsOf({ aggregate, facts }: StoredOperation): Readonly<Record<string, unknown>> {
  const all = Facts.parse(JSON.parse(facts))
  if (aggregate !== 'contract') return all
  const sums: ReadonlySet<string> = sumFields
  return Object.fromEntries(Object.entries(all).filter(([name]) => !sums.has(name)))
}

/** Most entries of other things shown beside one case's own; the latest stay. */
const mostBeside = 500

/** What happened around a case without being a step of it, such as its contact sheets and callbacks; oldest first. */
export function entriesBesideCase(read: ReadDatabase, caseId: string): OtherEntry[] {
  const operations = read.all<StoredOperation>(
    `select ${operationColumns} from operation_subject s join operation o on o.position=s.position
     where s.subject_id=? order by s.position desc limit ?`,
    [caseId, mostBeside],
  )
  const beside = operations.filter(({ aggregate }) => aggregate !== 'case').reverse()
  const names = namesFor(read, beside)
  return beside.map(operation => otherEntry(operation, names))
}

function positionOf(before: string): number {
  const position = Number(before)
  if (!Number.isSafeInteger(position) || position < 0)
    throw new DeskError('input.invalid', { where: 'before', why: 'not a cursor of this list' })
  return position
}
