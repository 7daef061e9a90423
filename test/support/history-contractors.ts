import { uuidv7 } from 'uuidv7'
import { trades, workParts } from '../../main/contract/contractors.ts'
import { windDirections } from '../../main/contract/season-watch.ts'
import { type Choice, pick, pickFrom, type StepMakers } from './history-choice.ts'

const latestOf =
  (table: 'contractor' | 'contractor_contact' | 'works_contract' | 'on_call_contract') =>
  ({ a, known }: Choice) =>
    pick(known.rows<{ id: string }>(`select id from ${table} order by id desc limit 3`), a)?.id
const contractor = latestOf('contractor')
const works = latestOf('works_contract')
const onCall = latestOf('on_call_contract')

/** Contractors with the people there, what they built, and who comes when called. */
export const contractorSteps = {
  contractorSave(choice) {
    const { a, yes, word } = choice
    const contractorId = (yes ? undefined : contractor(choice)) ?? uuidv7()
    const input = { contractorId, name: '建工', trades: [pickFrom(trades, a)], note: word }
    return { command: 'contractor.save', input }
  },
  contractorContact(choice) {
    const contractorId = contractor(choice)
    const { b, c, yes, word, phone, known } = choice
    const known3 = known.rows<{ id: string; contractorId: string }>(
      'select id, contractor_id as "contractorId" from contractor_contact order by id desc limit 3',
    )
    const contact = pick(known3, b)
    if (contact && c % 4 === 0)
      return {
        command: 'contractor.removeContact',
        input: { contractorId: contact.contractorId, contactId: contact.id },
      }
    if (contact && c % 4 === 1)
      return {
        command: 'contractor.saveContact',
        input: {
          contractorId: contact.contractorId,
          contactId: contact.id,
          name: word,
          duty: '经理',
          ...(yes ? { phone: null } : {}),
        },
      }
    return (
      contractorId && {
        command: 'contractor.saveContact',
        input: { contractorId, contactId: uuidv7(), name: word, duty: '', phone },
      }
    )
  },
  contractorWorks(choice) {
    const contractorId = contractor(choice)
    const { a, b, yes, word, known } = choice
    const building = pick(
      known.rows<{ id: string }>(`select id from estate_node where kind='building' order by id limit 3`),
      b,
    )
    return (
      contractorId &&
      building && {
        command: 'worksContract.save',
        input: {
          worksId: (yes ? undefined : works(choice)) ?? uuidv7(),
          contractorId,
          number: `HT-${a}`,
          title: '防水工程',
          trade: pickFrom(trades, a),
          buildingIds: [building.id],
          parts: [{ part: pickFrom(workParts, b), months: yes ? 60 : null }],
          acceptedOn: yes ? '2024-02-29' : null,
          price: yes ? a * 100 : null,
          settlement: null,
          note: word,
        },
      }
    )
  },
  contractorOnCall(choice) {
    const contractorId = contractor(choice)
    const { a, yes, word, phone } = choice
    return (
      contractorId && {
        command: 'onCallContract.save',
        input: {
          onCallId: (yes ? undefined : onCall(choice)) ?? uuidv7(),
          contractorId,
          trades: [pickFrom(trades, a)],
          from: '2026-05-01',
          until: '2026-10-31',
          dayPhone: phone,
          nightPhone: yes ? phone : null,
          note: word,
        },
      }
    )
  },
  contractorStep(choice) {
    const { c, yes, word } = choice
    const [contractorId, worksId, onCallId] = [contractor(choice), works(choice), onCall(choice)]
    const steps = [
      contractorId && { command: 'contractor.retire', input: { contractorId, retired: yes } },
      worksId && { command: 'worksContract.remove', input: { worksId, removed: yes } },
      onCallId && { command: 'onCallContract.end', input: { onCallId, ended: yes } },
      onCallId && { command: 'onCallContract.confirm', input: { onCallId, reachable: yes, note: word } },
    ]
    return pick(steps, c)
  },
  seasonWatch({ a, b, yes, word, unit }) {
    const itemId = yes && unit ? `unit/${unit}` : 'stack/x/01'
    const directions = yes ? [pickFrom(windDirections, b)] : []
    const steps = [
      unit && { command: 'seasonWatch.add', input: { unitId: unit, reason: word } },
      { command: 'seasonWatch.remove', input: { itemId, reason: word } },
      { command: 'seasonWatch.forget', input: { itemId } },
      { command: 'seasonWatch.setWindward', input: { directions } },
    ]
    return pick(steps, a)
  },
} satisfies StepMakers
