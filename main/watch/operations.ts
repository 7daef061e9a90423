import { z } from 'zod'
import { RoundOutcome, watchPlaceContent } from '../contract/watch.ts'
import { Day, Id, Millis } from '../contract/values.ts'
import { defineOperation } from '../log/operation.ts'
import { watchFindingTable, watchPlaceTable, watchRoundTable } from './tables.ts'

const aggregate = 'watch'
const nobody = z.object({})
/** As it was checked at the door: another program's idea of an address must not stop a replay. */
const content = { ...watchPlaceContent, name: z.string(), address: z.string(), note: z.string() }

/** An address came onto the watch list, or its entry changed. Public addresses, hence facts. */
export const watchPlaceSaved = defineOperation({
  type: 'watch.placeSaved',
  version: 1,
  aggregate,
  facts: z.object({ ...content, fresh: z.boolean(), since: Day }),
  personal: nobody,
  apply(tx, { aggregateId, facts: { fresh, ...entry } }) {
    if (fresh) tx.insert(watchPlaceTable, { id: aggregateId, active: 1, ...entry })
    else tx.update(watchPlaceTable, aggregateId, entry)
  },
})

/** Off the list; its ledger stays. */
export const watchPlaceRemoved = defineOperation({
  type: 'watch.placeRemoved',
  version: 1,
  aggregate,
  facts: nobody,
  personal: nobody,
  apply(tx, { aggregateId }) {
    tx.update(watchPlaceTable, aggregateId, { active: 0 })
  },
})

/** On the list again; rounds are due from that day on. */
export const watchPlaceRestored = defineOperation({
  type: 'watch.placeRestored',
  version: 1,
  aggregate,
  facts: z.object({ since: Day }),
  personal: nobody,
  apply(tx, { aggregateId, facts }) {
    tx.update(watchPlaceTable, aggregateId, { active: 1, since: facts.since })
  },
})

export const watchRoundDone = defineOperation({
  type: 'watch.roundDone',
  version: 1,
  aggregate,
  facts: z.object({ roundId: Id, day: Day, outcome: RoundOutcome }),
  personal: nobody,
  apply(tx, { aggregateId, at, actor, facts }) {
    const { roundId, day, outcome } = facts
    tx.insert(watchRoundTable, { id: roundId, place_id: aggregateId, day, at, by: actor, outcome })
  },
})

/** A round was ticked by mistake: it is due again. */
export const watchRoundUndone = defineOperation({
  type: 'watch.roundUndone',
  version: 1,
  aggregate,
  facts: z.object({ roundId: Id }),
  personal: nobody,
  apply(tx, { facts }) {
    tx.delete(watchRoundTable, facts.roundId)
  },
})

/** Something was found in a round and became a case; a round that had found nothing did so now. */
export const watchFound = defineOperation({
  type: 'watch.found',
  version: 1,
  aggregate,
  facts: z.object({ findingId: Id, roundId: Id, caseId: Id, postedAt: Millis.nullable() }),
  personal: nobody,
  subjects: ({ facts }) => [facts.caseId],
  apply(tx, { aggregateId, at, facts }) {
    const { findingId, roundId, caseId, postedAt } = facts
    tx.update(watchRoundTable, roundId, { outcome: 'finding' })
    tx.insert(watchFindingTable, {
      id: findingId,
      place_id: aggregateId,
      round_id: roundId,
      case_id: caseId,
      posted_at: postedAt,
      found_at: at,
    })
  },
})

export const watchOperations = [
  watchPlaceSaved,
  watchPlaceRemoved,
  watchPlaceRestored,
  watchRoundDone,
  watchRoundUndone,
  watchFound,
]
