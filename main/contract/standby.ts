import { z } from 'zod'

/** A name or an address, in brackets where it is IPv6, and a port. */
export const hostAndPort = /^(?:\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9.-]{1,253}):\d{1,5}$/

/** A copy older than this is warned of on both computers, in milliseconds. */
export const standbyLateAfter = 30 * 60_000

/** What went wrong on the standby, in terms of the catalogue. */
export const StandbyTrouble = z.object({
  /** The standby's clock, UTC milliseconds. */
  at: z.int(),
  code: z.string().max(60),
  params: z
    .record(z.string().max(40), z.union([z.string().max(1000), z.number()]))
    .default({})
    .refine(params => Object.keys(params).length <= 10),
})
export type StandbyTrouble = z.output<typeof StandbyTrouble>

/** Where a log stands. */
export const LogPlace = z.object({
  incarnation: z.string().max(60),
  sequence: z.int().min(0),
  position: z.int().min(0),
})
export type LogPlace = z.output<typeof LogPlace>

/** What a standby says of itself at each contact. */
export const StandbyContact = z.object({
  /** The newest whole copy; null before the first. `at` by the desk's clock. */
  copy: LogPlace.extend({ at: z.int() }).nullable(),
  /** It is fetching a copy now. */
  fetching: z.boolean(),
  trouble: StandbyTrouble.nullable(),
  /** Newest migration that its program knows. */
  schema: z.string().max(80),
})
export type StandbyContact = z.output<typeof StandbyContact>

/** Why a copy is to be made now. */
export const copyReasons = ['first', 'time', 'operations', 'grave', 'warning', 'device'] as const
export type CopyReason = (typeof copyReasons)[number]

/** What the desk answers. */
export const StandbyAnswer = z.object({
  site: z.object({ code: z.string().max(20), name: z.string().max(200), timeZone: z.string().max(60) }),
  /** The desk's clock, UTC milliseconds. */
  now: z.int(),
  head: LogPlace,
  /** Null where the copy holds all there is, or may wait. */
  due: z.enum(copyReasons).nullable(),
})
export type StandbyAnswer = z.output<typeof StandbyAnswer>

/** A snapshot that lies ready to be fetched: one file and the list of the files of the archive that it refers to. */
export const StandbyOffer = z.object({
  id: z.uuid(),
  /** Name of the generation, as a backup of that moment would have. */
  name: z.string().regex(/^clubhouse-[A-Za-z0-9._-]{1,40}-\d{8}-\d{6}\.deskbackup$/),
  bytes: z.int().min(1),
  listBytes: z.int().min(0),
  listSha256: z.string().regex(/^[0-9a-f]{64}$/),
})
export type StandbyOffer = z.output<typeof StandbyOffer>

/** One line of the list of files: name of the sealed file, its bytes. */
export const listLine = /^([0-9a-f]{64}) (\d{1,15})$/

/** A whole copy, as the standby's screen shows it. */
export interface KeptCopy {
  readonly file: string
  /** The main computer's clock, UTC milliseconds: it holds what was entered until then. */
  readonly at: number
  readonly operations: number
  readonly files: number
  readonly databaseBytes: number
}

/** Where the desk that took over is found, as far as it said so. */
export const TakenOverBy = z.object({
  /** What that computer was called as a standby. */
  name: z.string().max(200).nullable(),
  /** Host and port, the name that stays first; none while its station is off. */
  hosts: z.array(z.string().regex(hostAndPort)).max(10),
})
export type TakenOverBy = z.output<typeof TakenOverBy>

/** Data of this computer that were set aside when it became a standby of the desk that took over. */
export interface SetAside {
  readonly id: string
  /** This computer's clock, UTC milliseconds. */
  readonly at: number
  /** When the other desk took over, by its clock, UTC milliseconds. */
  readonly takenOverAt: number
  /** Entries behind the copy that the other desk lacks. */
  readonly later: number
}

/** What a copy is at while it is fetched. */
export type FetchStage = 'asking' | 'database' | 'checking' | 'files'

/** How a computer stands that keeps a copy of another. */
export interface StandbyView {
  readonly site: { readonly code: string; readonly name: string }
  /** Host and port of the main computer. */
  readonly main: string
  /** What this computer is called there. */
  readonly name: string
  /** Newest first. */
  readonly copies: readonly KeptCopy[]
  /** By the main computer's clock: until then the newest copy holds all that was entered; null before the first. */
  readonly freshAt: number | null
  /** How much of what was entered the newest copy may lack, in milliseconds; null before the first. */
  readonly age: number | null
  /** It is older than half an hour, or there is none. */
  readonly late: boolean
  /** Last contact by this computer's clock, UTC milliseconds; null where there was none. */
  readonly heardAt: number | null
  /** The main computer answered a moment ago. */
  readonly reached: boolean
  readonly trouble: StandbyTrouble | null
  readonly fetching: { readonly stage: FetchStage; readonly done: number; readonly of: number } | null
}
