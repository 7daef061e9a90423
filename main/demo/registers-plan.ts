import { startCollection } from '../collections/commands.ts'
import { addRecord, setCommittee } from '../estate/record-commands.ts'
import { chaseLoan, lendThing, returnThing, saveThing } from '../lending/commands.ts'
import {
  approveLetter,
  issueLetter,
  receiveLetter,
  replyToLetter,
  submitLetter,
  writeLetter,
} from '../letters/commands.ts'
import { postNotice } from '../letters/posting-commands.ts'
import { doBoardRound, saveBoard, saveDeskContract, savePartner } from '../notices/commands.ts'
import { dayStamp } from '../site/time.ts'
import type { Files } from './papers-plan.ts'
import * as words from './papers-words.ts'
import type { Household } from './people-plan.ts'
import type { Chance } from './random.ts'
import { day, type DemoStep, hour, minute } from './step.ts'

/** Keys and papers that are lent, letters, boards, contracts of the desk: what registers of a desk hold. */
export function planRegisters(chance: Chance, files: Files): DemoStep[] {
  const homes = files.households.filter(({ unit, people }) => unit.kind === 'dwelling' && people.length > 0)
  const steps = [
    ...lending(chance, files, homes),
    ...lettersIn(chance, files, homes),
    ...lettersOut(chance, files, homes),
    ...noticesOut(chance, files),
    ...aroundTheEstate(chance, files),
    ...directory(chance, files),
  ]
  return steps.filter(step => step.at < files.now)
}

/** Things with their loans: most came back, some are out, some are late. */
function lending(chance: Chance, files: Files, homes: readonly Household[]): DemoStep[] {
  const { staff, now, timeZone } = files
  const steps: DemoStep[] = []
  const began = now - 300 * day
  let home = 0
  for (const { kind, name, place, home: ofHome, count } of words.things) {
    for (let one = 0; one < count; one++) {
      const thingId = chance.id(began)
      const household = ofHome ? homes[home++ % Math.max(1, homes.length)] : undefined
      const unitId = household?.unit.id ?? null
      const save = { thingId, kind, name, place, unitId, condition: 'good', note: '' }
      steps.push({ at: began + home * minute, staffId: staff.specialist, name: saveThing.name, input: save })
      const lend = (at: number, days: number) => {
        const loanId = chance.id(at)
        const person = household?.people[0]
        const borrower = chance.happens(0.5)
          ? { kind: 'staff', staffId: chance.pick([staff.manager, ...staff.clerks]) }
          : person && person.since < at && kind !== 'tool'
            ? { kind: 'person', personId: person.id }
            : { kind: 'outside', name: chance.pick(words.outsideBorrowers), phone: null }
        const due = dayStamp(at + days * day, timeZone)
        const input = {
          thingId,
          loanId,
          borrower,
          purpose: chance.pick(words.loanPurposes),
          due,
          signed: 'paper',
        }
        steps.push({ at, staffId: staff.clerks[0] ?? staff.specialist, name: lendThing.name, input })
        return loanId
      }
      const earlier = now - chance.between(60, 200) * day
      const back = { loanId: lend(earlier, 3), condition: 'good', note: '' }
      steps.push({
        at: earlier + chance.between(1, 4) * day,
        staffId: staff.specialist,
        name: returnThing.name,
        input: back,
      })
      // Every other thing is in; of those out some should have been back.
      if (chance.happens(0.5)) continue
      const late = chance.happens(0.4)
      const loanId = lend(now - (late ? 12 : 2) * day, late ? 4 : 6)
      if (late) {
        const input = { loanId, note: '' }
        steps.push({ at: now - 3 * day, staffId: staff.specialist, name: chaseLoan.name, input })
      }
    }
  }
  return steps
}

/** Who a letter is from or to, and of which home. */
function partyOf(
  chance: Chance,
  homes: readonly Household[],
  letter: { readonly party: string; readonly home: boolean },
) {
  const household = letter.home && homes.length > 0 ? chance.pick(homes.slice(0, 40)) : undefined
  const [person] = household?.people ?? []
  return {
    party: letter.party === '' ? (person?.name ?? '业主') : letter.party,
    personId: letter.party === '' ? (person?.id ?? null) : null,
    unitId: household?.unit.id ?? null,
  }
}

function lettersIn(chance: Chance, { staff, now, timeZone }: Files, homes: readonly Household[]): DemoStep[] {
  const stamp = (at: number) => dayStamp(at, timeZone)
  return words.lettersIn.flatMap((letter, index) => {
    const at = now - letter.age * day
    const letterId = chance.id(at)
    const input = {
      letterId,
      ...partyOf(chance, homes, letter),
      kind: letter.kind,
      subject: letter.subject,
      text: words.letterText,
      replyBy: letter.reply === null ? null : stamp(now + letter.reply * day),
      theirNumber: letter.kind === 'government' ? '云街办〔2026〕18号' : '',
      dated: stamp(at - day),
      receivedOn: stamp(at),
      readers: index === 0 ? [staff.manager, ...staff.clerks] : [],
    }
    const steps: DemoStep[] = [
      { at, staffId: staff.clerks[0] ?? staff.specialist, name: receiveLetter.name, input },
    ]
    if (letter.reply === null) {
      const reply = { letterId, text: '已电话答复。', repliedOn: stamp(at + 2 * day) }
      steps.push({ at: at + 2 * day, staffId: staff.specialist, name: replyToLetter.name, input: reply })
    }
    return steps
  })
}

