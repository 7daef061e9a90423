import { standbyLateAfter, type StandbyTrouble } from '../contract/standby.ts'
import type { DeskCore } from '../desk/core.ts'
import { listDevices } from '../station/queries.ts'
import { knownStandbys } from './known.ts'
import { silentAfter } from './rules.ts'

/** A standby as the main computer shows it. */
export interface StandbyRow {
  readonly deviceId: string
  readonly name: string | null
  readonly pairedAt: number
  /** How much of what was entered its copy may lack, in milliseconds; null before its first. */
  readonly age: number | null
  /** By the desk's clock: when its newest copy was made; null before the first. */
  readonly copyAt: number | null
  readonly heardAt: number | null
  /** It was heard of a moment ago. */
  readonly isThere: boolean
  /** Its copy is older than half an hour, or there is none for so long. */
  readonly late: boolean
  readonly trouble: StandbyTrouble | null
}

/** The paired standbys, the one with the newest copy first. */
export async function standbysOf(core: DeskCore): Promise<StandbyRow[]> {
  const known = await knownStandbys(core)
  const now = core.environment.now()
  const rows = listDevices(core.read, null)
    .filter(({ kind, revokedAt }) => kind === 'standby' && revokedAt === null)
    .map(({ id, name, pairedAt }): StandbyRow => {
      const heard = known.get(id)
      const age = heard?.freshAt == null ? null : Math.max(0, now - heard.freshAt)
      return {
        deviceId: id,
        name,
        pairedAt,
        age,
        copyAt: heard?.copy?.at ?? null,
        heardAt: heard?.heardAt ?? null,
        isThere: heard !== undefined && Math.abs(now - heard.heardAt) <= silentAfter,
        late: (age ?? now - pairedAt) > standbyLateAfter,
        trouble: heard?.trouble ?? null,
      }
    })
  return rows.sort((a, b) => (a.age ?? Number.MAX_VALUE) - (b.age ?? Number.MAX_VALUE))
}
