import { z } from 'zod'
import { RecipientId } from '../contract/sheets.ts'
import { Id } from '../contract/values.ts'
import { defineOperation } from '../log/operation.ts'
import { sheetDemandTable } from './tables.ts'

const aggregate = 'demand'
const nobody = z.object({})
/** Which case demands a sheet, and to whom. */
const about = { caseId: Id, party: RecipientId }

/** A case is of a sort that demands a sheet at once: a grave complaint about quality, one about a department. */
export const demandRaised = defineOperation({
  type: 'demand.raised',
  version: 1,
  aggregate,
  facts: z.object({
    ...about,
    /** The demand of the profile. */
    demand: z.string(),
  }),
  personal: nobody,
  subjects: ({ facts }) => [facts.caseId],
  apply(tx, { aggregateId, at, facts }) {
    tx.insert(sheetDemandTable, {
      id: aggregateId,
      case_id: facts.caseId,
      demand: facts.demand,
      party: facts.party,
      since: at,
      ended_at: null,
    })
  },
})

/** The sheet went out. */
export const demandMet = defineOperation({
  type: 'demand.met',
  version: 1,
  aggregate,
  facts: z.object(about),
  personal: nobody,
  // The sheet that met it stands on the timeline already.
  apply(tx, { aggregateId, at }) {
    tx.update(sheetDemandTable, aggregateId, { ended_at: at })
  },
})

/** The case is not of that sort any more, or came to its end. */
export const demandDropped = defineOperation({
  type: 'demand.dropped',
  version: 1,
  aggregate,
  facts: z.object(about),
  personal: nobody,
  apply(tx, { aggregateId, at }) {
    tx.update(sheetDemandTable, aggregateId, { ended_at: at })
  },
})

export const demandOperations = [demandRaised, demandMet, demandDropped]
