import { z } from 'zod'
import { ContactRole, SeasonTask, ShiftKind, seasonDates } from '../contract/season.ts'
import { Day, Id, Line, Phone, Text } from '../contract/values.ts'
import { defineOperation } from '../log/operation.ts'
import {
  dutyShiftTable,
  seasonContactTable,
  seasonDrillTable,
  seasonResponsibleTable,
  seasonTable,
} from './tables.ts'

const season = 'season'
const nobody = z.object({})
const person = { name: Line, phone: Phone }

export const seasonStarted = defineOperation({
  type: 'season.started',
  version: 1,
  aggregate: season,
  facts: z.object({ year: z.int(), ...seasonDates }),
  personal: nobody,
  apply(tx, { aggregateId, facts }) {
    tx.insert(seasonTable, {
      id: aggregateId,
      year: facts.year,
      state: 'draft',
      from_day: facts.fromDay,
      to_day: facts.toDay,
      day_from: facts.dayFrom,
      night_from: facts.nightFrom,
      declared_at: null,
      declared_by: null,
    })
  },
})

export const seasonChanged = defineOperation({
  type: 'season.changed',
  version: 1,
  aggregate: season,
  facts: z.object(seasonDates),
  personal: nobody,
  apply(tx, { aggregateId, facts }) {
    tx.update(seasonTable, aggregateId, {
      from_day: facts.fromDay,
      to_day: facts.toDay,
      day_from: facts.dayFrom,
      night_from: facts.nightFrom,
    })
  },
})

/** Declared ready, with what was true of it then. */
export const seasonDeclared = defineOperation({
  type: 'season.declared',
  version: 1,
  aggregate: season,
  facts: z.object({
    /** Ids of the contractors on call who had confirmed. */
    contractors: z.array(Id),
    materials: z.array(z.object({ materialId: Id, stock: z.int(), minimum: z.int() })),
    points: z.int(),
    /** What was missing all the same, none of which had to be. */
    lacks: z.array(
      z.object({ code: z.string(), of: z.record(z.string(), z.union([z.string(), z.number()])) }),
    ),
  }),
  personal: nobody,
  apply(tx, { aggregateId, at, actor }) {
    tx.update(seasonTable, aggregateId, { state: 'ready', declared_at: at, declared_by: actor })
  },
})

/** Declared too early: it is being prepared again. */
export const seasonTakenBack = defineOperation({
  type: 'season.takenBack',
  version: 1,
  aggregate: season,
  facts: nobody,
  personal: nobody,
  apply(tx, { aggregateId }) {
    tx.update(seasonTable, aggregateId, { state: 'draft', declared_at: null, declared_by: null })
  },
})

export const seasonEnded = defineOperation({
  type: 'season.ended',
  version: 1,
  aggregate: season,
  facts: nobody,
  personal: nobody,
  apply(tx, { aggregateId }) {
    tx.update(seasonTable, aggregateId, { state: 'over' })
  },
})

/** Somebody answers for a task; without `entryId` nobody does any more. */
export const seasonResponsibleSet = defineOperation({
  type: 'season.responsibleSet',
  version: 1,
  aggregate: season,
  facts: z.object({
    task: SeasonTask,
    /** Entry that stood there before. */
    removed: Id.nullable(),
    entryId: Id.nullable(),
    staffId: Id.nullable(),
  }),
  personal: z.object(person),
  apply(tx, { aggregateId, facts, personal }) {
    if (facts.removed !== null) tx.delete(seasonResponsibleTable, facts.removed)
    if (facts.entryId !== null)
      tx.insert(seasonResponsibleTable, {
        id: facts.entryId,
        season_id: aggregateId,
        task: facts.task,
        staff_id: facts.staffId,
        name: personal.name ?? null,
        phone: personal.phone ?? null,
      })
  },
})

export const seasonContactSaved = defineOperation({
  type: 'season.contactSaved',
  version: 1,
  aggregate: season,
  facts: z.object({ contactId: Id, role: ContactRole }),
  personal: z.object({ name: Line, phone: Phone, note: Text }),
  apply(tx, { aggregateId, facts, personal }) {
    tx.put(seasonContactTable, {
      id: facts.contactId,
      season_id: aggregateId,
      role: facts.role,
      name: personal.name ?? null,
      phone: personal.phone ?? null,
      note: personal.note ?? null,
    })
  },
})

export const seasonContactRemoved = defineOperation({
  type: 'season.contactRemoved',
  version: 1,
  aggregate: season,
  facts: z.object({ contactId: Id }),
  personal: nobody,
  apply(tx, { facts }) {
    tx.delete(seasonContactTable, facts.contactId)
  },
})

/** Shifts were given to people, one by hand or a stretch at once. Names stand in the order of the entries. */
export const seasonRosterSet = defineOperation({
  type: 'season.rosterSet',
  version: 1,
  aggregate: season,
  facts: z.object({
    removed: z.array(Id),
    entries: z.array(
      z.object({ id: Id, day: Day, shift: ShiftKind, place: z.int(), staffId: Id.nullable() }),
    ),
  }),
  personal: z.object({ people: z.array(z.object({ name: Line.nullable(), phone: Phone.nullable() })) }),
  apply(tx, { aggregateId, facts, personal }) {
    for (const id of facts.removed) tx.delete(dutyShiftTable, id)
    for (const [index, { id, day, shift, place, staffId }] of facts.entries.entries()) {
      const named = personal.people?.[index]
      tx.insert(dutyShiftTable, {
        id,
        season_id: aggregateId,
        day,
        shift,
        place,
        staff_id: staffId,
        name: named?.name ?? null,
        phone: named?.phone ?? null,
      })
    }
  },
})

export const drillSaved = defineOperation({
  type: 'drill.saved',
  version: 1,
  aggregate: 'drill',
  facts: z.object({ day: Day, nextDay: Day.nullable() }),
  personal: z.object({ scenario: Text, participants: Text, learnt: Text }),
  apply(tx, { aggregateId, facts, personal }) {
    tx.put(seasonDrillTable, {
      id: aggregateId,
      day: facts.day,
      scenario: personal.scenario ?? null,
      participants: personal.participants ?? null,
      learnt: personal.learnt ?? null,
      next_day: facts.nextDay,
      removed: 0,
    })
  },
})

/** Entered by mistake. */
export const drillRemoved = defineOperation({
  type: 'drill.removed',
  version: 1,
  aggregate: 'drill',
  facts: nobody,
  personal: nobody,
  apply(tx, { aggregateId }) {
    tx.update(seasonDrillTable, aggregateId, { removed: 1 })
  },
})

export const planOperations = [
  seasonStarted,
  seasonChanged,
  seasonDeclared,
  seasonTakenBack,
  seasonEnded,
  seasonResponsibleSet,
  seasonContactSaved,
  seasonContactRemoved,
  seasonRosterSet,
  drillSaved,
  drillRemoved,
]
