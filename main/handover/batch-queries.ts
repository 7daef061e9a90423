import { z } from 'zod'
import {
  type BatchDetail,
  type BatchFigures,
  type BatchRow,
  HandoverDay,
  type HandoverFile,
  type HandoverTaskRow,
  Station,
  visitStates,
} from '../contract/handover.ts'
import type { ReadDatabase } from '../database/read.ts'
import { nodeNames } from '../estate/names.ts'
import { staffNameOf } from '../staff/names.ts'
import { dayBefore, taskState } from './rules.ts'

interface FoundBatch {
  readonly id: string
  readonly name: string
  readonly target: number
  readonly days: string
  readonly stations: string
  readonly firstDay: string
  readonly lastDay: string
  readonly ended: 0 | 1
}

/** A batch as it stands, for commands. */
export interface StoredBatch {
  readonly id: string
  readonly name: string
  readonly target: number
  readonly days: HandoverDay[]
  readonly stations: Station[]
  readonly firstDay: string
  readonly ended: boolean
}

const columns = `id, name, target, days, stations, first_day as "firstDay", last_day as "lastDay", ended`

const asBatch = (found: FoundBatch): StoredBatch => ({
  ...found,
  days: z.array(HandoverDay).parse(JSON.parse(found.days)),
  stations: z.array(Station).parse(JSON.parse(found.stations)),
  ended: found.ended === 1,
})

export function storedBatch(read: ReadDatabase, batchId: string): StoredBatch | undefined {
  const found = read.get<FoundBatch>(`select ${columns} from handover_batch where id=?`, [batchId])
  return found && asBatch(found)
}

/** Batches, those that run first, the earliest day first. */
export function batchRows(read: ReadDatabase, today: string): BatchRow[] {
  return read
    .all<FoundBatch>(
      `select ${columns} from handover_batch order by ended, case ended when 0 then first_day end, first_day desc limit 200`,
    )
    .map(found => rowOf(read, found, today))
}

function rowOf(read: ReadDatabase, found: FoundBatch, today: string): BatchRow {
  const { id, name, target, firstDay, lastDay } = found
  const overdueTasks = found.ended === 1 ? 0 : tasksOf(read, id, firstDay, today).filter(isLate).length
  const figures = [...figuresByBuilding(read, id).values()].reduce(added, noFigures())
  return { id, name, target, firstDay, lastDay, ended: found.ended === 1, overdueTasks, figures }
}

const isLate = ({ state }: HandoverTaskRow) => state === 'overdue'

/** One batch with its countdown, days and buildings. */
export function batchDetail(read: ReadDatabase, batchId: string, today: string): BatchDetail | undefined {
  const found = read.get<FoundBatch>(`select ${columns} from handover_batch where id=?`, [batchId])
  if (!found) return undefined
  const { days, stations } = asBatch(found)
  const figures = figuresByBuilding(read, batchId)
  const names = nodeNames(read, figures.keys())
  const taken = takenSlots(read, batchId)
  return {
    ...rowOf(read, found, today),
    days: days.map(day => ({
      ...day,
      taken: Object.fromEntries(
        day.slots.map(({ from }) => [
          from,
          taken
            .filter(one => one.day === day.day && one.slot === from && covers(day, one.buildingId))
            .reduce((sum, one) => sum + one.homes, 0),
        ]),
      ),
    })),
    stations,
    tasks: tasksOf(read, batchId, found.firstDay, today),
    buildings: [...figures].map(([id, each]) => ({ id, name: names.get(id) ?? '—', ...each })),
  }
}

const covers = ({ buildingIds }: HandoverDay, buildingId: string) =>
  buildingIds.length === 0 || buildingIds.includes(buildingId)

const takenSlots = (read: ReadDatabase, batchId: string) =>
  read.all<{ day: string; slot: string; buildingId: string; homes: number }>(
    `select day, slot, building_id as "buildingId", count(*) as homes from handover_visit
     where batch_id=? and day is not null and slot is not null and state <> 'withdrawn' group by 1, 2, 3`,
    [batchId],
  )

/** How many homes have an appointment in a slot, of those that share it. */
export function homesInSlot(read: ReadDatabase, batchId: string, day: HandoverDay, slot: string): number {
  return takenSlots(read, batchId)
    .filter(one => one.day === day.day && one.slot === slot && covers(day, one.buildingId))
    .reduce((sum, one) => sum + one.homes, 0)
}

