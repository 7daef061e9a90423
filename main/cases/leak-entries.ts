import type { z } from 'zod'
import type { EmergencyKind } from '../contract/emergencies.ts'
import { type LeakWord, severityGroup } from '../contract/leak-words.ts'
import type { LeakDanger, LeakEntry, LeakMention, LeakSeverity } from '../contract/leaks.ts'
import type { CaseEntry } from '../contract/timeline.ts'
import { leakCallTakenBack, leakPlaced } from '../leaks/call-operations.ts'
import * as leaks from '../leaks/operations.ts'
import { leakTeamNoted } from '../leaks/phone/operations.ts'
import { leakRecalled, leakSteppedBack } from '../leaks/sending-operations.ts'
import * as losses from '../leaks/losses/operations.ts'
import { leakJoinedSource } from '../leaks/sources/operations.ts'
import type { OperationDefinition } from '../log/operation.ts'
import type { EntryNames } from './timeline.ts'

type Shows = <Facts extends z.ZodObject, Personal extends z.ZodObject>(
  definition: OperationDefinition<CaseEntry['type'], Facts, Personal>,
  entry: (
    facts: z.infer<Facts>,
    words: Partial<z.infer<Personal>>,
    names: EntryNames,
  ) => Record<string, unknown>,
) => void

interface More {
  readonly teamId?: string
  readonly teamName?: string | null
  /** When something is due or was promised, UTC milliseconds. */
  readonly until?: number | null
  readonly text?: string | undefined
}

const told = (
  said: readonly LeakWord[],
  { teamId, teamName = null, until = null, text }: More,
): Record<string, unknown> => ({ said, teamId: teamId ?? null, teamName, until, text })

const teamOf = (teamId: string, names: EntryNames) => ({ teamId, teamName: names.teams.get(teamId) ?? null })

/** Where and how bad, in the order in which people say it. */
const judged = (
  facts: {
    readonly entry: LeakEntry
    readonly severity: LeakSeverity
    readonly dangers: readonly LeakDanger[]
    readonly vulnerable: boolean
    readonly mentions?: readonly LeakMention[] | undefined
  },
  kind: EmergencyKind = 'storm',
): LeakWord[] => [
  ...(kind === 'storm' ? [] : [`kind.${kind}` as const]),
  ...(kind === 'storm' || facts.entry !== 'unknown' ? [`entry.${facts.entry}` as const] : []),
  `${severityGroup(kind)}.${facts.severity}`,
  ...facts.dangers.map(danger => `danger.${danger}` as const),
  ...(facts.vulnerable ? (['vulnerable'] as const) : []),
  ...(facts.mentions ?? []).map(mention => `mention.${mention}` as const),
]

/** How what happens to a leak is told on the timeline of its case. */
export function showLeaks(shows: Shows): void {
  shows(leaks.leakReported, facts => told(judged(facts, facts.kind ?? 'storm'), {}))
  shows(leaks.leakCalledAgain, (facts, { callerName, text }) =>
    told(judged(facts), { text: [callerName, text].filter(Boolean).join('：') || undefined }),
  )
  shows(leakCallTakenBack, () => told([], {}))
  shows(leakPlaced, ({ about }) => told([`about.${about}`], {}))
  shows(leaks.leakTriaged, facts => told(judged(facts), {}))
  shows(leaks.leakDispatched, ({ teamId }, { note }, names) =>
    told([], { ...teamOf(teamId, names), text: note }),
  )
  shows(leakRecalled, ({ teamId }, { note }, names) => told([], { ...teamOf(teamId, names), text: note }))
  shows(leakSteppedBack, ({ undone, teamId }, _said, names) =>
    told([`step.${undone}`], teamId ? teamOf(teamId, names) : {}),
  )
  shows(leaks.leakAdvanced, ({ to, teamId }, { note }, names) =>
    told([`step.${to}`], { ...(teamId ? teamOf(teamId, names) : {}), text: note }),
  )
  shows(leaks.leakNotEntered, ({ reason, nextAt, teamId }, { note }, names) =>
    told([`reason.${reason}`], { ...(teamId ? teamOf(teamId, names) : {}), until: nextAt, text: note }),
  )
  shows(leakTeamNoted, ({ teamId, step, fate, need, undone }, { text }, names) =>
    told(
      [
        `step.${step}`,
        ...(undone ? [`step.${undone}` as const] : []),
        ...(need ? [`need.${need}` as const] : []),
        ...(fate === 'taken' ? [] : [`fate.${fate}` as const]),
      ],
      { ...teamOf(teamId, names), text },
    ),
  )
  shows(leaks.leakHouseholdTold, ({ nextAt }, { text }) => told([], { until: nextAt, text }))
  shows(leaks.leakRepairPlanned, ({ dueAt }, { text }) => told([], { until: dueAt, text }))
  shows(leaks.leakRepaired, ({ teamId }, { text }, names) => told([], { ...teamOf(teamId, names), text }))
  shows(leaks.leakTested, ({ kind, holds }, { note }) =>
    told([`test.${kind}`, holds ? 'holds' : 'fails'], { text: note }),
  )
  shows(leaks.leakAccepted, () => told([], {}))
  shows(losses.leakDamageNoted, (_facts, { thing, words }) =>
    told([], { text: [thing, words].filter(Boolean).join('：') || undefined }),
  )
  shows(losses.leakDamageAgreed, (_facts, { thing }) => told([], { text: thing }))
  shows(losses.leakDamageStruck, (_facts, { thing, reason }) =>
    told([], { text: [thing, reason].filter(Boolean).join('：') || undefined }),
  )
  shows(losses.leakCostNoted, (_facts, { what }) => told([], { text: what }))
  shows(losses.leakCostCharged, (_facts, { what }) => told([], { text: what }))
  shows(losses.leakCostReversed, (_facts, { what, reason }) =>
    told([], { text: [what, reason].filter(Boolean).join('：') || undefined }),
  )
  shows(losses.leakLossShown, (_facts, { what }) => told([], { text: what }))
  shows(leakJoinedSource, (_facts, { text }) => told([], { text }))
  shows(leaks.leakReturned, ({ severity }, { text }) => told([`severity.${severity}`], { text }))
}
