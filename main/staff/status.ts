import { statfsSync } from 'node:fs'
import type { CallContext } from '../api/procedure.ts'
import type { DataPlaceRisk } from '../contract/data-place.ts'
import { mayAct } from '../contract/permissions.ts'

/** What the status line of every screen says about this desk. */
export interface DeskStatus {
  /** Operations recorded here so far. */
  readonly operations: number
  /** Other people signed in, not locked, seen lately. */
  readonly others: number
  /** Where the data lies; only for whom it concerns. */
  readonly dataFolder: string | null
  /** What speaks against that place; only for whom it concerns. */
  readonly placeRisk: DataPlaceRisk | null
  /** Bytes left on the disk of the data, where they are few enough to do something about it. */
  readonly diskLeft: number | null
}

/** Room for a busy week with photos; below it people are warned, while everything still works. */
const fewBytes = 2_000_000_000

/** A session notes a sign of life once a minute; somebody silent for longer is not counted as here. */
const lately = 5 * 60_000

/** Reads the state of the desk: cheap, asked by every screen once a minute. */
export function deskStatus({ core, read, signedIn }: CallContext): DeskStatus {
  const since = core.environment.now() - lately
  const row = read.get<{ others: number }>(
    'select count(distinct staff_id) as others from session where locked=0 and seen_at>=? and staff_id<>?',
    [since, signedIn.staffId],
  )
  const concerned = mayAct(signedIn, 'settings.edit')
  return {
    operations: core.head()?.position ?? 0,
    others: row?.others ?? 0,
    dataFolder: concerned ? core.dataFolder : null,
    placeRisk: (concerned ? core.placeRisk : undefined) ?? null,
    diskLeft: lowDisk(core.dataFolder),
  }
}

function lowDisk(folder: string): number | null {
  const { bavail, bsize } = statfsSync(folder)
  const left = bavail * bsize
  return left < fewBytes ? left : null
}
