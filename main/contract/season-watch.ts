import { z } from 'zod'
import { FormBase } from './meanwhile.ts'
import { Id, Text } from './values.ts'
import type { Words } from './words.ts'

/** Why a home or a stack stands on the watch list of the rainy season. */
export const watchReasons = [
  'open',
  'returned',
  'repaired',
  'leaks',
  'media',
  'stack',
  'top-floor',
  'basement',
  'vacant-above',
  'dissatisfied',
  'windward',
  'old-leaks',
] as const
export const WatchReasonCode = z.enum(watchReasons)
export type WatchReasonCode = z.infer<typeof WatchReasonCode>

/**
 * What each reason counts. A home stands on the list from {@link leastWeight} on, so that a window towards the wind
 * or an old leak alone, which half an estate has, does not fill it; they raise who stands there for something else.
 */
export const reasonWeights: Readonly<Record<WatchReasonCode, number>> = {
  open: 60,
  returned: 40,
  repaired: 30,
  leaks: 25,
  media: 25,
  stack: 15,
  'top-floor': 20,
  basement: 20,
  'vacant-above': 20,
  dissatisfied: 20,
  windward: 10,
  'old-leaks': 10,
}
export const leastWeight = 20

/** Where the wind of the season comes from. */
export const windDirections = ['N', 'NE', 'E', 'SE', 'S', 'SW', 'W', 'NW'] as const
export const WindDirection = z.enum(windDirections)
export type WindDirection = z.infer<typeof WindDirection>

export const windWords: Readonly<Record<WindDirection, Words>> = {
  N: { zh: '北', en: 'north' },
  NE: { zh: '东北', en: 'north-east' },
  E: { zh: '东', en: 'east' },
  SE: { zh: '东南', en: 'south-east' },
  S: { zh: '南', en: 'south' },
  SW: { zh: '西南', en: 'south-west' },
  W: { zh: '西', en: 'west' },
  NW: { zh: '西北', en: 'north-west' },
}

export const watchReasonWords: Readonly<Record<WatchReasonCode, Words>> = {
  open: { zh: '正在漏水', en: 'Leaking now' },
  returned: { zh: '修后复漏', en: 'Leaked again' },
  repaired: { zh: '一年内修过', en: 'Repaired within a year' },
  leaks: { zh: '三年内漏过', en: 'Leaked within three years' },
  media: { zh: '涉及媒体', en: 'Media' },
  stack: { zh: '同一竖向漏过', en: 'Stack leaked' },
  'top-floor': { zh: '顶层', en: 'Top floor' },
  basement: { zh: '地下室', en: 'Basement' },
  'vacant-above': { zh: '空置且楼下有人', en: 'Vacant above an occupied home' },
  dissatisfied: { zh: '不满意客户', en: 'Dissatisfied owner' },
  windward: { zh: '迎风面', en: 'Windward' },
  'old-leaks': { zh: '早年漏过', en: 'Leaked long ago' },
}

/** One reason with what it goes by. */
export interface WatchReason {
  readonly code: WatchReasonCode
  readonly weight: number
  /** How many leaks, or of `stack` how many homes; null where nothing is counted. */
  readonly count: number | null
}

/** A reason as it stands on screens, paper and in files: `三年内漏过 2 次`. */
export function watchReasonText({ code, count }: WatchReason, language: 'zh' | 'en'): string {
  const word = watchReasonWords[code][language]
  if (count === null) return word
  if (code === 'stack') return language === 'zh' ? `${word}（${count} 户）` : `${word} (${count} homes)`
  return language === 'zh' ? `${word} ${count} 次` : `${word}: ${count}×`
}

/** What people decided against the reckoning. */
export interface WatchDecision {
  readonly kind: 'added' | 'removed'
  /** Null where it was erased. */
  readonly reason: string | null
  readonly at: number
  readonly byName: string | null
}

/** A home or a stack of homes to look after before and in the rain. */
export interface WatchRow {
  /** `unit/<id>` or `stack/<entrance or building>/<stack>`. */
  readonly id: string
  /** Null for a stack. */
  readonly unitId: string | null
  /** The number of the home; of a stack its building and entrance. */
  readonly name: string
  /** What the numbers of a stack end with; null for a home. */
  readonly stack: string | null
  /** The entrance, or the building where there are none. */
  readonly parentId: string
  readonly buildingId: string
  readonly buildingName: string
  readonly floor: number | null
  /** Sum of the reasons' weights. */
  readonly weight: number
  /** The heaviest first. */
  readonly reasons: readonly WatchReason[]
  readonly decision: WatchDecision | null
}

/** How a row is called: `3-1-1201`, `3栋1单元 02 竖列`. */
export function watchRowName(
  { name, stack }: Pick<WatchRow, 'name' | 'stack'>,
  language: 'zh' | 'en',
): string {
  if (stack === null) return name
  const words = language === 'zh' ? [name, `${stack} 竖列`] : [name, `stack ${stack}`]
  return words.filter(Boolean).join(language === 'zh' ? ' ' : ', ')
}

export interface WatchList {
  readonly rows: readonly WatchRow[]
  /** Rows there are, more than are given where there are very many. */
  readonly total: number
  /** Of all rows, how many have each reason. */
  readonly counts: Readonly<Partial<Record<WatchReasonCode, number>>>
  /** Taken off by people. */
  readonly removed: number
  readonly windward: readonly WindDirection[]
}

export const WatchListInput = z.object({
  buildingId: Id.optional(),
  /** Those with this reason, however light it is. */
  reason: WatchReasonCode.optional(),
  /** Added by people, or taken off by them. */
  decided: z.enum(['added', 'removed']).optional(),
})
export type WatchListInput = z.infer<typeof WatchListInput>

const ItemId = z
  .string()
  .max(120)
  .regex(/^(unit|stack)\/./)
const Reason = Text.min(1).max(500)
/** `stack`: not the home alone but all that stand over one another with it. */
export const AddWatchInput = z.object({ unitId: Id, stack: z.boolean().default(false), reason: Reason })
export const RemoveWatchInput = z.object({ itemId: ItemId, reason: Reason })
/** Takes back what somebody decided: the reckoning counts again. */
export const ForgetWatchInput = z.object({ itemId: ItemId })
/** `base`: the directions, as they were. */
export const SetWindwardInput = z.object({
  directions: z.array(WindDirection).max(windDirections.length),
  base: FormBase,
})
