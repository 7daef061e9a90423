import { uuidv7 } from 'uuidv7'
import { contractKinds, partnerKinds } from '../../main/contract/notices.ts'
import { lendingParts, signedWays, thingConditions, thingKinds } from '../../main/contract/lending.ts'
import { watchRhythms } from '../../main/contract/watch.ts'
import { type Choice, pick, pickFrom, type StepMakers } from './history-choice.ts'

const idsOf = ({ known }: Choice, table: string, condition = '1=1') =>
  known
    .rows<{ id: string }>(`select id from "${table}" where ${condition} order by id`)
    .map(({ id }) => id)
    .slice(-4)

/** A file that nobody stored: histories are about rows. */
export const fileOf = ({ a, serial, word }: Choice) => ({
  fileId: uuidv7(),
  hash: serial.toString(16).padStart(64, 'b'),
  size: a,
  name: `${word}.pdf`,
  mediaType: 'application/pdf',
})

const later = '2199-12-31'

/** Things are lent and come back, boards are looked at, contracts and organisations are kept, papers put on shelves. */
export const registerSteps = {
  thingSave(choice) {
    const { a, b, yes, word, unit } = choice
    return {
      command: 'lending.saveThing',
      input: {
        thingId: (yes ? undefined : pick(idsOf(choice, 'lent_thing'), a)) ?? uuidv7(),
        kind: pickFrom(thingKinds, b),
        name: `物 ${word}`,
        place: `柜 ${a % 9}`,
        unitId: yes ? (unit ?? null) : null,
        condition: 'good',
        note: word,
      },
    }
  },
  thingKeep(choice) {
    const { a, b, c, yes, word } = choice
    const thingId = pick(idsOf(choice, 'lent_thing'), a)
    if (!thingId) return undefined
    if (b % 3 === 0)
      return { command: yes ? 'lending.retireThing' : 'lending.restoreThing', input: { thingId } }
    if (b % 3 === 1)
      return {
        command: 'lending.setCondition',
        input: { thingId, condition: pickFrom(thingConditions, c), note: word, replacedBy: null },
      }
    const part = pickFrom(lendingParts, c)
    return { command: 'lending.attachFile', input: { thingId, loanId: null, part, ...fileOf(choice) } }
  },
  lend(choice) {
    const { a, b, c, yes, mark, word, phone, person, known } = choice
    const onFile = !yes && b % 2 === 0 ? person : undefined
    const thingId = pick(idsOf(choice, 'lent_thing', `retired=0 and condition='good'`), a)
    return (
      thingId && {
        command: 'lending.lend',
        input: {
          thingId,
          loanId: uuidv7(),
          borrower: yes
            ? { kind: 'staff', staffId: pickFrom(known.staff, b) }
            : onFile
              ? { kind: 'person', personId: onFile }
              : { kind: 'outside', name: word, phone },
          purpose: word.slice(0, 200),
          due: later,
          signed: pickFrom(signedWays, c),
        },
        // What somebody on file borrowed something for goes with their data.
        done: () => onFile && known.marks.get(onFile)?.push(mark),
      }
    )
  },
  loanTend(choice) {
    const { a, b, yes, word } = choice
    const loanId = pick(idsOf(choice, 'loan', `returned_at is ${b % 4 === 3 ? 'not null' : 'null'}`), a)
    if (!loanId) return undefined
    if (b % 4 === 0) return { command: 'lending.extend', input: { loanId, due: yes ? later : '2199-01-01' } }
    if (b % 4 === 1) return { command: 'lending.chase', input: { loanId, note: word } }
    if (b % 4 === 2) return { command: 'lending.return', input: { loanId, condition: 'good', note: word } }
    return { command: 'lending.undoReturn', input: { loanId } }
  },
  boardSave(choice) {
    const { a, b, yes, serial, known } = choice
    return {
      command: 'board.save',
      input: {
        boardId: (yes ? undefined : pick(idsOf(choice, 'notice_board'), a)) ?? uuidv7(),
        kind: yes ? 'board' : 'box',
        name: `公告栏 ${serial}`,
        place: '大门',
        rhythm: pickFrom(watchRhythms, b),
        weekday: 1 + (a % 7),
        keeper: yes ? pickFrom(known.staff, b) : null,
      },
    }
  },
  boardTend(choice) {
    const { a, b, yes, mark, word, person, known } = choice
    if (b % 4 === 0) {
      const roundId = pick(idsOf(choice, 'board_round', 'case_id is null'), a)
      return roundId && { command: 'board.undoRound', input: { roundId } }
    }
    const boardId = pick(idsOf(choice, 'notice_board', `active=${b % 4 === 1 && yes ? 0 : 1}`), a)
    if (!boardId) return undefined
    if (b % 4 === 1) return { command: yes ? 'board.restore' : 'board.remove', input: { boardId } }
    if (b % 4 === 2)
      return {
        command: 'board.doRound',
        input: { boardId, roundId: uuidv7(), outcome: yes ? 'good' : 'mended' },
      }
    const caseId = uuidv7()
    return {
      command: 'board.reportFinding',
      input: {
        boardId,
        roundId: uuidv7(),
        matter: {
          caseId,
          kind: 'suggestion',
          category: [],
          emergency: false,
          personId: person ?? null,
          unitId: null,
          room: null,
          text: word,
        },
      },
      done() {
        known.cases.push(caseId)
        known.marks.set(caseId, [mark])
        if (person) known.callers.set(caseId, person)
      },
    }
  },
  deskContract(choice) {
    const { a, b, c, yes, serial, word } = choice
    const contractId = pick(idsOf(choice, 'desk_contract'), a)
    if (contractId && b % 4 === 1) return { command: 'deskContract.end', input: { contractId, note: word } }
    if (contractId && b % 4 === 2) return { command: 'deskContract.resume', input: { contractId } }
    if (contractId && b % 4 === 3)
      return { command: 'deskContract.attachFile', input: { contractId, ...fileOf(choice) } }
    return {
      command: 'deskContract.save',
      input: {
        contractId: (yes ? undefined : contractId) ?? uuidv7(),
        number: `XY-${serial}`,
        kind: pickFrom(contractKinds, c),
        title: `合同 ${word}`,
        party: `单位 ${word}`,
        partnerId: yes ? (pick(idsOf(choice, 'partner'), c) ?? null) : null,
        from: '2026-01-01',
        until: '2026-12-31',
        remindDays: a % 60,
        amount: yes ? a : null,
        note: word,
      },
    }
  },
  partner(choice) {
    const { a, b, c, yes, serial, word, phone } = choice
    const partnerId = pick(idsOf(choice, 'partner'), a)
    if (partnerId && b % 2 === 0)
      return { command: yes ? 'partner.retire' : 'partner.restore', input: { partnerId } }
    return {
      command: 'partner.save',
      input: {
        partnerId: (yes ? undefined : partnerId) ?? uuidv7(),
        kind: pickFrom(partnerKinds, c),
        name: `单位 ${serial}`,
        contact: word.slice(0, 50),
        phone: yes ? phone : null,
        address: '大街 1 号',
        note: word,
      },
    }
  },
  fileAway(choice) {
    const { a, b, yes } = choice
    const [kind, condition] = pickFrom(
      [
        ['letter', '1=1'],
        ['sheet', '1=1'],
        ['loan', `signed='paper'`],
      ] as const,
      b,
    )
    const itemId = pick(idsOf(choice, kind, condition), a)
    return itemId && { command: 'filing.file', input: { kind, itemId, shelf: `B-${a % 7}`, original: yes } }
  },
  takeOut({ a, known }) {
    const filed = known.rows<{ kind: string; itemId: string }>(
      'select kind, substr(id, length(kind) + 2) as "itemId" from filing order by id',
    )
    const input = pick(filed, a)
    return input && { command: 'filing.takeOut', input }
  },
} satisfies StepMakers
