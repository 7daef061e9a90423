import { uuidv7 } from 'uuidv7'
import {
  deliveryWays,
  sheetParts,
  type SheetState,
  type SheetStep,
  withdrawReasons,
} from '../../main/contract/sheets.ts'
import { systemActor } from '../../main/desk/core.ts'
import { mayTake } from '../../main/sheets/rules.ts'
import { type Choice, type Known, pick, pickFrom, type StepMakers } from './history-choice.ts'

type Sheet = Known['sheets'][number]

/** One of the latest sheets that can take the step, so that histories get to the end; else any of the latest. */
const sheetFor = (step: SheetStep, { c, known }: Choice, fits: (sheet: Sheet) => boolean = () => true) =>
  pick(known.sheets.filter(sheet => mayTake(step, sheet.state) && fits(sheet)).slice(-3), c) ??
  pick(known.sheets.slice(-3), c)

/** What is written on a sheet goes with the words of its case. */
const noteOn = ({ known, mark }: Choice, sheet: Sheet) => {
  known.marks.get(sheet.caseId ?? '')?.push(mark)
}

/** A step of one of the latest sheets, with words that carry the mark. */
const onSheet = (
  step: SheetStep,
  choice: Choice,
  command: string,
  input: (sheetId: string) => Record<string, unknown>,
  state?: SheetState,
) => {
  const sheet = sheetFor(step, choice)
  return (
    sheet && {
      command,
      input: input(sheet.id),
      done() {
        noteOn(choice, sheet)
        sheet.state = state ?? sheet.state
      },
    }
  )
}

const way = ['judged', 'drawn', 'to-engineering', 'to-contractor']

/** Contact sheets out and in, from the first draft to their end. */
export const sheetSteps = {
  sheetWrite(choice) {
    const { a, b, yes, word, caseId, known } = choice
    const recipients = ['property-company', 'engineering', 'design', 'design', ...known.recipients.slice(-1)]
    const recipient = pickFrom(recipients, a)
    const sheet: Sheet = {
      id: uuidv7(),
      caseId: yes && caseId ? caseId : null,
      state: b % 3 > 0 ? 'issued' : 'draft',
      steps: recipient === 'design' ? 0 : null,
    }
    return {
      command: 'sheet.write',
      input: {
        sheetId: sheet.id,
        caseId: sheet.caseId,
        recipient,
        subject: `事 ${word}`,
        text: word,
        issue: sheet.state === 'issued',
      },
      done() {
        known.sheets.push(sheet)
        noteOn(choice, sheet)
      },
    }
  },
  sheetCorrect: choice =>
    onSheet('correct', choice, 'sheet.correct', sheetId => ({
      sheetId,
      text: choice.word,
      ...(choice.yes ? { recipient: 'sales', dueAt: null } : {}),
    })),
  sheetIssue: choice => onSheet('issue', choice, 'sheet.issue', sheetId => ({ sheetId }), 'issued'),
  sheetDeliver: choice =>
    onSheet(
      'deliver',
      choice,
      'sheet.deliver',
      sheetId => ({
        sheetId,
        way: pickFrom(deliveryWays, choice.a),
        receivedBy: choice.word,
      }),
      'delivered',
    ),
  sheetReply: choice =>
    onSheet(
      'reply',
      choice,
      'sheet.reply',
      sheetId => ({ sheetId, text: choice.word, repliedBy: choice.word }),
      'replied',
    ),
  sheetAccept: choice =>
    onSheet(
      'accept',
      choice,
      'sheet.accept',
      sheetId => ({ sheetId, text: choice.word, close: choice.yes }),
      choice.yes ? 'closed' : 'accepted',
    ),
  sheetSendBack: choice =>
    onSheet('sendBack', choice, 'sheet.sendBack', sheetId => ({ sheetId, text: choice.word }), 'sent-back'),
  sheetClose: choice =>
    onSheet('close', choice, 'sheet.close', sheetId => ({ sheetId, text: choice.word }), 'closed'),
  sheetWithdraw: choice =>
    onSheet(
      'withdraw',
      choice,
      'sheet.withdraw',
      sheetId => ({
        sheetId,
        reason: pickFrom(withdrawReasons, choice.a),
        text: choice.word,
      }),
      'withdrawn',
    ),
  sheetChase: choice => onSheet('chase', choice, 'sheet.chase', sheetId => ({ sheetId, text: choice.word })),
  sheetMoveDue: choice =>
    onSheet('moveDue', choice, 'sheet.moveDue', sheetId => ({
      sheetId,
      dueAt: 4_000_000_000_000 + choice.a,
      text: choice.word,
    })),
  sheetStep(choice) {
    const { yes, word } = choice
    const sheet = sheetFor('takeStep', choice, ({ steps }) => steps !== null && steps < way.length)
    return (
      sheet && {
        command: 'sheet.takeStep',
        input: {
          sheetId: sheet.id,
          step: way[sheet.steps ?? 0],
          outcome: yes ? 'reasonable' : 'unreasonable',
          text: word,
        },
        done() {
          noteOn(choice, sheet)
          sheet.steps = yes || sheet.steps !== 0 ? (sheet.steps ?? 0) + 1 : way.length
        },
      }
    )
  },
  sheetAttach: choice =>
    onSheet('attach', choice, 'sheet.attachFile', sheetId => ({
      sheetId,
      fileId: uuidv7(),
      part: pickFrom(sheetParts, choice.a),
      hash: choice.serial.toString(16).padStart(64, 'a'),
      size: choice.a,
      name: `${choice.mark}.pdf`,
      mediaType: 'application/pdf',
    })),
  sheetReceive(choice) {
    const { yes, word, caseId, known } = choice
    const sheet: Sheet = {
      id: uuidv7(),
      caseId: yes && caseId ? caseId : null,
      state: 'received',
      steps: null,
    }
    return {
      command: 'sheet.receive',
      input: {
        sheetId: sheet.id,
        sender: 'property-company',
        senderNumber: `WY-${choice.serial}`,
        caseId: sheet.caseId,
        subject: `函 ${word}`,
        text: word,
      },
      done() {
        known.sheets.push(sheet)
        noteOn(choice, sheet)
      },
    }
  },
  sheetAnswer: choice =>
    onSheet('answer', choice, 'sheet.answer', sheetId => ({ sheetId, text: choice.word }), 'answered'),
  sheetAnswerDeliver: choice =>
    onSheet(
      'deliverAnswer',
      choice,
      'sheet.deliverAnswer',
      sheetId => ({
        sheetId,
        way: 'by-hand',
        receivedBy: choice.word,
      }),
      'closed',
    ),
  sweepSheets({ b, known }) {
    // Days: several steps of a sheet at once.
    known.passTime(b % 40)
    // The desk looks at all its clocks in turn.
    if (b % 3 === 0) return { command: 'warnings.sweep', input: {}, actor: systemActor }
    return { command: 'sheets.sweep', input: { most: 1_000 }, actor: systemActor }
  },
  recipientAdd({ serial, word, known }) {
    const recipientId = uuidv7()
    return {
      command: 'recipient.add',
      input: { recipientId, kind: 'contractor', name: `单位 ${serial}`, contact: word, dueHours: 24 },
      done: () => known.recipients.push(recipientId),
    }
  },
  recipientChange({ a, yes, word, known }) {
    const recipientId = pick(known.recipients.slice(-2), a)
    return (
      recipientId && {
        command: 'recipient.change',
        input: { recipientId, retired: yes, contact: yes ? null : word, dueHours: a + 1 },
      }
    )
  },
} satisfies StepMakers
