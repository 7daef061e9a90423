import type { Profile } from '../../contract/profile.ts'
import type { Words } from '../../contract/words.ts'
import type { ReadDatabase } from '../../database/read.ts'
import type { Permission } from '../../contract/permissions.ts'

/** How a level looks: a colour, and beside it a mark, because colour alone says nothing in print. */
export const measureTones = ['none', 'good', 'soon', 'bad', 'grave', 'plain'] as const
export type MeasureTone = (typeof measureTones)[number]

/** One of the few values a home can have in a measure. */
export interface MeasureLevel {
  readonly id: string
  readonly name: Words
  readonly tone: MeasureTone
  /** One sign that stands in the cell; empty for what needs none. */
  readonly mark: string
}

/** What a measure says of one home. */
export interface MeasureValue {
  /** Id of one of its levels. */
  readonly level: string
  /** A short figure shown in the cell: `3`, `67%`. */
  readonly figure?: string
}

/** What a measure may look at. */
export interface MeasureContext {
  readonly read: ReadDatabase
  readonly buildingId: string
  readonly profile: Profile
  /** `2026-07-12` in the zone of the site. */
  readonly today: string
}

/**
 * Something by which the homes of a building are coloured: one source each, reading the whole building at once.
 * `measures/index.ts` lists them; the screen needs nothing else.
 */
export interface MeasureSource {
  /** Stands in the address of the screen. */
  readonly key: string
  readonly name: Words
  /** In the order of the legend. */
  readonly levels: readonly MeasureLevel[]
  /** Level of homes that `of` does not name. */
  readonly otherwise: string
  /** Offered to whom may; everybody who sees the estate otherwise. */
  readonly permission?: Permission
  of(context: MeasureContext): ReadonlyMap<string, MeasureValue>
}
