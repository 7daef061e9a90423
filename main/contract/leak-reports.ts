import { z } from 'zod'
import type { EmergencyKind } from './emergencies.ts'
import { FormBase } from './meanwhile.ts'
import type { ReportContent } from './report-content.ts'
import { Id, Text } from './values.ts'
import type { LeakEntry, LeakSeverity, LeakState, TeamKind } from './leaks.ts'

/**
 * How long something took, in milliseconds. Percentiles by nearest rank: the least value that so many of a hundred do
 * not exceed. Null where nothing has happened yet.
 */
export interface Spread {
  /** In how many leaks it has happened. */
  readonly count: number
  /** In how many it has not, and still should. */
  readonly waiting: number
  readonly median: number | null
  readonly p90: number | null
  readonly worst: number | null
}

/** From the first call until it happened for the first time, whoever came. */
export const waitNames = ['acknowledged', 'onsite', 'stopped', 'contacted'] as const
export type WaitName = (typeof waitNames)[number]
export type Waits = Readonly<Record<WaitName, Spread>>

/** Rain and calls of a stretch of the curve. */
export interface CurvePoint {
  /** Where it begins, UTC milliseconds. */
  readonly at: number
  readonly millimetres: number
  /** Leaks reported for the first time. */
  readonly leaks: number
  /** All calls. */
  readonly calls: number
}

export interface GroupFigures {
  readonly leaks: number
  readonly calls: number
  readonly open: number
  readonly returned: number
}

export interface BuildingFigures extends GroupFigures {
  /** Null where no building is known. */
  readonly buildingId: string | null
  readonly name: string | null
}

export interface TeamFigures {
  readonly teamId: string
  readonly name: string
  readonly kind: TeamKind
  /** How often it was sent. */
  readonly sent: number
  /** How often it said nothing until another one was sent, or until now. */
  readonly unanswered: number
  readonly closedDoors: number
  readonly stopped: number
  /** From being sent. */
  readonly acknowledged: Spread
  readonly arrived: Spread
  readonly repaired: number
  /** Repairs of it that leaked again or failed their test. */
  readonly failed: number
}

/** One leak in a list of a report; no person is in it. */
export interface ReportedLeak {
  readonly caseId: string
  readonly number: string
  readonly unitId: string | null
  readonly unitNumber: string | null
  readonly buildingName: string | null
  readonly entry: LeakEntry
  readonly severity: LeakSeverity
  readonly state: LeakState
  readonly reportedAt: number
  readonly contactedAt: number | null
  readonly calls: number
  readonly returns: number
  readonly teamName: string | null
  readonly over: boolean
}

/** What happened to leaks of a stretch of time. Leaks whose case is void are not among them. */
export interface LeakFigures {
  /** UTC milliseconds, `until` without. */
  readonly from: number
  readonly until: number
  readonly totals: {
    readonly leaks: number
    readonly calls: number
    readonly homes: number
    /** Of no home that is known. */
    readonly places: number
    readonly open: number
    readonly returned: number
    readonly notContacted: number
    readonly notEntered: number
    readonly millimetres: number
  }
  readonly curve: { readonly step: 'hour' | 'day'; readonly points: readonly CurvePoint[] }
  readonly buildings: readonly BuildingFigures[]
  readonly entries: readonly (GroupFigures & { readonly entry: LeakEntry })[]
  readonly severities: readonly (GroupFigures & {
    readonly severity: LeakSeverity
    readonly waits: Waits
  })[]
  readonly states: readonly { readonly state: LeakState; readonly leaks: number }[]
  readonly waits: Waits
  readonly teams: readonly TeamFigures[]
  readonly open: readonly ReportedLeak[]
  /** Whom nobody of the desk called. */
  readonly notContacted: readonly ReportedLeak[]
  /** Whose door stayed closed to whoever was sent last. */
  readonly notEntered: readonly ReportedLeak[]
  readonly returned: readonly ReportedLeak[]
}

/** What is asked about: one emergency, or the rainy season of one year. */
export const LeakReportScope = z.union([
  z.object({ emergencyId: Id, year: z.null() }),
  z.object({ emergencyId: z.null(), year: z.int().min(2000).max(2200) }),
])
export type LeakReportScope = z.infer<typeof LeakReportScope>

const Words = Text.max(5_000)
/** What figures do not say, in the words of whoever led. */
const reportWords = { ranOut: Words, lessons: Words, prevent: Words }
export const WriteLeakReportInput = z.object({ scope: LeakReportScope, ...reportWords, base: FormBase })

export interface LeakReportWords {
  /** What ran out, what was missing. */
  readonly ranOut: string
  readonly lessons: string
  /** What is to be done so that it does not happen again. */
  readonly prevent: string
}

/** What a report can be made of, the latest first. */
export interface LeakReportChoice {
  readonly emergencyId: string | null
  readonly year: number | null
  readonly kind: EmergencyKind
  /** UTC milliseconds; of a year its season. */
  readonly from: number
  /** Null while it runs. */
  readonly until: number | null
  readonly leaks: number
}

export interface LeakReportView {
  /** In the language that was asked for. */
  readonly content: ReportContent
  readonly words: LeakReportWords
  /** Who wrote them last, and when; null where nobody did. */
  readonly writtenAt: number | null
  readonly writtenBy: string | null
}
