import { z } from 'zod'
import { Id, Line } from './values.ts'

/** Which screen something is kept for: `intake`, `cases`, `case/<id>`. */
export const KeptPlace = z.string().regex(/^[a-z][a-z0-9./-]{0,79}$/)

/** A draft as the screen wrote it, JSON of its own form; at most about 60,000 characters. */
export const KeepDraftInput = z.object({ place: KeptPlace, body: z.string().max(64_000) })
export const DropDraftInput = z.object({ place: KeptPlace })

/** A filter of a list under a name; `query` is the part of the address after the question mark. */
export const SaveViewInput = z.object({
  viewId: Id,
  place: KeptPlace,
  name: Line.max(60),
  query: z.string().max(2000),
})
export const RemoveViewInput = z.object({ viewId: Id })

export interface Draft {
  readonly body: string
  /** When it was written, UTC milliseconds. */
  readonly at: number
}

export interface SavedView {
  readonly id: string
  readonly name: string
  readonly query: string
}
