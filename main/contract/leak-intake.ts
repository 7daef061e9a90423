import { z } from 'zod'
import type { LeakAbout, LeakEntry, LeakMention, LeakSeverity, LeakState } from './leaks.ts'
import type { CareNeed, OccupancyRole, TierName } from './people.ts'
import type { Profile } from './profile.ts'
import { usualWordsIn } from './propose.ts'
import { Id } from './values.ts'
import type { Words } from './words.ts'

/** How long a call can be taken back by whoever took it, in milliseconds; the desk gives the answer time to arrive. */
export const callUndoWithin = 60_000

export const UndoLeakCallInput = z.object({ caseId: Id, callId: Id })

/** Says which home a leak is of that came without one; null where it is of common parts. */
export const PlaceLeakInput = z.object({ caseId: Id, unitId: Id.nullable() })

/** Homes of which somebody said that they leak too, behind the report of a whole building. */
export const NameHomesInput = z.object({
  caseId: Id,
  homes: z
    .array(z.object({ caseId: Id, unitId: Id }))
    .min(1)
    .max(100),
})

/** Words for neighbours who join; those for the press are the profile's own rule. */
const neighbourWords = [
  '邻居',
  '业主群',
  '楼上楼下都',
  '几家',
  '好几户',
  '大家一起',
  '一起来',
  'neighbour',
  'neighbor',
]
const pressWords = [
  '媒体',
  '记者',
  '电视台',
  '报社',
  '曝光',
  '抖音',
  '热搜',
  '微博',
  'press',
  'journalist',
  'on television',
]

/** What words of a household say of press and neighbours. */
export function mentionsIn(profile: Profile | undefined, text: string): LeakMention[] {
  if (text.trim() === '') return []
  const media = profile?.levels.rules.find(rule => rule.id === 'media')?.words ?? []
  const together = profile?.levels.rules.find(rule => rule.id === 'collective')?.words ?? []
  return [
    ...(usualWordsIn(text, [...pressWords, ...media]).length > 0 ? (['press'] as const) : []),
    ...(usualWordsIn(text, [...neighbourWords, ...together]).length > 0 ? (['neighbours'] as const) : []),
  ]
}

/** A leak as whoever takes the call has to see it. */
export interface LeakAtIntake {
  readonly caseId: string
  readonly number: string
  readonly entry: LeakEntry
  readonly severity: LeakSeverity
  readonly state: LeakState
  readonly reportedAt: number
  readonly calls: number
  readonly returns: number
  readonly teamName: string | null
  readonly sentAt: number | null
  readonly acknowledgedAt: number | null
  readonly arrivedAt: number | null
  readonly stoppedAt: number | null
  readonly repairedAt: number | null
  readonly repairedByName: string | null
  /** When a closed door is tried again, or the repair is planned for. */
  readonly nextAt: number | null
  readonly contactDueAt: number
}

/** What the desk knows of a home while its household is on the phone. */
export interface HomeAtIntake {
  readonly unitId: string
  readonly number: string
  /** Names from the project down to what the home stands under. */
  readonly path: readonly string[]
  /** Who lives there; phones are masked. */
  readonly people: readonly {
    readonly personId: string
    readonly name: string | null
    readonly role: OccupancyRole
    readonly tier: TierName
    readonly phones: readonly string[]
    readonly care: readonly CareNeed[]
  }[]
  /** Old, ill or very young people live there, as far as their files say. */
  readonly vulnerable: boolean
  readonly dissatisfied: boolean
  /** Somebody of this home spoke of the press before. */
  readonly press: boolean
  /** The leak that is open; a call about it is counted there. */
  readonly open: LeakAtIntake | null
  /** Leaks that are over, latest first. */
  readonly past: readonly LeakAtIntake[]
  readonly warranty: readonly {
    readonly name: Words
    readonly until: string | null
    readonly owed: boolean | null
  }[]
}

/** A call just taken. */
export interface TakenCall {
  readonly callId: string
  readonly caseId: string
  readonly number: string
  readonly unitNumber: string | null
  readonly place: string | null
  readonly buildingName: string | null
  readonly entry: LeakEntry
  readonly severity: LeakSeverity
  readonly joined: boolean
  readonly calls: number
  /** When it was recorded; it can be taken back until {@link callUndoWithin} later. */
  readonly at: number
}

/** A leak whose home has to be found out. */
export interface PlacelessLeak {
  readonly caseId: string
  readonly number: string
  readonly about: Extract<LeakAbout, 'unknown' | 'building'>
  readonly buildingId: string | null
  readonly buildingName: string | null
  readonly place: string | null
  readonly callerName: string | null
  /** Masked. */
  readonly callerPhone: string | null
  readonly entry: LeakEntry
  readonly severity: LeakSeverity
  readonly reportedAt: number
}
