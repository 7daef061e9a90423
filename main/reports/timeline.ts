import { z } from 'zod'
import type { Page } from '../contract/case-views.ts'
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

const Facts = z.record(z.string(), z.unknown())

/**
 * Everything that happened to a unit, a person or a building, newest first: its own operations and those of the
 * cases (and later of everything else) that name it.
 */
export function subjectTimeline(
  read: ReadDatabase,
  { subjectId, before, limit }: { subjectId: string; before?: string | undefined; limit: number },
): Page<TimelineEntry> {
  const end = before === undefined ? Number.MAX_SAFE_INTEGER : positionOf(before)
  // Both halves come out of their index newest first, so the database merges them and stops at the limit.
  const operations = read.all<StoredOperation>(
    `select ${operationColumns} from operation o where o.position in (
       select position from (
         select position from operation where aggregate_id=? and position<?
         union
         select position from operation_subject where subject_id=? and position<?
         order by position desc limit ?
       )
     ) order by o.position desc`,
    [subjectId, end, subjectId, end, limit + 1],
  )
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

function otherEntry(operation: StoredOperation, names: EntryNames): OtherEntry {
  return {
    ...entryBase(operation, names),
    type: 'other',
    operation: operation.type,
    aggregate: operation.aggregate,
    aggregateId: operation.aggregateId,
    facts: Facts.parse(JSON.parse(operation.facts)),
  }
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
