import { z } from 'zod'
import { Id } from '../contract/values.ts'
import type { Belonging } from '../estate/belonging.ts'
import { defineOperation } from '../log/operation.ts'
import { documentWaiverMoved } from './operations.ts'
import { documentTable } from './tables.ts'

/** The paper belongs into the file of another home now: units were merged or split. */
export const documentHomeChanged = defineOperation({
  type: 'document.homeChanged',
  version: 1,
  aggregate: 'document',
  facts: z.object({ unitId: Id, fromUnitId: Id.nullable() }),
  personal: z.object({}),
  apply(tx, { aggregateId, facts }) {
    tx.update(documentTable, aggregateId, { unit_id: facts.unitId })
  },
})

export const documentsOfHome: Belonging = {
  thing: 'document',
  of: (read, unitId) =>
    read
      .all<{ id: string }>('select id from document where unit_id=? order by filed_at, id', [unitId])
      .map(row => row.id),
  isAt: (read, id, unitId) =>
    read.get('select 1 from document where id=? and unit_id=?', [id, unitId]) !== undefined,
  move({ emit, read }, id, { unitId }) {
    const from = read.get<{ unitId: string }>('select unit_id as "unitId" from document where id=?', [id])
    emit(documentHomeChanged, id, { facts: { unitId, fromUnitId: from?.unitId ?? null } })
  },
}

interface StoredWaiver {
  readonly unitId: string
  readonly type: string
  readonly reason: string | null
  readonly at: number
}

/** What the file of a home does not need goes along where it becomes another's; there it may be said twice. */
export const waiversOfHome: Belonging = {
  thing: 'waiver',
  of: (read, unitId) =>
    read
      .all<{ id: string }>('select id from document_waiver where unit_id=? order by id', [unitId])
      .map(row => row.id),
  isAt: (read, id, unitId) =>
    read.get('select 1 from document_waiver where id=? and unit_id=?', [id, unitId]) !== undefined,
  move({ emit, read }, id, { unitId }) {
    const waiver = read.get<StoredWaiver>(
      'select unit_id as "unitId", type, reason, at from document_waiver where id=?',
      [id],
    )
    if (!waiver || waiver.unitId === unitId) return
    emit(documentWaiverMoved, unitId, {
      facts: { waiver: id, from: waiver.unitId, documentType: waiver.type, waivedAt: waiver.at },
      personal: waiver.reason === null ? {} : { reason: waiver.reason },
    })
  },
}