function lettersOut(
  chance: Chance,
  { staff, now, timeZone }: Files,
  homes: readonly Household[],
): DemoStep[] {
  return words.lettersOut.flatMap(letter => {
    const at = now - letter.age * day
    const letterId = chance.id(at)
    const input = {
      letterId,
      direction: 'out',
      ...partyOf(chance, homes, letter),
      kind: letter.kind,
      subject: letter.subject,
      text: words.letterText,
      replyBy: letter.reply === null ? null : dayStamp(now + letter.reply * day, timeZone),
    }
    return [
      { at, staffId: staff.specialist, name: writeLetter.name, input },
      { at: at + hour, staffId: staff.specialist, name: issueLetter.name, input: { letterId } },
    ]
  })
}

/** A notice to owners that hangs since last week, and an internal one that waits for approval. */
function noticesOut(chance: Chance, { staff, now, timeZone }: Files): DemoStep[] {
  const at = now - 6 * day
  const letterId = chance.id(at)
  const content = { party: '', text: words.letterText, replyBy: null }
  const notice = {
    letterId,
    direction: 'owners',
    kind: 'owner-notice',
    subject: words.noticeSubject,
    ...content,
  }
  const posting = { letterId, postingId: chance.id(at), way: 'board', place: '各栋大堂', reached: 300 }
  const waiting = {
    letterId: chance.id(now),
    direction: 'out',
    kind: 'party',
    subject: words.internalSubject,
  }
  const { specialist, manager } = staff
  const write = { ...waiting, ...content, party: '各合作单位' }
  return [
    { at, staffId: specialist, name: writeLetter.name, input: notice },
    { at: at + hour, staffId: specialist, name: submitLetter.name, input: { letterId } },
    { at: at + 2 * hour, staffId: manager, name: approveLetter.name, input: { letterId } },
    { at: at + 3 * hour, staffId: specialist, name: issueLetter.name, input: { letterId } },
    {
      at: at + 5 * hour,
      staffId: specialist,
      name: postNotice.name,
      input: { ...posting, on: dayStamp(at + 5 * hour, timeZone) },
    },
    { at: now - 5 * hour, staffId: specialist, name: writeLetter.name, input: write },
    {
      at: now - 4 * hour,
      staffId: specialist,
      name: submitLetter.name,
      input: { letterId: waiting.letterId },
    },
  ]
}

/** Boards and boxes with their rounds of the last week; what is kept of a building; a campaign that runs. */
function aroundTheEstate(chance: Chance, { staff, now, timeZone, units }: Files): DemoStep[] {
  const since = now - 8 * day
  const boards = words.boards.flatMap((board, index) => {
    const boardId = chance.id(since)
    const input = { boardId, ...board, weekday: 1, keeper: index === 0 ? (staff.clerks[0] ?? null) : null }
    const days = board.rhythm === 'daily' ? [7, 6, 5, 4, 3, 2, 1, ...(index === 0 ? [0] : [])] : []
    const rounds = days.map(back => {
      const at = now - back * day - hour
      const round = { boardId, roundId: chance.id(at), outcome: chance.happens(0.8) ? 'good' : 'mended' }
      return { at, staffId: staff.clerks[0] ?? staff.specialist, name: doBoardRound.name, input: round }
    })
    return [{ at: since, staffId: staff.manager, name: saveBoard.name, input }, ...rounds]
  })
  const building = units[0]?.buildingId
  const kept = building
    ? words.records.map(record => {
        const at = now - 120 * day
        const on = dayStamp(at, timeZone)
        const input = { recordId: chance.id(at), nodeId: building, ...record, note: '', on, file: null }
        return { at, staffId: staff.specialist, name: addRecord.name, input }
      })
    : []
  const committee = building
    ? [
        {
          at: now - 110 * day,
          staffId: staff.specialist,
          name: setCommittee.name,
          input: { nodeId: building, on: dayStamp(now - 400 * day, timeZone) },
        },
      ]
    : []
  const campaign = {
    collectionId: chance.id(now - 10 * day),
    title: words.collectionTitle,
    wants: ['idDocument', 'address'],
    buildingIds: building ? [building] : [],
    until: dayStamp(now + 20 * day, timeZone),
  }
  return [
    ...boards,
    ...kept,
    ...committee,
    { at: now - 10 * day, staffId: staff.specialist, name: startCollection.name, input: campaign },
  ]
}

/** Contracts of the desk, one that ends soon and one that has run out; organisations. */
function directory(chance: Chance, { staff, now, timeZone }: Files): DemoStep[] {
  const at = now - 250 * day
  const contracts = words.deskContracts.map(({ left, sum, ...contract }) => {
    const input = {
      contractId: chance.id(at),
      ...contract,
      partnerId: null,
      from: dayStamp(now + (left - 365) * day, timeZone),
      until: dayStamp(now + left * day, timeZone),
      remindDays: 30,
      amount: sum,
      note: '',
    }
    return { at, staffId: staff.manager, name: saveDeskContract.name, input }
  })
  const partners = words.partners.map(partner => {
    const input = { partnerId: chance.id(at), ...partner, phone: '000-0000-0000', note: '' }
    return { at, staffId: staff.specialist, name: savePartner.name, input }
  })
  return [...contracts, ...partners]
}
