import { uuidv7 } from 'uuidv7'
import { postedWays, verifiedWays } from '../../main/contract/handover.ts'
import { type Choice, pick, pickFrom, type StepMakers } from './history-choice.ts'

const latest =
  (table: 'handover_batch' | 'handover_visit') =>
  ({ a, known }: Choice) =>
    pick(known.rows<{ id: string }>(`select id from ${table} order by id desc limit 3`), a)?.id
const batch = latest('handover_batch')
const visit = latest('handover_visit')

/** Handing homes over: batches with their countdown, homes on the list, notices, appointments. */
export const handoverSteps = {
  handoverPlan: choice => (choice.d % 3 === 0 ? saved(choice) : task(choice)),
  handoverHome: choice => (choice.d % 3 === 0 ? listed(choice) : noticed(choice)),
} satisfies StepMakers

function saved(choice: Choice) {
  const { b, yes } = choice
  const batchId = batch(choice)
  if (batchId && b % 4 === 0) return { command: 'handover.endBatch', input: { batchId, ended: yes } }
  const slots = [{ from: '09:00', to: '12:00', capacity: 1 + (b % 3) }]
  return {
    command: 'handover.saveBatch',
    input: {
      batchId: (yes ? undefined : batchId) ?? uuidv7(),
      name: '一期交付',
      target: b % 101,
      days: [{ day: '2099-10-01', buildingIds: [], slots }],
      stations: [
        { id: 'inspection', kind: 'inspection', name: '验房', counters: 2, staffIds: [] },
        { id: 'account', kind: 'account', name: '结清', counters: 1, staffIds: [] },
      ],
    },
  }
}

function task(choice: Choice) {
  const { b, c, yes, word, known } = choice
  const batchId = batch(choice)
  if (!batchId) return undefined
  const tasks = known.rows<{ id: string; batchId: string }>(
    'select id, batch_id as "batchId" from handover_task order by done_at desc, id desc limit 4',
  )
  const found = pick(tasks, b)
  const taskId = found?.id ?? uuidv7()
  const entry = { name: '布置会场', daysBefore: b % 30, ownerId: null, proof: false, approval: yes }
  const own = { batchId: found?.batchId ?? batchId, taskId }
  return pick(
    [
      { command: 'handover.saveTask', input: { ...own, ...entry } },
      { command: 'handover.saveTask', input: { batchId, taskId: uuidv7(), ...entry } },
      { command: 'handover.finishTask', input: { ...own, note: word } },
      { command: 'handover.reopenTask', input: own },
      { command: 'handover.approveTask', input: own },
      { command: 'handover.removeTask', input: own },
    ],
    c,
  )
}

function listed(choice: Choice) {
  const { yes, unit } = choice
  const batchId = yes ? (batch(choice) ?? null) : null
  return (
    unit && {
      command: 'handover.addHomes',
      input: { batchId, visits: [{ visitId: uuidv7(), unitId: unit }] },
    }
  )
}

function noticed(choice: Choice) {
  const { b, c, yes, phone, person } = choice
  const visitId = visit(choice)
  if (!visitId) return undefined
  return (
    pick(
      [
        person && {
          command: 'handover.verifyAddress',
          input: { visitId, personId: person, way: pickFrom(verifiedWays, b), address: null },
        },
        { command: 'handover.noteNotices', input: { visitIds: [visitId] } },
        {
          command: 'handover.postNotices',
          input: {
            on: '2020-09-01',
            way: pickFrom(postedWays, b),
            notices: [{ visitId, tracking: yes ? phone : '' }],
          },
        },
        { command: 'handover.receiveNotice', input: { visitId, on: '2020-09-03' } },
        {
          command: 'handover.appoint',
          input: { visitId, day: yes ? '2099-10-01' : null, slot: yes ? '09:00' : null },
        },
        b % 3 === 0 && { command: 'handover.withdraw', input: { visitId } },
      ],
      c,
    ) || undefined
  )
}
