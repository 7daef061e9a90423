import { z } from 'zod'
import { FormBase } from './meanwhile.ts'
import type { HandoverVisitDetail, HandoverVisitState } from './handover.ts'
import type { StationKind } from './profile-handover.ts'
import { Day, Id, Line, Text } from './values.ts'

const ProfileRef = z.string().regex(/^[a-z][a-z0-9-]{0,59}$/)
const visit = { visitId: Id }

/** A family comes to the venue and gets its number. */
export const CheckInInput = z.object({
  ...visit,
  /** The first stop of its route card. */
  stopId: Id,
  /** Who came; null where the desk does not know them yet. */
  personId: Id.nullable(),
  /** Who came, in words, where it is nobody the desk knows. */
  came: z.string().trim().max(120),
  /** They act by a power of attorney. */
  attorney: z.boolean(),
  /** Papers of the profile they showed. */
  papers: z.array(ProfileRef).max(30),
})
/** What they showed, all of it each time. */
export const NotePapersInput = z.object({
  ...visit,
  attorney: z.boolean(),
  papers: z.array(ProfileRef).max(30),
  /** `attorney` and `papers` as they were. */
  base: FormBase,
})

const stop = { ...visit, stopId: Id }
/** `counter`: where they are called to. */
export const CallStopInput = z.object({ ...stop, counter: z.int().min(1).max(99) })
export const StopInput = z.object(stop)
/** They leave a station: to the next one, to another one, or, where `next` is null, out of the route. */
export const LeaveStopInput = z.object({
  ...stop,
  next: z
    .object({
      stopId: Id,
      /** The next station they have not been at where absent. */
      stationId: z.string().max(60).optional(),
    })
    .nullable(),
})

/** What the owner decided. A refusal says why. */
export const AcceptHomeInput = z.object({
  ...visit,
  words: Text.max(2000),
  inspectionId: Id.nullable(),
})
export const RefuseHomeInput = z.object({
  ...visit,
  reasons: z.array(ProfileRef).min(1).max(40),
  words: Text.max(2000),
  inspectionId: Id.nullable(),
})
export const TakeBackDecisionInput = z.object({ ...visit, reason: Text.min(1).max(500) })
export const MarkAbsentInput = z.object({ batchId: Id, day: Day, visitIds: z.array(Id).min(1).max(2000) })

/** A signature drawn on the tablet; the file is attached before. Nobody signs without a name. */
export const SignHandoverInput = z.object({
  ...visit,
  fileId: Id,
  name: Line.max(120),
  /** `signedBy`: who had signed. */
  base: FormBase,
})
export const HandItemsInput = z.object({
  ...visit,
  items: z.array(z.object({ id: ProfileRef, count: z.int().min(0).max(99) })).max(40),
  /** `items` as they were. */
  base: FormBase,
})
/** Meters as they were read; `value` in thousandths of the meter's unit. */
export const ReadMetersInput = z.object({
  ...visit,
  meters: z.array(z.object({ id: ProfileRef, value: z.int().min(0).max(99_999_999_999) })).max(20),
  /** `meters` as they were. */
  base: FormBase,
})
/** An objection to a clause of the contract: it becomes a contact sheet to sales. */
export const ObjectInput = z.object({
  ...visit,
  objectionId: Id,
  sheetId: Id,
  subject: Line,
  text: Text.min(1).max(5000),
})

/** What was done about an owner who does not come, in this order. */
export const reminderSteps = ['call', 'letter', 'formal', 'legal'] as const
export const ReminderStep = z.enum(reminderSteps)
export type ReminderStep = z.infer<typeof ReminderStep>
export const RemindInput = z.object({
  ...visit,
  reminderId: Id,
  step: ReminderStep,
  on: Day,
  /** The letter of the desk's register that went out. */
  letterId: Id.nullable(),
  /** The attached file that proves it, of the visit. */
  fileId: Id.nullable(),
  note: Text.max(1000),
})

export const DayInput = z.object({
  /** Null: homes handed over one by one. */
  batchId: Id.nullable(),
  /** Today where absent. */
  day: Day.optional(),
})
export const FindFamilyInput = z.object({
  batchId: Id.nullable(),
  /** A name, a number of a home, or the code of a notice. */
  text: z.string().trim().min(1).max(100),
})

/** One stop of a route card. Times are UTC milliseconds; null where it has not come to that. */
export interface StopRow {
  readonly id: string
  readonly stationId: string
  readonly stationName: string
  readonly arrivedAt: number
  readonly calledAt: number | null
  readonly servedAt: number | null
  readonly leftAt: number | null
  readonly counter: number | null
}

