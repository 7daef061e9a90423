import { setImmediate as nextTurn } from 'node:timers/promises'
import { z } from 'zod'
import { Id } from '../contract/values.ts'
import type { DeskCore } from '../desk/core.ts'
import { defineCommand } from '../log/command.ts'
import { peopleBy } from '../people/walk.ts'
import { profileOf } from '../profiles/profiles.ts'
import { todayOf } from '../site/queries.ts'
import { settleTier } from './tiers.ts'

/** People looked at in one go, and people settled in one turn of the writer. */
const page = 2_000
const slice = 100

/** Plans calls for people of a tier where one is due. Looks at each anew: they may have been called meanwhile. */
export const planTierCalls = defineCommand({
  name: 'callback.planTiers',
  permission: 'system',
  input: z.object({ personIds: z.array(Id).max(slice) }),
  run(context, { personIds }) {
    let planned = 0
    for (const personId of personIds) if (settleTier(context, personId)) planned += 1
    return { planned }
  },
})

/** Plans calls for people of a tier, now and then. */
export interface TierSweep {
  /** Goes through everybody at the start, on each new day and after the plans changed. @returns calls planned */
  round(): Promise<number>
}

/** The sweep of one open desk. */
export function createTierSweep(core: DeskCore, isStopped: () => boolean = () => false): TierSweep {
  let swept = ''
  return {
    async round() {
      if (!core.head()) return 0
      const { plans } = profileOf(core.read).callbacks
      const tiers = plans.flatMap(({ active, trigger }) =>
        active && trigger.on === 'tier' ? trigger.tiers : [],
      )
      const mark = `${todayOf(core.read, core.environment.now())} ${JSON.stringify(plans)}`
      if (mark === swept) return 0
      let planned = 0
      let after: string | null = tiers.length === 0 ? null : ''
      while (after !== null && !isStopped()) {
        const found: ReturnType<typeof peopleBy> = peopleBy(core.read, tiers, after, page)
        for (let first = 0; first < found.ids.length && !isStopped(); first += slice) {
          const personIds = found.ids.slice(first, first + slice)
          const input = { personIds: [...personIds] }
          planned += (await core.execute(planTierCalls, { actor: systemActor, input })).planned
        }
        after = found.last
        await nextTurn()
      }
      if (!isStopped()) swept = mark
      return planned
    },
  }
}

const systemActor = { staffId: null, role: 'system' } as const
