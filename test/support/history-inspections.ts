import { uuidv7 } from 'uuidv7'
import { workParts } from '../../main/contract/contractors.ts'
import { defectKinds, defectSeverities, roomKinds } from '../../main/contract/inspection.ts'
import { inspectionPurposes } from '../../main/contract/inspections.ts'
import { type Choice, pick, pickFrom, type StepMakers } from './history-choice.ts'

const latestOf =
  (table: 'unit_type' | 'unit_plan' | 'inspection' | 'defect') =>
  ({ a, known }: Choice) =>
    pick(known.rows<{ id: string }>(`select id from ${table} order by id desc limit 3`), a)?.id
const type = latestOf('unit_type')
const plan = latestOf('unit_plan')
const inspection = latestOf('inspection')
const defect = latestOf('defect')
const order = ({ a, known }: Choice) =>
  pick(known.rows<{ id: string }>(`select id from rectification order by id desc limit 3`), a)?.id
const file = (b: number) => ({
  hash: b.toString(16).padStart(64, '0'),
  size: b,
  name: '图.png',
  mediaType: 'image/png',
})

/** Types of homes, walks through homes and what they find. */
export const inspectionSteps = {
  unitTypeSave(choice) {
    const { a, b, c, yes } = choice
    const typeId = type(choice)
    const planId = plan(choice)
    const { name: _, ...drawing } = file(b)
    const room = { id: 'main', kind: pickFrom(roomKinds, b), name: '房间' }
    const steps = [
      {
        command: 'unitType.save',
        input: { typeId: (yes ? undefined : typeId) ?? uuidv7(), name: `户型${a}`, rooms: [room] },
      },
      typeId && {
        command: 'unitType.addPlan',
        input: {
          typeId,
          planId: uuidv7(),
          name: '图',
          ...drawing,
          page: 1,
          picture: { hash: drawing.hash, size: b, width: 80, height: 60 },
        },
      },
      planId && { command: 'unitType.removePlan', input: { planId, removed: yes } },
      planId && { command: 'unitType.alignPlan', input: { planId, matches: [] } },
      typeId && {
        command: 'unitType.setChecklist',
        input: { typeId, checklists: [{ roomId: 'main', leftOut: ['living-wall'], added: [] }] },
      },
      typeId && { command: 'unitType.retire', input: { typeId, retired: yes } },
    ]
    return pick(steps, c)
  },
  inspectionBegin({ a, b, yes, unit, known }) {
    const planned = known.rows<{ id: string }>(`select id from inspection where state='planned' limit 3`)
    const purpose = pickFrom(inspectionPurposes, b)
    if (!unit) return undefined
    if (yes)
      return {
        command: 'inspection.plan',
        input: {
          inspections: [{ inspectionId: uuidv7(), unitId: unit }],
          purpose,
          inspector: null,
          plannedOn: '2026-09-01',
        },
      }
    return {
      command: 'inspection.begin',
      input: {
        inspectionId: uuidv7(),
        unitId: unit,
        purpose,
        side: a % 2 ? 'owner' : 'staff',
        plannedId: pick(planned, a)?.id ?? null,
      },
    }
  },
  inspectionStep(choice) {
    const { b, c, yes, word, person } = choice
    const inspectionId = inspection(choice)
    if (!inspectionId) return undefined
    const at = { inspectionId, roomId: 'living', itemId: 'living-height' }
    const steps = [
      {
        command: 'inspection.check',
        input: {
          inspectionId,
          results: [{ roomId: 'living', itemId: 'living-wall', result: yes ? 'ok' : 'defect' }],
        },
      },
      {
        command: 'inspection.measure',
        input: { ...at, measureId: uuidv7(), values: [2400 + b], design: null },
      },
      {
        command: 'inspection.sign',
        input: {
          inspectionId,
          signatureId: uuidv7(),
          role: 'owner',
          personId: person ?? null,
          name: word,
          file: file(b),
        },
      },
      {
        command: 'inspection.conclude',
        input: {
          inspectionId,
          conclusion: yes ? 'accepted' : 'refused',
          reasons: yes ? [] : ['quality'],
          note: word,
        },
      },
      { command: 'inspection.void', input: { inspectionId, reason: word } },
    ]
    return pick(steps, c)
  },
  defectStep(choice) {
    const { a, b, c, yes, word } = choice
    const [inspectionId, defectId] = [inspection(choice), defect(choice)]
    const found = {
      part: pickFrom(workParts, a),
      kind: pickFrom(defectKinds, b),
      severity: pickFrom(defectSeverities, c),
      text: word,
      pin: null,
    }
    const steps = [
      inspectionId && {
        command: 'defect.record',
        input: {
          ...found,
          defectId: uuidv7(),
          inspectionId,
          room: { id: 'main', kind: 'living', name: '客厅' },
          itemId: yes ? 'living-wall' : null,
          findingId: null,
        },
      },
      defectId && {
        command: 'defect.change',
        input: { ...found, defectId, dueOn: yes ? '2026-10-01' : null },
      },
      defectId && { command: 'defect.addPhoto', input: { defectId, fileId: uuidv7(), file: file(b) } },
      defectId && { command: 'defect.withdraw', input: { defectId, withdrawn: yes, reason: word } },
    ]
    return pick(steps, b)
  },
  rectificationStep(choice) {
    const { a, b, c, yes, word, known } = choice
    const [orderId, defectId] = [order(choice), defect(choice)]
    if (!defectId) return undefined
    const one = { defectIds: [defectId] }
    const looked = { ...one, inspectionId: yes ? (inspection(choice) ?? null) : null }
    const other = pick(known.rows<{ id: string }>('select id from defect order by id desc limit 5'), c)?.id
    const otherOrder = pick(known.rows<{ id: string }>('select id from rectification order by id'), c)?.id
    const steps = [
      {
        command: 'rectification.dispatch',
        input: {
          ...one,
          defectIds: yes && other ? [defectId, other] : [defectId],
          orderId: uuidv7(),
          contractorId: null,
          party: '总包',
          dueOn: null,
          again: a % 2 === 0,
          note: word,
        },
      },
      orderId && { command: 'rectification.chase', input: { orderId, note: word } },
      orderId && {
        command: 'rectification.split',
        input: { orderId, newOrderId: uuidv7(), defectIds: [defectId] },
      },
      orderId && otherOrder && { command: 'rectification.join', input: { orderId, into: otherOrder } },
      { command: 'defect.repaired', input: { ...one, note: word } },
      { command: 'defect.accept', input: looked },
      { command: 'defect.sendBack', input: { ...looked, reason: word } },
      { command: 'defect.decline', input: { ...one, reason: word } },
      { command: 'defect.rule', input: { ...one, upheld: yes, reason: word } },
      other && { command: 'defect.join', input: { defectId, into: other } },
      { command: 'defect.part', input: { defectId } },
      other && { command: 'defect.judgeDifferent', input: { one: defectId, other } },
    ]
    return pick(steps, a + b)
  },
} satisfies StepMakers
