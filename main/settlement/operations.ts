import { z } from 'zod'
import { mostBuyers } from '../contract/contracts.ts'
import { AreaClause, AreaFigure, DelayClause, DelayFigure, SettlementKind } from '../contract/settlement.ts'
import { Day, Id, Text } from '../contract/values.ts'
import type { TableWriter } from '../database/table-writer.ts'
import { defineOperation } from '../log/operation.ts'
import { settlementClauseTable, settlementFixedTable, settlementWaiverTable } from './tables.ts'

/** What happens to the money of a contract happens to the contract: it is erased with it and stands on its timelines. */
const aggregate = 'contract'
const about = { unitId: Id, buyers: z.array(Id).max(mostBuyers) }
const subjectsOf = ({ facts }: { facts: { unitId: string; buyers: readonly string[] } }) => [
  facts.unitId,
  ...facts.buyers,
]
const nothing = z.object({})
const Cents = z.int()

export const clausesSet = defineOperation({
  type: 'settlement.clausesSet',
  version: 1,
  aggregate,
  facts: z.object({ ...about, delay: DelayClause.nullable(), area: AreaClause.nullable() }),
  personal: nothing,
  subjects: subjectsOf,
  apply(tx, { aggregateId, facts: { delay, area } }) {
    tx.put(settlementClauseTable, {
      id: aggregateId,
      delay: delay && JSON.stringify(delay),
      area: area && JSON.stringify(area),
    })
  },
})

export const daysWaived = defineOperation({
  type: 'settlement.daysWaived',
  version: 1,
  aggregate,
  facts: z.object({ ...about, waiverId: Id, from: Day, until: Day }),
  personal: z.object({ reason: Text }),
  subjects: subjectsOf,
  apply(tx, { aggregateId, at, facts: { waiverId, from, until }, personal }) {
    tx.insert(settlementWaiverTable, {
      id: waiverId,
      contract_id: aggregateId,
      from_day: from,
      until_day: until,
      reason: personal.reason ?? null,
      at,
      struck_at: null,
    })
  },
})

export const waiverStruck = defineOperation({
  type: 'settlement.waiverStruck',
  version: 1,
  aggregate,
  facts: z.object({ ...about, waiverId: Id, from: Day, until: Day }),
  personal: nothing,
  subjects: subjectsOf,
  apply(tx, { at, facts: { waiverId } }) {
    tx.update(settlementWaiverTable, waiverId, { struck_at: at })
  },
})

const keyOf = (contractId: string, kind: SettlementKind) => `${contractId}/${kind}`

interface Fixed {
  readonly contractId: string
  readonly kind: SettlementKind
  readonly at: number
  readonly actor: string | null
  readonly agreed: number
  readonly figure: DelayFigure | AreaFigure
  readonly note: string | undefined
}

/** A sum is fixed as it was reckoned: the figure stands there whole, whatever clauses and days become later. */
function fix(tx: TableWriter, { contractId, kind, figure, note, ...rest }: Fixed): void {
  tx.put(settlementFixedTable, {
    id: keyOf(contractId, kind),
    contract_id: contractId,
    kind,
    ...rest,
    figure: JSON.stringify(figure),
    note: note ?? null,
  })
}

export const delayFixed = defineOperation({
  type: 'settlement.delayFixed',
  version: 1,
  aggregate,
  facts: z.object({ ...about, figure: DelayFigure, agreed: Cents }),
  personal: z.object({ note: Text }),
  subjects: subjectsOf,
  apply(tx, { aggregateId, at, actor, facts: { figure, agreed }, personal: { note } }) {
    fix(tx, { contractId: aggregateId, kind: 'delay', at, actor, agreed, figure, note })
  },
})

export const areaFixed = defineOperation({
  type: 'settlement.areaFixed',
  version: 1,
  aggregate,
  facts: z.object({ ...about, figure: AreaFigure, agreed: Cents }),
  personal: z.object({ note: Text }),
  subjects: subjectsOf,
  apply(tx, { aggregateId, at, actor, facts: { figure, agreed }, personal: { note } }) {
    fix(tx, { contractId: aggregateId, kind: 'area', at, actor, agreed, figure, note })
  },
})

export const sumReopened = defineOperation({
  type: 'settlement.reopened',
  version: 1,
  aggregate,
  facts: z.object({ ...about, kind: SettlementKind }),
  personal: z.object({ reason: Text }),
  subjects: subjectsOf,
  apply(tx, { aggregateId, facts: { kind } }) {
    tx.delete(settlementFixedTable, keyOf(aggregateId, kind))
  },
})

export const settlementOperations = [clausesSet, daysWaived, waiverStruck, delayFixed, areaFixed, sumReopened]
