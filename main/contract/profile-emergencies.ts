import { z } from 'zod'
import { Trade, trades } from './contractors.ts'
import { type EmergencyKind, EmergencyLevel, emergencyLevels } from './emergencies.ts'
import type { LeakSeverity } from './leaks.ts'

/** So much rain within so many hours makes a level. */
const Threshold = z.strictObject({
  level: EmergencyLevel,
  millimetres: z.number().min(1).max(1_000),
  hours: z.int().min(1).max(72),
})
export type RainThreshold = z.infer<typeof Threshold>

const Minutes = z
  .int()
  .min(1)
  .max(14 * 24 * 60)

/** How soon something has to happen, in minutes. */
const Clocks = z
  .strictObject({
    /** A team that was sent says that it comes; counted from the sending. The others count from the report. */
    acknowledge: Minutes,
    arrive: Minutes,
    /** Water stopped, power back, people out. */
    stop: Minutes,
    /** The longest a household hears nothing. */
    contact: Minutes,
  })
  .superRefine(({ arrive, stop }, context) => {
    if (stop < arrive)
      context.addIssue({ code: 'custom', path: ['stop'], message: 'over before anybody is there' })
  })
export type EmergencyClocks = z.infer<typeof Clocks>

const bySeverity = z.strictObject({ danger: Clocks, spreading: Clocks, seepage: Clocks, damp: Clocks })

/** How many contractors have to be on call: in all, and of single trades. */
const OnCallNeed = z
  .strictObject({
    least: z.int().min(0).max(20),
    perTrade: z.array(z.strictObject({ trade: Trade, least: z.int().min(1).max(20) })).max(trades.length),
  })
  .superRefine(({ perTrade }, context) => {
    if (new Set(perTrade.map(({ trade }) => trade)).size < perTrade.length)
      context.addIssue({ code: 'custom', path: ['perTrade'], message: 'a trade is named twice' })
  })
export type OnCallNeed = z.infer<typeof OnCallNeed>

/** leaks.md: "at least two on-call contractors under contract, each confirmed reachable this season". */
const usualNeed: OnCallNeed = { least: 2, perTrade: [] }

/** The section `emergencies` of a profile: from how much rain on which level, and the clocks of each kind. */
export const ProfileEmergencies = z.strictObject({
  /** Defaults: rainstorm warning signals of the China Meteorological Administration; cities differ. */
  levels: z.array(Threshold).superRefine((levels, context) => {
    for (const level of emergencyLevels)
      if (levels.filter(entry => entry.level === level).length !== 1)
        context.addIssue({ code: 'custom', message: `${level} is given once` })
  }),
  clocks: z.strictObject({
    storm: bySeverity,
    'burst-pipe': bySeverity,
    power: bySeverity,
    lift: bySeverity,
    gas: bySeverity,
    heating: bySeverity,
  } satisfies Record<EmergencyKind, typeof bySeverity>),
  /** Without them a season plan is not declared ready. Profiles that were saved before it was asked ask the usual. */
  onCall: OnCallNeed.default(usualNeed),
})
export type ProfileEmergencies = z.infer<typeof ProfileEmergencies>

/** Clocks by kind and severity, in minutes. */
export type ClocksByKind = Readonly<Record<EmergencyKind, Readonly<Record<LeakSeverity, EmergencyClocks>>>>
