import { z } from 'zod'
import { FormBase } from './meanwhile.ts'
import { Id, Millis, Text } from './values.ts'

/** What an emergency is about; all kinds share one board. At most one of a kind runs at a time. */
export const emergencyKinds = ['storm', 'burst-pipe', 'power', 'lift', 'gas', 'heating'] as const
export const EmergencyKind = z.enum(emergencyKinds)
export type EmergencyKind = z.infer<typeof EmergencyKind>

/** The rainstorm warning signals of the China Meteorological Administration, the gravest last. Storms alone have one. */
export const emergencyLevels = ['blue', 'yellow', 'orange', 'red'] as const
export const EmergencyLevel = z.enum(emergencyLevels)
export type EmergencyLevel = z.infer<typeof EmergencyLevel>

/** How long after its end an emergency may go on again, and how long a late report may still belong to it. */
export const reopenWithin = 24 * 3_600_000
export const lateWithin = 3 * 24 * 3_600_000

/** Rain that fell just before a storm was started is why it was started: it counts with it. */
export const rainBefore = 3_600_000

const Note = Text.max(2_000)
const about = {
  emergencyId: Id,
  note: Note.optional(),
  /** When it was so; the desk's clock where left out. */
  at: Millis.optional(),
}

export const StartEmergencyInput = z.object({
  ...about,
  kind: EmergencyKind,
  /** Of a storm alone. */
  level: EmergencyLevel.nullable(),
})
export const ChangeLevelInput = z.object({ ...about, level: EmergencyLevel, base: FormBase })
export const EndEmergencyInput = z.object(about)
/** What people note as done first once an emergency was started; patrols and calls to contractors tell of themselves. */
export const notedTasks = ['duty', 'contacts', 'watch', 'pack'] as const
export const NotedTask = z.enum(notedTasks)
export type NotedTask = z.infer<typeof NotedTask>
export const NoteTaskInput = z.object({ emergencyId: Id, task: NotedTask, done: z.boolean() })
export const ReopenEmergencyInput = z.object({ emergencyId: Id, text: Note.min(1) })

/** Where a reading comes from. */
export const rainSources = ['hand', 'import'] as const
export const RainSource = z.enum(rainSources)
export type RainSource = z.infer<typeof RainSource>

/** Millimetres, to a hundredth. The most ever measured in a day in China is below 1,700. */
export const Millimetres = z.number().min(0).max(2_000)
/** The longest time one reading may stand for. */
export const longestReading = 24 * 3_600_000

const measured = { from: Millis, to: Millis, millimetres: Millimetres }
const inOrder = {
  check: ({ from, to }: { readonly from: number; readonly to: number }) =>
    from <= to && to - from <= longestReading,
  error: 'a reading does not end before its beginning and stands for a day at most',
}
export const RecordRainInput = z
  .object({ readingId: Id, ...measured })
  .refine(inOrder.check, { error: inOrder.error })
export const CorrectRainInput = z
  .object({ readingId: Id, ...measured, base: FormBase })
  .refine(inOrder.check, { error: inOrder.error })
export const StrikeRainInput = z.object({ readingId: Id })

/** A series out of a file, at most so many readings at a time. */
export const mostImported = 5_000
export const ImportRainInput = z.object({
  /** By which all of it can be taken back. */
  importId: Id,
  readings: z
    .array(z.object({ readingId: Id, ...measured }).refine(inOrder.check, { error: inOrder.error }))
    .min(1)
    .max(mostImported),
})

export const UndoRainImportInput = z.object({ importId: Id })

export const RainBetweenInput = z
  .object({ from: Millis, to: Millis })
  .refine(({ from, to }) => from <= to, { error: 'from is after to' })

/** Rain that fell between two moments (UTC milliseconds, the end not included). */
export interface RainReading {
  readonly id: string
  readonly from: number
  readonly to: number
  readonly millimetres: number
  readonly source: RainSource
  readonly byName: string | null
}

/** What a file brought, as far as it still stands. UTC milliseconds. */
export interface RainImportRow {
  readonly importId: string
  readonly readings: number
  readonly from: number
  readonly to: number
  readonly byName: string | null
}

/** How much fell within the hours of one warning level. */
export interface RainSum {
  readonly level: EmergencyLevel
  readonly hours: number
  /** What the level asks for. */
  readonly limit: number
  readonly millimetres: number
  /** How much of these hours no reading speaks of, in milliseconds: there it may have rained more. */
  readonly unread: number
}

/** What the rain itself says. */
export interface RainStand {
  /** The moment the sums end at, UTC milliseconds. */
  readonly at: number
  readonly sums: readonly RainSum[]
  /** The gravest level the rain reaches; null below all of them. */
  readonly level: EmergencyLevel | null
  /** End of the latest reading; null where there is none. */
  readonly lastReading: number | null
}

/** What happened to an emergency. */
export type EmergencyStepKind = 'started' | 'level' | 'ended' | 'reopened' | NotedTask
export interface EmergencyStep {
  readonly what: EmergencyStepKind
  /** The level from then on; null for kinds without one. */
  readonly level: EmergencyLevel | null
  readonly at: number
  readonly byName: string | null
  readonly text: string | null
}

/** An emergency as lists and the banner show it. */
export interface EmergencyRow {
  readonly id: string
  readonly kind: EmergencyKind
  readonly level: EmergencyLevel | null
  /** Since when it has this level. */
  readonly levelSince: number
  readonly startedAt: number
  readonly startedByName: string | null
  /** Null while it runs. */
  readonly endedAt: number | null
  readonly note: string | null
  /** Reports that belong to it, and how many of them are still open. */
  readonly reports: number
  readonly open: number
}

export interface CurrentEmergencies {
  /** Storms first, then the other kinds in their order. */
  readonly running: readonly EmergencyRow[]
  /** Ended within three days, the latest first: a report that comes now may belong to one of them. */
  readonly endedLately: readonly EmergencyRow[]
  /** Reports of earlier emergencies, or of none, that are still open. */
  readonly openBesides: number
}

export interface EmergencyDetail extends EmergencyRow {
  readonly steps: readonly EmergencyStep[]
  readonly calls: number
  readonly returns: number
  readonly bySeverity: Readonly<Record<string, number>>
  /** Millimetres from an hour before its beginning to its end, null where nobody measured. */
  readonly rain: number | null
  /** Whether it may still be reopened: it ended less than a day ago and no other of its kind runs. */
  readonly mayReopen: boolean
}
