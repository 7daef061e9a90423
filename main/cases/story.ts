import { z } from 'zod'
import type { CaseKind, CaseState, Channel } from '../contract/cases.ts'
import type { ReadDatabase } from '../database/read.ts'

/** What happened to a case that clocks look at. Times are UTC milliseconds on the desk's clock. */
export interface CaseStory {
  readonly id: string
  readonly kind: CaseKind
  /** Category ids joined by `/`, most general first. */
  readonly category: string
  readonly channel: Channel
  readonly emergency: 0 | 1
  readonly level: number | null
  readonly state: CaseState
  readonly receivedAt: number
  readonly resolvedAt: number | null
  readonly closedAt: number | null
  readonly voidReason: string | null
  readonly waitingOn: string | null
  readonly waitingSince: number | null
  /** 1 where it was taken over from an old register. */
  readonly imported: 0 | 1
}

/** Something somebody did, in the order it was recorded. */
export interface CaseMoment {
  readonly type: 'call' | 'visit' | 'handling' | 'resolved' | 'reopened'
  readonly at: number
}

/** A stretch of waiting; `until` is null while it goes on. */
export interface CaseWait {
  readonly on: string
  readonly since: number
  readonly until: number | null
}

export function caseStory(read: ReadDatabase, caseId: string): CaseStory | undefined {
  return read.get<CaseStory>(
    `select id, kind, category, channel, emergency, level, state, received_at as "receivedAt",
       resolved_at as "resolvedAt", closed_at as "closedAt", void_reason as "voidReason", waiting_on as "waitingOn",
       waiting_since as "waitingSince",
       exists (select 1 from imported_case i where i.id="case".id) as imported
     from "case" where id=?`,
    [caseId],
  )
}

const Facts = z.object({
  kind: z.string().optional(),
  on: z.string().optional(),
  since: z.number().optional(),
  until: z.number().optional(),
  fromRegister: z.literal(true).optional(),
})

const types = {
  'case.handlingStarted': 'handling',
  'case.resolved': 'resolved',
  'case.reopened': 'reopened',
} as const

/** What was done about a case and when it waited, from its log. */
export function caseMoments(
  read: ReadDatabase,
  caseId: string,
): { readonly moments: readonly CaseMoment[]; readonly waits: readonly CaseWait[] } {
  const moments: CaseMoment[] = []
  const waits: CaseWait[] = []
  let on = 'other'
  for (const row of read.all<{ type: string; at: number; happenedAt: number | null; facts: string }>(
    `select type, at, happened_at as "happenedAt", facts from operation where aggregate_id=? and type in
       ('case.noted', 'case.handlingStarted', 'case.waitingStarted', 'case.waitingEnded', 'case.resolved',
        'case.reopened') order by position`,
    [caseId],
  )) {
    const facts = Facts.parse(JSON.parse(row.facts))
    const at = facts.fromRegister ? (row.happenedAt ?? row.at) : row.at
    if (row.type === 'case.waitingStarted') {
      on = facts.on ?? 'other'
      waits.push({ on, since: facts.since ?? at, until: null })
    } else if (row.type === 'case.waitingEnded') {
      waits.pop()
      waits.push({ on, since: facts.since ?? at, until: facts.until ?? at })
    } else if (row.type === 'case.noted') {
      if (facts.kind === 'call' || facts.kind === 'visit') moments.push({ type: facts.kind, at })
    } else {
      moments.push({ type: types[row.type as keyof typeof types], at })
    }
  }
  return { moments, waits }
}
