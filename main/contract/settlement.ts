import { z } from 'zod'
import { FormBase } from './meanwhile.ts'
import { Day, Id, Text } from './values.ts'

/** What rates are of: what was paid by then, or the whole price. */
export const rateBases = ['paid', 'price'] as const
export type RateBase = (typeof rateBases)[number]

/**
 * How steps count: `each-day`, where every day has the rate of the step it falls into; `whole-delay`, where the rate of
 * the step that was reached holds from the first day.
 */
export const rateManners = ['each-day', 'whole-delay'] as const

const Millionths = z.int().min(0).max(1_000_000)
const mostSteps = 8

/** What a contract says about handing over late. */
export const DelayClause = z.object({
  base: z.enum(rateBases),
  manner: z.enum(rateManners),
  /** From which day of delay which part of the base is owed for a day, in millionths: one in ten thousand is 100. */
  steps: z
    .array(z.object({ fromDay: z.int().min(1).max(10_000), rate: Millionths }))
    .min(1)
    .max(mostSteps)
    .refine(
      steps =>
        steps.every(({ fromDay }, at) =>
          at === 0 ? fromDay === 1 : fromDay > (steps[at - 1]?.fromDay ?? 0),
        ),
      {
        error: 'the first step begins on day 1, each later one behind it',
      },
    ),
  /** The most it comes to, in millionths; null where nothing bounds it. */
  cap: z.object({ of: z.enum(rateBases), share: Millionths }).nullable(),
})
export type DelayClause = z.output<typeof DelayClause>

/**
 * How a home that is larger or smaller than its contract says is settled. `statute`: up to the limit at the price, what
 * is larger beyond it free to the owner, what is smaller beyond it refunded double (商品房销售管理办法, article 20).
 * `at-price`: every difference at the price. `none`: not at all.
 */
export const areaManners = ['statute', 'at-price', 'none'] as const

export const AreaClause = z.object({
  manner: z.enum(areaManners),
  /** Millionths of the area in the contract. */
  limit: Millionths,
  /** Cents a square metre; null: the price by the area in the contract. */
  unitPrice: z.int().min(0).max(100_000_000).nullable(),
})
export type AreaClause = z.output<typeof AreaClause>

/** Three in a hundred: where no contract says otherwise. */
export const areaByStatute: AreaClause = { manner: 'statute', limit: 30_000, unitPrice: null }

export const settlementKinds = ['delay', 'area'] as const
export const SettlementKind = z.enum(settlementKinds)
export type SettlementKind = z.infer<typeof SettlementKind>

/** What has to be known before a sum can be told. */
export const settlementGaps = ['promised', 'clause', 'paid', 'price', 'contractArea', 'measuredArea'] as const
export const SettlementGap = z.enum(settlementGaps)
export type SettlementGap = z.infer<typeof SettlementGap>

const Days = z.int().min(0)
const Cents = z.int()

/** One line of how a penalty comes about, in the order it is reckoned. Days are `2026-07-12`, sums cents. */
export const DelayLine = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('on-time'), promisedOn: Day, until: Day }),
  /** From the day after the promised one, to the day of handover. */
  z.object({ kind: z.literal('late'), from: Day, until: Day, days: Days }),
  /** Days of it that do not count; each counts once where several name it. */
  z.object({ kind: z.literal('waived'), waiverId: Id, from: Day, until: Day, days: Days }),
  z.object({ kind: z.literal('counted'), days: Days }),
  /** `fromDay` and `toDay` are counted days of delay. */
  z.object({
    kind: z.literal('rate'),
    fromDay: z.int(),
    toDay: z.int(),
    days: Days,
    of: z.enum(rateBases),
    base: Cents,
    rate: Millionths,
    sum: Cents,
  }),
  z.object({ kind: z.literal('cap'), of: z.enum(rateBases), base: Cents, share: Millionths, sum: Cents }),
])
export type DelayLine = z.output<typeof DelayLine>

