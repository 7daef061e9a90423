import { z } from 'zod'
import { type DuplicatePair, Evidence } from '../contract/duplicates.ts'
import type { ReadDatabase } from '../database/read.ts'
import { type PersonFile, personFile } from './details.ts'
import { scanState } from './duplicate-commands.ts'
import { distinctFrom } from './merges.ts'

/** A pair as people judge it: both files side by side, details masked. */
export interface ProposedPair extends DuplicatePair {
  readonly person: PersonFile
  readonly other: PersonFile
}

export interface DuplicateList {
  readonly pairs: readonly ProposedPair[]
  /** Pairs left, counted to at most 5,000. */
  readonly left: number
  /** When everybody was last looked at, UTC milliseconds; null before the first time. */
  readonly fullAt: number | null
}

const Evidences = z.array(Evidence)

/** Pairs waiting for a judgement, most certain first; those that were merged, erased or judged since are left out. */
export function proposedPairs(read: ReadDatabase, limit: number, today: string): DuplicateList {
  // Judged pairs and records that stand for themselves no longer drop out here, whoever changed them.
  const rows = read.all<{ personId: string; otherId: string; score: number; evidence: string }>(
    `select d.person_id as "personId", d.other_id as "otherId", d.score, d.evidence
     from duplicate_proposal d join person a on a.id=d.person_id join person b on b.id=d.other_id
     where a.merged_into is null and b.merged_into is null and a.name is not null and b.name is not null
     order by d.score desc, d.id`,
  )
  const distinct = new Map<string, Set<string>>()
  const isDistinct = (personId: string, otherId: string) => {
    const known = distinct.get(personId) ?? distinctFrom(read, personId)
    distinct.set(personId, known)
    return known.has(otherId)
  }
  const left = rows.filter(row => !isDistinct(row.personId, row.otherId))
  const pairs = left.slice(0, limit).flatMap((row): ProposedPair[] => {
    const person = personFile(read, row.personId, today)
    const other = personFile(read, row.otherId, today)
    if (!person || !other) return []
    return [{ ...row, evidence: Evidences.parse(JSON.parse(row.evidence)), person, other }]
  })
  return { pairs, left: left.length, fullAt: scanState(read)?.fullAt ?? null }
}
