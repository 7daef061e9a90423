import { z } from 'zod'
import type { SourceKind } from '../../contract/leak-clusters.ts'
import type { SourceStep } from '../../contract/leak-sources.ts'
import type { LeakTest, TeamStep } from '../../contract/leaks.ts'
import type { ReadDatabase } from '../../database/read.ts'
import { standingOf } from '../clusters/decisions.ts'
import type { ClusterDecision } from '../clusters/types.ts'

interface DecisionColumns {
  readonly id: string
  readonly kind: 'together' | 'apart' | 'named'
  readonly reports: string
  readonly from: string
  readonly source: SourceKind | null
  readonly at: number
  readonly actor: string | null
  readonly takenBack: 0 | 1
}

/** What a person decided, with who it was. */
export type StoredDecision = ClusterDecision & { readonly actor: string | null; readonly takenBack: boolean }

const decisionColumns = `id, kind, reports, apart_from as "from", source, at, actor, taken_back as "takenBack"`
const Ids = z.array(z.string())
const idsIn = (stored: string) => Ids.parse(JSON.parse(stored))

function present({ kind, source, ...row }: DecisionColumns): StoredDecision {
  const { id, at, actor } = row
  const common = { id, at, actor, takenBack: row.takenBack === 1, reports: idsIn(row.reports) }
  if (kind === 'apart') return { ...common, kind, from: idsIn(row.from) }
  return kind === 'named' && source ? { ...common, kind, source } : { ...common, kind: 'together' }
}

export function decision(read: ReadDatabase, id: string): StoredDecision | undefined {
  const row = read.get<DecisionColumns>(`select ${decisionColumns} from leak_source_decision where id=?`, [
    id,
  ])
  return row && present(row)
}

/** Every decision that stands. */
export const decisions = (read: ReadDatabase): StoredDecision[] =>
  read
    .all<DecisionColumns>(`select ${decisionColumns} from leak_source_decision where taken_back=0`)
    .map(present)

/** Whether people hold all these leaks to be one already. */
export function together(read: ReadDatabase, caseIds: readonly string[]): boolean {
  const standing = standingOf(decisions(read))
  const block = standing.get(caseIds[0] ?? '')
  return block !== undefined && caseIds.every(id => standing.get(id) === block)
}

interface StepColumns {
  readonly id: string
  readonly sourceId: string
  readonly step: SourceStep
  readonly to: TeamStep | null
  readonly at: number
  readonly actor: string | null
  readonly teamId: string | null
  readonly dueAt: number | null
  readonly test: LeakTest | null
  readonly beganAt: number | null
  readonly endedAt: number | null
  readonly holds: 0 | 1 | null
  readonly cases: string
  readonly advanced: number
  readonly text: string | null
}

/** A step of work on a source. */
export interface StoredStep {
  readonly id: string
  readonly sourceId: string
  readonly step: SourceStep
  readonly to: TeamStep | null
  readonly at: number
  readonly actor: string | null
  readonly teamId: string | null
  readonly dueAt: number | null
  readonly test: {
    readonly kind: LeakTest
    readonly from: number
    readonly to: number
    readonly holds: boolean
  } | null
  readonly cases: readonly string[]
  readonly advanced: number
  readonly text: string | null
}

/** The steps taken on the sources whose number is one of these cases, oldest first. */
export const stepsOf = (read: ReadDatabase, caseIds: readonly string[]): StoredStep[] =>
  read
    .all<StepColumns>(
      `select id, source_id as "sourceId", step, advanced_to as "to", at, actor, team_id as "teamId", due_at as "dueAt",
         test, began_at as "beganAt", ended_at as "endedAt", holds, cases, advanced, words as "text"
       from leak_source_step where source_id in (select value from json_each(?)) order by at, id`,
      [JSON.stringify(caseIds)],
    )
    .map(({ test, beganAt, endedAt, holds, cases, ...row }) => ({
      ...row,
      test: test ? { kind: test, from: beganAt ?? 0, to: endedAt ?? 0, holds: holds === 1 } : null,
      cases: idsIn(cases),
    }))
