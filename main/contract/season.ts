import { z } from 'zod'
import { FormBase } from './meanwhile.ts'
import { ClockTime } from './profile-calendars.ts'
import { Day, Id, Line, Phone, Text } from './values.ts'

/** draft → ready → over; back to draft where it was declared too early. */
export const seasonStates = ['draft', 'ready', 'over'] as const
export type SeasonState = (typeof seasonStates)[number]

/** Tasks somebody has to answer for through the season. */
export const seasonTasks = ['coordinator', 'materials', 'patrols', 'owners-group', 'press'] as const
export const SeasonTask = z.enum(seasonTasks)
export type SeasonTask = z.infer<typeof SeasonTask>

/** Whom the desk calls in a storm. */
export const contactRoles = [
  'property-company',
  'flood-office',
  'power',
  'gas',
  'water',
  'drainage',
  'hospital',
  'police',
  'fire',
  'headquarters',
  'press-office',
  'other',
] as const
export const ContactRole = z.enum(contactRoles)
export type ContactRole = z.infer<typeof ContactRole>

/** `holiday` is the day shift of a public holiday; nights are the same all year. */
export const shiftKinds = ['day', 'night', 'holiday'] as const
export const ShiftKind = z.enum(shiftKinds)
export type ShiftKind = z.infer<typeof ShiftKind>

/** The usual season: leaks.md, "between June and September", with the weeks before and after. */
export const usualSeason = { from: '05-01', to: '10-31', dayFrom: '08:00', nightFrom: '20:00' } as const

/** When the season runs, both days included, and when its day and night shifts begin at the site. */
export const seasonDates = {
  fromDay: Day,
  toDay: Day,
  dayFrom: ClockTime,
  nightFrom: ClockTime,
}
const season = { seasonId: Id }

export const StartSeasonInput = z.object({ ...season, year: z.int().min(2000).max(2200) })
export const ChangeSeasonInput = z.object({ ...season, ...seasonDates, base: FormBase })
export const SeasonInput = z.object(season)

/** One of the staff, or somebody from outside by name and phone. */
const Person = z.union([
  z.strictObject({ staffId: Id, phone: Phone.nullish() }),
  z.strictObject({ name: Line.max(80), phone: Phone.nullish() }),
])
export type DutyPersonInput = z.infer<typeof Person>

export const SetResponsibleInput = z.object({
  ...season,
  task: SeasonTask,
  /** Null: nobody any more. */
  person: Person.nullable(),
  /** `staffId` and `name` of who it was when this was decided. */
  base: FormBase,
})

export const SaveSeasonContactInput = z.object({
  ...season,
  contactId: Id,
  role: ContactRole,
  name: Line.max(120),
  phone: Phone,
  note: Text.max(500),
  base: FormBase,
})
export const RemoveSeasonContactInput = z.object({ ...season, contactId: Id })

const People = z.array(Person).max(6)
export const SetShiftInput = z.object({
  ...season,
  day: Day,
  shift: ShiftKind,
  /** Nobody: the shift is open again. */
  people: People,
  /** `people`: ids of the entries that stood there, as `ShiftRow` gives them. */
  base: FormBase,
})
/** Takes turns through the days of a stretch; each turn is one person or several. */
const Rotation = z.array(People.min(1)).max(40)
export const FillRosterInput = z
  .object({
    ...season,
    from: Day,
    to: Day,
    day: Rotation,
    night: Rotation,
    /** Who takes public holidays; the turns of the day go on where this is empty. */
    holiday: Rotation,
    /** False: only shifts nobody has. */
    replace: z.boolean(),
    /** `people`: ids of all entries of the stretch that were seen. */
    base: FormBase,
  })
  .refine(({ from, to }) => from <= to && Date.parse(to) - Date.parse(from) <= 100 * 86_400_000, {
    error: 'from is after to, or more than a hundred days',
  })

export const RosterInput = z
  .object({ from: Day, to: Day })
  .refine(({ from, to }) => from <= to && Date.parse(to) - Date.parse(from) <= 400 * 86_400_000)

/** A drill that was held. */
const drill = {
  day: Day,
  scenario: Text.min(1).max(500),
  participants: Text.max(500),
  learnt: Text.max(2000),
  /** When the next one is due; null where nobody said. */
  nextDay: Day.nullable(),
}
export const SaveDrillInput = z.object({ drillId: Id, ...drill, base: FormBase })
export const DrillInput = z.object({ drillId: Id })

/** Somebody on a roster or answering for a task. `name` is null where it was erased. */
export interface DutyPerson {
  readonly staffId: string | null
  readonly name: string | null
  /** As whoever asks may see it. */
  readonly phone: string | null
}

export interface SeasonContact {
  readonly id: string
  readonly role: ContactRole
  readonly name: string | null
  readonly phone: string | null
  readonly note: string | null
}

/** One shift of a day with who has it; open where nobody has. */
export interface ShiftRow {
  readonly day: string
  readonly shift: ShiftKind
  /** The public holiday it falls on. */
  readonly holiday: { readonly zh: string; readonly en: string } | null
  readonly people: readonly (DutyPerson & { readonly id: string })[]
}

/** Who is on duty at a moment. */
export interface OnDuty {
  readonly day: string
  readonly shift: ShiftKind
  /** UTC milliseconds; when the shift began and when it ends. */
  readonly from: number
  readonly to: number
  readonly people: readonly DutyPerson[]
}

export interface DrillRow {
  readonly id: string
  readonly day: string
  readonly scenario: string | null
  readonly participants: string | null
  readonly learnt: string | null
  readonly nextDay: string | null
}

/** What a plan may lack. */
export const lackCodes = [
  'contractors',
  'tradeContractors',
  'task',
  'contact',
  'roster',
  'materialsNone',
  'material',
  'pointsNone',
  'pointsLate',
  'drillNone',
  'drillLate',
] as const
export type LackCode = (typeof lackCodes)[number]

/** One thing that is missing. Without those that have to be, a plan is not declared ready. */
export interface SeasonLack {
  readonly code: LackCode
  readonly must: boolean
  /** A task, a role, a trade, a name of a thing, a count, a day: by the code. Never a person's name. */
  readonly of: Readonly<Record<string, string | number>>
}

/** A season plan as it stands. */
export interface SeasonPlan {
  readonly id: string
  readonly year: number
  readonly state: SeasonState
  readonly fromDay: string
  readonly toDay: string
  readonly dayFrom: string
  readonly nightFrom: string
  readonly declaredAt: number | null
  readonly declaredBy: string | null
  readonly responsible: readonly (DutyPerson & { readonly task: SeasonTask })[]
  readonly contacts: readonly SeasonContact[]
}

/** Whether a site is ready for the rain, for its own screen and for headquarters. */
export interface SeasonReadiness {
  readonly year: number
  /** Null where no plan of the year was begun. */
  readonly seasonId: string | null
  readonly state: SeasonState | null
  readonly declaredAt: number | null
  /** Nothing that has to be is missing now, whatever was declared. */
  readonly complete: boolean
  /** Declared ready, and something fell away since. */
  readonly noLonger: boolean
  readonly lacks: readonly SeasonLack[]
}
