import { z } from 'zod'
import { CaseKind, CategoryPath, ClearableWord, NoteKind, Room, WaitingReason } from '../contract/cases.ts'
import { FileHash, Id, Line, Millis, Text } from '../contract/values.ts'
import { flagOf, patch } from '../database/patch.ts'
import { defineOperation } from '../log/operation.ts'
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
  caseComplainedOf,
  caseLevelProposed,
  caseLevelSet,
  caseLinked,
  caseResponsibleFixed,
  caseUnlinked,
} from './level-operations.ts'
import {
  aggregate,
  entryOf,
  nobody,
  places,
  placesOf,
  placesUnlessTold,
  said,
  takenOver,
} from './operation-parts.ts'
import { caseReceived, words } from './receipt-operation.ts'
import { caseFileTable, caseTable } from './tables.ts'

export { caseReceived }
export { caseResolved, caseVerified, caseClosed, caseReopened, caseVoided, caseRestored }
export { caseCauseFound, caseComplainedOf, caseLevelProposed, caseLevelSet }
export { caseLinked, caseResponsibleFixed, caseUnlinked }

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
  subjects: placesUnlessTold,
  apply(tx, operation) {
    if (!operation.facts.fromRegister) tx.update(caseTable, operation.aggregateId, entryOf(operation))
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
    if (operation.facts.fromRegister) return
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
  caseComplainedOf,
  caseResponsibleFixed,
  caseLinked,
  caseUnlinked,
]