interface FoundTask {
  readonly id: string
  readonly name: string
  readonly daysBefore: number
  readonly ownerId: string | null
  readonly ownerName: string | null
  readonly proof: 0 | 1
  readonly approval: 0 | 1
  readonly doneAt: number | null
  readonly doneByName: string | null
  readonly approvedAt: number | null
  readonly approvedByName: string | null
  readonly note: string | null
}

function tasksOf(read: ReadDatabase, batchId: string, firstDay: string, today: string): HandoverTaskRow[] {
  const files = read.all<HandoverFile & { readonly taskId: string }>(
    `select id, task_id as "taskId", hash, name, media_type as "mediaType" from handover_task_file
     where batch_id=? order by attached_at, id`,
    [batchId],
  )
  return read
    .all<FoundTask>(
      `select id, name, days_before as "daysBefore", owner_id as "ownerId", ${staffNameOf('owner_id')} as "ownerName",
         proof, approval, done_at as "doneAt", ${staffNameOf('done_by')} as "doneByName",
         approved_at as "approvedAt", ${staffNameOf('approved_by')} as "approvedByName", note
       from handover_task where batch_id=? order by days_before desc, id`,
      [batchId],
    )
    .map(found => {
      const approval = found.approval === 1
      return {
        ...found,
        approval,
        proof: found.proof === 1,
        dueOn: dayBefore(firstDay, found.daysBefore),
        state: taskState({ ...found, approval }, firstDay, today),
        files: files.filter(({ taskId }) => taskId === found.id),
      }
    })
}

/** One task of a batch, for commands. */
export function storedTask(read: ReadDatabase, batchId: string, taskId: string) {
  const found = read.get<FoundTask & { readonly files: number }>(
    `select id, name, days_before as "daysBefore", owner_id as "ownerId", proof, approval, done_at as "doneAt",
       approved_at as "approvedAt",
       (select count(*) from handover_task_file f where f.batch_id=t.batch_id and f.task_id=t.id) as files
     from handover_task t where id=? and batch_id=?`,
    [taskId, batchId],
  )
  return found && { ...found, proof: found.proof === 1, approval: found.approval === 1 }
}

const noFigures = (): BatchFigures => ({
  homes: 0,
  states: { planned: 0, present: 0, accepted: 0, refused: 0, absent: 0, withdrawn: 0 },
  verified: 0,
  posted: 0,
  received: 0,
  appointed: 0,
})

const added = (one: BatchFigures, other: BatchFigures): BatchFigures => ({
  homes: one.homes + other.homes,
  states: {
    planned: one.states.planned + other.states.planned,
    present: one.states.present + other.states.present,
    accepted: one.states.accepted + other.states.accepted,
    refused: one.states.refused + other.states.refused,
    absent: one.states.absent + other.states.absent,
    withdrawn: one.states.withdrawn + other.states.withdrawn,
  },
  verified: one.verified + other.verified,
  posted: one.posted + other.posted,
  received: one.received + other.received,
  appointed: one.appointed + other.appointed,
})

type FoundFigures = Omit<BatchFigures, 'states'> & BatchFigures['states'] & { readonly buildingId: string }

/** Homes of a batch by building; what was withdrawn counts nowhere else. */
export function figuresByBuilding(read: ReadDatabase, batchId: string | null): Map<string, BatchFigures> {
  const states = visitStates.map(state => `sum(state='${state}') as "${state}"`).join(', ')
  const rows = read.all<FoundFigures>(
    `select building_id as "buildingId", sum(state <> 'withdrawn') as homes, ${states},
       sum(state <> 'withdrawn' and verified_at is not null) as verified,
       sum(state <> 'withdrawn' and posted_on is not null) as posted,
       sum(state <> 'withdrawn' and received_on is not null) as received,
       sum(state <> 'withdrawn' and day is not null) as appointed
     from handover_visit where batch_id is ? group by building_id order by building_id`,
    [batchId],
  )
  return new Map(
    rows.map(({ buildingId, homes, verified, posted, received, appointed, ...counts }) => [
      buildingId,
      { homes, states: counts, verified, posted, received, appointed },
    ]),
  )
}