export const DelayFigure = z.object({
  promisedOn: Day,
  /** The day of handover, or the day it was reckoned where it is not handed over yet. */
  until: Day,
  /** Not handed over yet: it grows day by day. */
  running: z.boolean(),
  days: Days,
  waived: Days,
  /** What is owed to the owner, cents. */
  sum: Cents,
  lines: z.array(DelayLine),
})
export type DelayFigure = z.output<typeof DelayFigure>

/** Areas are hundredths of a square metre; parts of them are ten-thousandths, rounded for show. */
export const AreaLine = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('difference'),
    contract: z.int(),
    measured: z.int(),
    difference: z.int(),
    share: z.int(),
  }),
  z.object({ kind: z.literal('limit'), share: Millionths, area: z.int() }),
  z.object({ kind: z.literal('within'), area: z.int(), unitPrice: Cents, sum: Cents }),
  /** `times`: 0 where it is free to the owner, 2 where it is refunded double. */
  z.object({ kind: z.literal('beyond'), area: z.int(), unitPrice: Cents, times: z.int(), sum: Cents }),
  /** Beyond the limit the buyer may also cancel the contract. */
  z.object({ kind: z.literal('may-cancel') }),
  z.object({ kind: z.literal('not-settled') }),
])
export type AreaLine = z.output<typeof AreaLine>

export const AreaFigure = z.object({
  /** Cents; more than nothing is paid by the owner, less is refunded. */
  sum: Cents,
  lines: z.array(AreaLine),
})
export type AreaFigure = z.output<typeof AreaFigure>

/** A sum that can be told, or what is not known yet. */
export type Reckoned<Figure> =
  | { readonly figure: Figure; readonly missing: null }
  | { readonly figure: null; readonly missing: readonly SettlementGap[] }

/** So many contracts get their clauses at once. */
export const mostContractsAtOnce = 500
export const SetClausesInput = z.object({
  contractIds: z.array(Id).min(1).max(mostContractsAtOnce),
  /** Null takes a clause away: what sales said counts again. */
  delay: DelayClause.nullable(),
  area: AreaClause.nullable(),
  /** `delay` and `area`, where it is about one contract. */
  base: FormBase,
})

export const WaiveDaysInput = z
  .object({
    contractIds: z.array(Id).min(1).max(mostContractsAtOnce),
    from: Day,
    until: Day,
    reason: Text.min(1).max(2_000),
  })
  .refine(({ from, until }) => from <= until, { error: 'until before from', path: ['until'] })
export const StrikeWaiverInput = z.object({ waiverId: Id })

export const SettleInput = z.object({
  contractId: Id,
  kind: SettlementKind,
  /** What the person saw, cents: another figure by now is told instead of being fixed. */
  seen: Cents,
  /** What was agreed where it differs, cents with the same sign as the figure; the note says why. */
  agreed: Cents.nullable().default(null),
  note: Text.max(2_000).optional(),
})
export const ReopenInput = z.object({ contractId: Id, kind: SettlementKind, reason: Text.min(1).max(2_000) })

export const ContractSettlementInput = z.object({ contractId: Id })

export interface WaiverView {
  readonly id: string
  readonly from: string
  readonly until: string
  /** Null where it was erased. */
  readonly reason: string | null
  readonly at: number
}

/** A sum that was fixed, as it was reckoned then. */
export interface FixedView<Figure> {
  readonly at: number
  readonly by: string | null
  readonly agreed: number
  readonly figure: Figure
  readonly note: string | null
}

export interface SettlementView {
  readonly contractId: string
  readonly unitId: string
  readonly unitNumber: string | null
  readonly buyers: readonly { readonly personId: string; readonly name: string | null }[]
  readonly number: string | null
  readonly ended: boolean
  /** The clause that counts, and whether it was entered or follows from what sales said. */
  readonly delayClause: { readonly clause: DelayClause; readonly entered: boolean } | null
  readonly areaClause: { readonly clause: AreaClause; readonly entered: boolean }
  readonly waivers: readonly WaiverView[]
  readonly delay: Reckoned<DelayFigure>
  readonly area: Reckoned<AreaFigure>
  readonly delayFixed: FixedView<DelayFigure> | null
  readonly areaFixed: FixedView<AreaFigure> | null
}
