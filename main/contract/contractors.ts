import { z } from 'zod'
import { FormBase } from './meanwhile.ts'
import { Day, Id, Line, Phone, Text } from './values.ts'

/** What a contractor does. */
export const trades = [
  'waterproofing',
  'plumbing',
  'electrical',
  'facade',
  'windows',
  'structure',
  'decoration',
  'lifts',
  'gas',
  'heating',
  'other',
] as const
export const Trade = z.enum(trades)
export type Trade = z.infer<typeof Trade>

/** Parts of the work, each with a warranty of its own. The first five keep water out. */
export const workParts = [
  'roof',
  'wet-room',
  'outer-wall',
  'window',
  'basement',
  'structure',
  'plumbing',
  'electrical',
  'heating-cooling',
  'equipment',
  'decoration',
  'blocked-pipe',
  'lamp-switch',
  'sanitary',
] as const
export const WorkPart = z.enum(workParts)
export type WorkPart = z.infer<typeof WorkPart>

/** Parts that keep water out. */
export const waterproofParts = ['roof', 'wet-room', 'outer-wall', 'window', 'basement'] as const
export const WaterproofPart = z.enum(waterproofParts)
export type WaterproofPart = z.infer<typeof WaterproofPart>

/**
 * The least terms of a contractor's warranty in China, in months from completion acceptance; null is the design life.
 * A contract may give more; what is prefilled can be changed.
 */
export const statutoryMonths: Readonly<Record<WorkPart, number | null>> = {
  /** 建设工程质量管理条例 (State Council decree 279), article 40 (2): waterproofing of roofs, 5 years. */
  roof: 60,
  /** The same: toilets and rooms that have to be waterproof, 5 years. */
  'wet-room': 60,
  /** The same: seepage through outer walls, 5 years. */
  'outer-wall': 60,
  /** Outer windows count as part of the outer wall where water comes in: article 40 (2). */
  window: 60,
  /** Basements count as rooms that have to be waterproof: article 40 (2). */
  basement: 60,
  /** Article 40 (1): foundation and main structure, the reasonable life named in the design. */
  structure: null,
  /** Article 40 (4): water supply and drainage, 2 years. */
  plumbing: 24,
  /** Article 40 (4): electrical lines, 2 years. */
  electrical: 24,
  /** Article 40 (3): heating and cooling, two seasons; counted here as 2 years. */
  'heating-cooling': 24,
  /** Article 40 (4): installation of equipment, 2 years. */
  equipment: 24,
  /** Article 40 (4): decoration, 2 years. */
  decoration: 24,
  /** 商品住宅实行住宅质量保证书和住宅使用说明书制度的规定 (建房 [1998] 102), article 5: blocked pipes, 2 months. */
  'blocked-pipe': 2,
  /** The same: lamps and switches, 6 months. */
  'lamp-switch': 6,
  /** The same: sanitary ware, 1 year. */
  sanitary: 12,
}

/** Parts a trade usually builds, which a new contract begins with. */
export const partsOfTrade: Readonly<Record<Trade, readonly WorkPart[]>> = {
  waterproofing: ['roof', 'wet-room', 'basement'],
  plumbing: ['plumbing', 'blocked-pipe'],
  electrical: ['electrical', 'lamp-switch'],
  facade: ['outer-wall'],
  windows: ['window'],
  structure: ['structure', 'outer-wall', 'basement'],
  decoration: ['decoration', 'sanitary'],
  lifts: ['equipment'],
  gas: ['equipment'],
  heating: ['heating-cooling'],
  other: [],
}

/** Integer cents; no contract of works costs more than ten billion. */
const Cents = z.int().min(0).max(1_000_000_000_000).nullable()
const Note = Text.max(2_000)
const tradeList = z.array(Trade).max(trades.length)

export const SaveContractorInput = z.object({
  contractorId: Id,
  name: Line,
  trades: tradeList.min(1),
  note: Note,
  base: FormBase,
})
export const ContractorInput = z.object({ contractorId: Id })
export const RetireContractorInput = z.object({ contractorId: Id, retired: z.boolean() })
export const SaveContactInput = z.object({
  contractorId: Id,
  contactId: Id,
  name: Line.max(100),
  /** What they do there: `项目经理`. */
  duty: z.string().trim().max(100),
  /** Left out, the number stays as it is: forms know it masked. Null takes it away. */
  phone: Phone.nullable().optional(),
  base: FormBase,
})
export const ContactInput = z.object({ contractorId: Id, contactId: Id })

