import type { z } from 'zod'
import type { CaseKind, Room } from '../contract/cases.ts'

/** Something owners bring to the desk, in their words and those of the staff. */
export interface Matter {
  readonly kind: CaseKind
  /** Path of category ids of the real-estate profile. */
  readonly category: readonly string[]
  readonly weight: number
  /** How much more often in a season: `rain` from June to August, `cold` from November to February. */
  readonly season?: { readonly rain?: number; readonly cold?: number; readonly hot?: number }
  readonly room: z.infer<typeof Room> | null
  /** Share of these cases that are emergencies. */
  readonly emergency?: number
  /** Where it can happen; `home` where absent. */
  readonly where?: 'home' | 'top-floor' | 'garage' | 'anywhere'
  readonly texts: readonly string[]
  /** Exact spots in the room. */
  readonly places?: readonly string[]
  readonly wishes?: readonly string[]
  /** How it ended. */
  readonly results: readonly string[]
}
