import { z } from 'zod'
import { type CallContext, query, router } from '../api/procedure.ts'
import { waitingGroups } from '../cases/waiting.ts'
import { CaseKind, Channel } from '../contract/cases.ts'
import { proposeLevel } from '../contract/levels.ts'
import { Id } from '../contract/values.ts'
import { unitPlace } from '../estate/queries.ts'
import { profileOf } from '../profiles/profiles.ts'
import { countsFor } from './facts.ts'

const PreviewInput = z.object({
  kind: CaseKind,
  category: z.array(z.string().max(60)).max(3).default([]),
  channel: Channel,
  emergency: z.boolean(),
  unitId: Id.nullish(),
  /** What the owner says and wants, as far as it is written. */
  text: z.string().max(20_000),
})

export const levelsRouter = router({
  /** The level a case that is being taken would get, with the reason; null where its kind has none. */
  preview: query({ permission: 'case.read', input: PreviewInput, run: previewLevel }),
  /** Waiting cases by channel, by what they wait for, and by who has to see to it: whom to chase. */
  waiting: query({
    permission: 'case.read',
    input: z.object({}).optional(),
    run: ({ read }) => waitingGroups(read),
  }),
})

function previewLevel({ read, core }: CallContext, input: z.output<typeof PreviewInput>) {
  const profile = profileOf(read)
  const { category, unitId = null } = input
  const placed = {
    category,
    unitId,
    buildingId: unitId ? (unitPlace(read, unitId)?.buildingId ?? null) : null,
    receivedAt: core.environment.now(),
    stored: false,
  }
  const counts = countsFor(read, profile, placed)
  return proposeLevel(profile.levels, {
    ...input,
    isCollective: () => false,
    isOverdue: () => false,
    ...counts,
  })
}
