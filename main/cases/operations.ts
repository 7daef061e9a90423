import { z } from 'zod'
import {
  CaseKind,
  CaseNumber,
  CategoryPath,
  Channel,
  ClearableWord,
  NoteKind,
  Room,
  WaitingReason,
} from '../contract/cases.ts'
import { FileHash, Id, Line, Millis, Phone, Text } from '../contract/values.ts'
import { flagOf, patch } from '../database/patch.ts'
import { defineOperation } from '../log/operation.ts'
import { counterTable } from '../log/tables.ts'
import {
  caseResolved,
  caseVerified,
  caseClosed,
  caseReopened,
  caseVoided,
  caseRestored,
} from './ending-operations.ts'
import {
  caseCauseFound,
  caseLevelProposed,
  caseLevelSet,
  caseLinked,
  caseResponsibleFixed,
  caseUnlinked,
} from './level-operations.ts'
import { aggregate, entryOf, nobody, places, placesOf, said, takenOver } from './operation-parts.ts'
import { caseFileTable, caseTable, importedCaseTable } from './tables.ts'

export { caseResolved, caseVerified, caseClosed, caseReopened, caseVoided, caseRestored }
export { caseCauseFound, caseLevelProposed, caseLevelSet, caseLinked, caseResponsibleFixed, caseUnlinked }

const words = z.object({
  callerName: Line,
  callerPhone: Phone,
  text: Text,
  place: Text,
  wish: Text,
  source: z.string(),
})

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
      active_at: register ? facts.receivedAt : at,
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
      responsible_kind: null,
      responsible: null,
      responsible_by: null,
      responsible_at: null,
      leader: null,
      followed_at: register ? facts.receivedAt : at,
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

/** What was entered wrongly and is right now; the first words stay in the log. */
export const caseCorrected = defineOperation({
  type: 'case.corrected',
  version: 1,
  aggregate,
  facts: z.object({
    ...places,
    buildingId: Id.nullable().optional(),
    projectId: Id.nullable().optional(),
    kind: CaseKind.optional(),
    category: CategoryPath.optional(),
    emergency: z.boolean().optional(),
    room: Room.nullable().optional(),
    /** Names of what was changed, personal members and cleared ones included. */
    changed: z.array(z.string()),
    cleared: z.array(ClearableWord).optional(),
  }),
  personal: words,
  subjects: placesOf,
  apply(tx, operation) {
    const { aggregateId, facts, personal } = operation
    const gone = (word: ClearableWord) => (facts.cleared?.includes(word) ? null : undefined)
    tx.update(
      caseTable,
      aggregateId,
      patch({
        unit_id: facts.unitId,
        person_id: facts.personId,
        building_id: facts.buildingId,
        project_id: facts.projectId,
        kind: facts.kind,
        category: facts.category?.join('/'),
        emergency: facts.emergency === undefined ? undefined : flagOf(facts.emergency),
        room: facts.room,
        caller_name: personal.callerName ?? gone('callerName'),
        caller_phone: personal.callerPhone ?? gone('callerPhone'),
        text: personal.text,
        place: personal.place ?? gone('place'),
        wish: personal.wish ?? gone('wish'),
        source: personal.source ?? gone('source'),
        ...entryOf(operation),
      }),
    )
  },
})

export const caseNoted = defineOperation({
  type: 'case.noted',
  version: 1,
  aggregate,
  facts: z.object({
    ...places,
    ...takenOver,
    ...said,
    kind: NoteKind,
    /** The member of staff a chase or supervision is addressed to. */
    to: Id.optional(),
  }),
  personal: z.object({ text: Text, recipient: Line }),
  subjects: placesOf,
  apply(tx, operation) {
    tx.update(caseTable, operation.aggregateId, entryOf(operation))
  },
})

export const caseAssigned = defineOperation({
  type: 'case.assigned',
  version: 1,
  aggregate,
  facts: z.object({
    ...places,
    to: Id.nullable(),
    /** The rule by which the desk did it; absent where a person did. */
    rule: Id.optional(),
  }),
  personal: z.object({ note: Text }),
  subjects: placesOf,
  apply(tx, operation) {
    tx.update(caseTable, operation.aggregateId, { assignee: operation.facts.to, ...entryOf(operation) })
  },
})

export const caseHandlingStarted = defineOperation({
  type: 'case.handlingStarted',
  version: 1,
  aggregate,
  facts: z.object({ ...places, ...takenOver }),
  personal: nobody,
  subjects: placesOf,
  apply(tx, operation) {
    tx.update(caseTable, operation.aggregateId, { state: 'handling', ...entryOf(operation) })
  },
})

export const caseWaitingStarted = defineOperation({
  type: 'case.waitingStarted',
  version: 1,
  aggregate,
  facts: z.object({ ...places, on: WaitingReason, since: Millis }),
  personal: z.object({ note: Text }),
  subjects: placesOf,
  apply(tx, operation) {
    const { aggregateId, facts } = operation
    const waiting = { waiting_on: facts.on, waiting_since: facts.since }
    tx.update(caseTable, aggregateId, { ...waiting, ...entryOf(operation) })
  },
})

export const caseWaitingEnded = defineOperation({
  type: 'case.waitingEnded',
  version: 1,
  aggregate,
  facts: z.object({ ...places, since: Millis, until: Millis }),
  personal: z.object({ note: Text }),
  subjects: placesOf,
  apply(tx, operation) {
    const over = { waiting_on: null, waiting_since: null }
    tx.update(caseTable, operation.aggregateId, { ...over, ...entryOf(operation) })
  },
})

export const caseFileAttached = defineOperation({
  type: 'case.fileAttached',
  version: 1,
  aggregate,
  facts: z.object({
    ...places,
    fileId: Id,
    hash: FileHash,
    size: z.int(),
    mediaType: z.string(),
    takenAt: Millis.nullable(),
  }),
  personal: z.object({ name: Line }),
  subjects: placesOf,
  apply(tx, operation) {
    const { aggregateId, at, facts, personal } = operation
    tx.insert(caseFileTable, {
      id: facts.fileId,
      case_id: aggregateId,
      hash: facts.hash,
      size: facts.size,
      name: personal.name ?? null,
      media_type: facts.mediaType,
      taken_at: facts.takenAt,
      attached_at: at,
    })
    tx.add(caseTable, aggregateId, { files: 1 })
    tx.update(caseTable, aggregateId, entryOf(operation))
  },
})

/** Somebody looked at the caller's full number; only the audit trail changes. */
export const caseUnmasked = defineOperation({
  type: 'case.unmasked',
  version: 1,
  aggregate,
  facts: z.object({}),
  personal: nobody,
  apply() {},
})

export const caseOperations = [
  caseReceived,
  caseCorrected,
  caseNoted,
  caseAssigned,
  caseHandlingStarted,
  caseWaitingStarted,
  caseWaitingEnded,
  caseResolved,
  caseVerified,
  caseClosed,
  caseReopened,
  caseVoided,
  caseRestored,
  caseFileAttached,
  caseUnmasked,
  caseLevelProposed,
  caseLevelSet,
  caseCauseFound,
  caseResponsibleFixed,
  caseLinked,
  caseUnlinked,
]
