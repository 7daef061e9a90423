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
  handoverHome(choice) {
    const kind = choice.d % 4
    return kind === 0 ? listed(choice) : kind === 1 ? noticed(choice) : onTheDay(choice)
  },
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

function onTheDay(choice: Choice) {
  const { a, b, c, yes, word, unit, person, known } = choice
  const latest = known.rows<{ id: string; stopId: string | null }>(
    'select id, stop_id as "stopId" from handover_visit order by id desc limit 3',
  )
  const found = pick(latest, a)
  if (!found || !unit) return undefined
  const visitId = found.id
  const at = { visitId, stopId: found.stopId ?? uuidv7() }
  const words = { words: word, inspectionId: null }
  const entry = { personId: yes ? (person ?? null) : null, came: word, attorney: yes, papers: ['notice'] }
  const steps: Record<string, object> = {
    checkIn: { visitId, stopId: uuidv7(), ...entry },
    notePapers: { visitId, attorney: yes, papers: ['id-document'] },
    call: { ...at, counter: 1 + (b % 3) },
    serve: at,
    leave: { ...at, next: yes ? { stopId: uuidv7() } : null },
    accept: { visitId, ...words },
    refuse: { visitId, reasons: ['leak'], ...words },
    takeBack: { visitId, reason: word || '误' },
    handItems: { visitId, items: [{ id: 'gift', count: b % 3 }] },
    readMeters: { visitId, meters: [{ id: 'water', value: b }] },
    remind: {
      visitId,
      reminderId: uuidv7(),
      step: 'call',
      on: '2020-10-01',
      letterId: null,
      fileId: null,
      note: word,
    },
    object: {
      visitId,
      objectionId: uuidv7(),
      sheetId: uuidv7(),
      subject: word || '异议',
      text: word || '异议',
    },
  }
  const [name, input] = pick(Object.entries(steps), b + c) ?? []
  return name === undefined ? undefined : { command: `handover.${name}`, input }
}