export interface ObjectionRow {
  readonly id: string
  readonly sheetId: string
  readonly sheetNumber: string | null
  readonly at: number
  readonly text: string | null
}

export interface ReminderRow {
  readonly id: string
  readonly step: ReminderStep
  readonly on: string
  readonly letterId: string | null
  readonly letterNumber: string | null
  readonly fileId: string | null
  readonly note: string | null
  readonly byName: string | null
}

/** A visit on the day: the route card (流转单) and what became of it. */
export interface RouteCard extends HandoverVisitDetail {
  readonly ticket: string | null
  readonly cameOn: string | null
  readonly arrivedAt: number | null
  readonly came: string | null
  readonly attorney: boolean
  readonly papers: readonly string[]
  readonly stops: readonly StopRow[]
  readonly decidedAt: number | null
  readonly decidedOn: string | null
  readonly decidedByName: string | null
  readonly reasons: readonly string[]
  readonly words: string | null
  readonly inspectionId: string | null
  readonly items: readonly { readonly id: string; readonly count: number }[]
  readonly itemsAt: number | null
  readonly meters: readonly { readonly id: string; readonly value: number }[]
  readonly signedAt: number | null
  readonly signedBy: string | null
  readonly objections: readonly ObjectionRow[]
  readonly reminders: readonly ReminderRow[]
}

/** A family somewhere on its way through the stations. */
export interface FamilyOnBoard {
  readonly visitId: string
  readonly stopId: string
  readonly ticket: string | null
  readonly number: string
  readonly name: string | null
  readonly stationId: string
  readonly state: 'waiting' | 'called' | 'served'
  /** Since when it is in that state. */
  readonly since: number
  readonly arrivedAt: number
  readonly counter: number | null
}

/** A station with its queue. Milliseconds. */
export interface StationOnBoard {
  readonly id: string
  readonly name: string
  readonly kind: StationKind
  readonly counters: number
  readonly waiting: number
  readonly serving: number
  /** How long the longest waits; null where nobody does. */
  readonly longest: number | null
  /** The median of those served today; null where nobody was yet. */
  readonly usual: number | null
  readonly served: number
  /** The station most families wait at, where more wait than it has counters. */
  readonly bottleneck: boolean
}

/** The live board of a day. */
export interface HandoverBoard {
  readonly day: string
  readonly at: number
  readonly families: readonly FamilyOnBoard[]
  readonly stations: readonly StationOnBoard[]
  readonly expected: number
  readonly arrived: number
  readonly buildings: readonly BuildingOnBoard[]
  readonly total: Readonly<Record<HandoverVisitState, number>>
}

export interface BuildingOnBoard {
  readonly id: string
  readonly name: string
  readonly states: Readonly<Record<HandoverVisitState, number>>
}

/** The board in the hall, where everybody sees it: nobody's name. */
export interface HandoverWall {
  readonly site: string
  readonly timeZone: string
  readonly batch: string
  readonly day: string
  readonly at: number
  readonly expected: number
  readonly arrived: number
  readonly accepted: number
  readonly refused: number
  readonly stations: readonly StationOnBoard[]
  readonly families: readonly (Pick<
    FamilyOnBoard,
    'stopId' | 'ticket' | 'stationId' | 'state' | 'since' | 'counter'
  > & {
    /** As the profile lets a wall show it. */
    readonly home: string | null
  })[]
  readonly buildings: readonly {
    readonly id: string
    readonly name: string
    readonly accepted: number
    readonly homes: number
  }[]
}

/** What a day came to (交付日报), with how far the whole batch is. */
export interface DayReport {
  readonly day: string
  readonly expected: number
  readonly arrived: number
  readonly accepted: number
  readonly refused: number
  readonly absent: number
  readonly objections: number
  readonly reasons: readonly { readonly id: string; readonly homes: number }[]
  readonly stations: readonly {
    readonly id: string
    readonly name: string
    readonly served: number
    readonly usual: number | null
    readonly longest: number | null
  }[]
  readonly buildings: readonly {
    readonly id: string
    readonly name: string
    readonly homes: number
    readonly accepted: number
    readonly acceptedToday: number
    readonly refusedToday: number
    readonly absentToday: number
  }[]
  /** Homes of the batch, accepted up to and including the day, and the part of them in tenths of a percent. */
  readonly homes: number
  readonly acceptedInAll: number
  readonly rate: number | null
  /** Percent; null where there is no batch. */
  readonly target: number | null
}

/** A family that may be checked in. */
export interface FoundFamily {
  readonly visitId: string
  readonly number: string
  readonly names: readonly string[]
  readonly state: HandoverVisitState
  readonly day: string | null
  readonly slot: string | null
  readonly ticket: string | null
}
