import { z } from 'zod'
import { CaseKind, CaseNumber, type CaseState, CategoryPath, Channel, Room } from '../contract/cases.ts'
import { Id, Line, Millis, Phone, Text } from '../contract/values.ts'
import { flagOf } from '../database/patch.ts'
import { defineOperation } from '../log/operation.ts'
import { counterTable } from '../log/tables.ts'
import { aggregate, places, placesOf } from './operation-parts.ts'
import { caseTable, importedCaseTable } from './tables.ts'

/** What people say and write about a case. */
export const words = z.object({
  callerName: Line,
  callerPhone: Phone,
  text: Text,
  place: Text,
  wish: Text,
  source: z.string(),
})

/** What of a row differs where an old register had the case. */
function asRegistered(
  receivedAt: number,
  { state, since }: { readonly state: CaseState; readonly since: number },
  actor: string | null,
) {
  const ended = state === 'resolved' || state === 'closed'
  return {
    state,
    active_at: since,
    followed_at: actor === null ? receivedAt : since,
    resolved_at: ended ? since : null,
    closed_at: state === 'closed' ? since : null,
    without_callback: state === 'closed' ? 'other' : null,
    void_reason: state === 'void' ? 'other' : null,
  }
}

export const caseReceived = defineOperation({
  type: 'case.received',
  version: 1,
  aggregate,
  facts: z.object({
    ...places,
    number: CaseNumber,
    /** The counter the number came from and the value it has now. */
    counter: z.object({ id: z.string(), value: z.int() }),
    siteId: Id,
    channel: Channel,
    kind: CaseKind,
    category: CategoryPath,
    emergency: z.boolean(),
    buildingId: Id.nullable(),
    projectId: Id.nullable(),
    room: Room.nullable(),
    receivedAt: Millis,
    /** Where the case was taken over from an old register. */
    register: z
      .object({
        importId: Id,
        /** By which its row is known again: a keyed hash, so that it tells nothing. */
        key: z.string(),
        /** Who was answerable there, where that is one of the staff. */
        handler: Id.nullable(),
        /**
         * How the register left it, and since when. The row is made so at once: the operations that follow tell how it
         * came to that and change nothing.
         */
        state: z.enum(['received', 'handling', 'resolved', 'closed', 'void']),
        since: Millis,
      })
      .optional(),
  }),
  personal: words.extend({ registerNumber: Line }),
  subjects: placesOf,
  apply(tx, { aggregateId, at, actor, facts, personal }) {
    const { register } = facts
    tx.put(counterTable, { id: facts.counter.id, site_id: facts.siteId, value: facts.counter.value })
    tx.insert(caseTable, {
      id: aggregateId,
      number: facts.number,
      kind: facts.kind,
      category: facts.category.join('/'),
      channel: facts.channel,
      state: 'received',
      emergency: flagOf(facts.emergency),
      unit_id: facts.unitId,
      building_id: facts.buildingId,
      project_id: facts.projectId,
      person_id: facts.personId,
      caller_name: personal.callerName ?? null,
      caller_phone: personal.callerPhone ?? null,
      text: personal.text ?? null,
      room: facts.room,
      place: personal.place ?? null,
      wish: personal.wish ?? null,
      source: personal.source ?? null,
      first_contact: register ? register.handler : actor,
      assignee: register ? register.handler : actor,
      waiting_on: null,
      waiting_since: null,
      received_at: facts.receivedAt,
      active_at: at,
      resolved_at: null,
      verified: null,
      closed_at: null,
      without_callback: null,
      void_reason: null,
      duplicate_of: null,
      files: 0,
      due_at: null,
      due_warn_at: null,
      due_goal: null,
      level: null,
      level_reason: null,
      level_by: null,
      level_note: null,
      proposed_level: null,
      proposed_reason: null,
      cause: null,
      complained_staff: null,
      complained_of: null,
      responsible_kind: null,
      responsible: null,
      responsible_by: null,
      responsible_at: null,
      leader: null,
      followed_at: at,
      ...(register ? asRegistered(facts.receivedAt, register, actor) : {}),
    })
    if (!register) return
    tx.insert(importedCaseTable, {
      id: aggregateId,
      key: register.key,
      import_id: register.importId,
      register_number: personal.registerNumber ?? null,
    })
  },
})