export const PartTerm = z.object({
  part: WorkPart,
  /** From completion acceptance; null for the design life. */
  months: z.int().min(1).max(1200).nullable(),
})
export type PartTerm = z.infer<typeof PartTerm>

/** A contract of works: who built which parts of which buildings, and for how long it is warranted. */
export const SaveWorksInput = z.object({
  worksId: Id,
  contractorId: Id,
  number: z.string().trim().max(80),
  title: Line,
  trade: Trade,
  buildingIds: z.array(Id).min(1).max(500),
  parts: z
    .array(PartTerm)
    .max(workParts.length)
    .refine(parts => new Set(parts.map(({ part }) => part)).size === parts.length, {
      error: 'a part is named twice',
    }),
  /** The day the works passed completion acceptance; null where nobody knows. */
  acceptedOn: Day.nullable(),
  price: Cents,
  settlement: Cents,
  note: Note,
  base: FormBase,
})
export const RemoveWorksInput = z.object({ worksId: Id, removed: z.boolean() })

/** A contractor who comes when called, for one season. */
export const SaveOnCallInput = z.object({
  onCallId: Id,
  contractorId: Id,
  trades: tradeList.min(1),
  from: Day,
  until: Day,
  dayPhone: Phone.nullable(),
  nightPhone: Phone.nullable(),
  note: Note,
  base: FormBase,
})
export const EndOnCallInput = z.object({ onCallId: Id, ended: z.boolean() })
/** Somebody called and was, or was not, answered. */
export const ConfirmOnCallInput = z.object({ onCallId: Id, reachable: z.boolean(), note: Note })

export interface ContractorContact {
  readonly id: string
  /** Null where it was erased. */
  readonly name: string | null
  readonly duty: string
  /** Masked. */
  readonly phone: string | null
}

export interface ContractorRow {
  readonly id: string
  readonly name: string
  readonly trades: readonly Trade[]
  readonly note: string | null
  readonly retired: boolean
  readonly contacts: readonly ContractorContact[]
  /** Contracts of works that stand. */
  readonly works: number
  /** A contract on call that runs today, confirmed reachable or not. */
  readonly onCall: 'confirmed' | 'unconfirmed' | null
}

/** One contract of works. Sums are null where somebody may not see them, see `masked`. */
export interface WorksRow {
  readonly id: string
  readonly contractorId: string
  readonly contractorName: string
  readonly number: string
  readonly title: string
  readonly trade: Trade
  readonly buildingIds: readonly string[]
  readonly buildingNames: readonly string[]
  readonly parts: readonly (PartTerm & {
    /** The first day it is owed no longer; null for the design life, or without a day of acceptance. */
    readonly until: string | null
    readonly owed: boolean | null
  })[]
  readonly acceptedOn: string | null
  readonly price: number | null
  readonly settlement: number | null
  readonly masked: boolean
  readonly note: string | null
  readonly removed: boolean
}

/** A contract on call. Its numbers are there to be called at night and stand in full. */
export interface OnCallRow {
  readonly id: string
  readonly contractorId: string
  readonly contractorName: string
  readonly contractorRetired: boolean
  readonly trades: readonly Trade[]
  readonly from: string
  readonly until: string
  readonly dayPhone: string | null
  readonly nightPhone: string | null
  readonly note: string | null
  readonly ended: boolean
  /** Runs today. */
  readonly running: boolean
  /** Ended by somebody, or its last day has passed. */
  readonly over: boolean
  /** When somebody last called them, UTC milliseconds; whether they answered, and who called. */
  readonly calledAt: number | null
  readonly reachable: boolean | null
  readonly calledByName: string | null
}

/** A contractor with all that is agreed with it. */
export interface ContractorDetail extends ContractorRow {
  readonly worksContracts: readonly WorksRow[]
  readonly onCallContracts: readonly OnCallRow[]
}
