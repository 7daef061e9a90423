import type { CallContext } from '../api/procedure.ts'
import { roleMay } from '../contract/permissions.ts'

/** What the status line of every screen says about this desk. */
export interface DeskStatus {
  /** Operations recorded here so far. */
  readonly operations: number
  /** Other people signed in, not locked, seen lately. */
  readonly others: number
  /** Where the data lies; only for whom it concerns. */
  readonly dataFolder: string | null
}

/** A session notes a sign of life once a minute; somebody silent for longer is not counted as here. */
const lately = 5 * 60_000

/** Reads the state of the desk: cheap, asked by every screen once a minute. */
export function deskStatus({ core, read, signedIn }: CallContext): DeskStatus {
  const since = core.environment.now() - lately
  const row = read.get<{ others: number }>(
    'select count(distinct staff_id) as others from session where locked=0 and seen_at>=? and staff_id<>?',
    [since, signedIn.staffId],
  )
  return {
    operations: core.head()?.position ?? 0,
    others: row?.others ?? 0,
    dataFolder: roleMay(signedIn.role, 'settings.edit') ? core.dataFolder : null,
  }
}
