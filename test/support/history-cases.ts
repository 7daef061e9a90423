import { uuidv7 } from 'uuidv7'
import {
  caseKinds,
  channels,
  noCallbackReasons,
  noteKinds,
  rooms,
  voidReasons,
  waitingReasons,
} from '../../main/contract/cases.ts'
import { pick, pickFrom, type StepMakers } from './history-choice.ts'

/** A case from its intake to its end. */
export const casesSteps = {
  unmaskCase({ caseId }) {
    return caseId && { command: 'case.unmask', input: { caseId } }
  },
  receive({ a, b, d, yes, mark, word, phone, unit, person, known, words }) {
    const newCase = uuidv7()
    return {
      command: 'case.receive',
      input: {
        caseId: newCase,
        channel: pickFrom(channels, a),
        kind: pickFrom(caseKinds, a),
        category: yes ? ['leak', 'leak-roof'] : [],
        emergency: yes,
        unitId: unit ?? null,
        personId: person ?? null,
        room: yes ? pickFrom(rooms, d) : null,
        ...words,
        ...(b % 7 === 0 ? { answeredOnTheSpot: { answer: word } } : {}),
      },
      done() {
        known.cases.push(newCase)
        known.marks.set(newCase, [mark, phone])
        if (person) known.callers.set(newCase, person)
      },
    }
  },
  correct({ yes, word, unit, caseId, noteMark }) {
    return (
      caseId && {
        done: noteMark,
        command: 'case.correct',
        input: {
          caseId,
          changes: yes ? { text: word, unitId: unit ?? null } : { emergency: yes, wish: word },
        },
      }
    )
  },
  note({ a, word, caseId, noteMark }) {
    return (
      caseId && {
        done: noteMark,
        command: 'case.note',
        input: { caseId, kind: pickFrom(noteKinds, a), text: word, recipient: word },
      }
    )
  },
  assign({ a, word, caseId, noteMark, known }) {
    return (
      caseId && {
        done: noteMark,
        command: 'case.assign',
        input: { caseId, to: pick(known.staff, a) ?? null, note: word },
      }
    )
  },
  handle({ caseId }) {
    return caseId && { command: 'case.startHandling', input: { caseId } }
  },
  wait({ a, caseId, known }) {
    return (
      caseId && {
        command: 'case.startWaiting',
        input: { caseId, on: pickFrom(waitingReasons, a) },
        done: () => known.waiting.push(caseId),
      }
    )
  },
  endWait({ a, mark, word, known }) {
    const waiting = pick(known.waiting.slice(-2), a)
    return (
      waiting && {
        command: 'case.endWaiting',
        input: { caseId: waiting, note: word },
        done: () => known.marks.get(waiting)?.push(mark),
      }
    )
  },
  resolve({ word, caseId, noteMark }) {
    return caseId && { done: noteMark, command: 'case.resolve', input: { caseId, text: word } }
  },
  verify({ yes, word, caseId, noteMark }) {
    return caseId && { done: noteMark, command: 'case.verify', input: { caseId, good: yes, text: word } }
  },
  close({ a, word, caseId, noteMark }) {
    return (
      caseId && {
        done: noteMark,
        command: 'case.close',
        input: { caseId, cause: 'workmanship', withoutCallback: pickFrom(noCallbackReasons, a), text: word },
      }
    )
  },
  reopen({ word, caseId, noteMark }) {
    return caseId && { done: noteMark, command: 'case.reopen', input: { caseId, text: word } }
  },
  void({ a, caseId, known }) {
    return (
      caseId && {
        command: 'case.void',
        input: { caseId, reason: pickFrom(voidReasons, a) },
        done: () => known.voided.push(caseId),
      }
    )
  },
  restore({ a, known }) {
    const voided = pick(known.voided.slice(-2), a)
    return voided && { command: 'case.restore', input: { caseId: voided } }
  },
  attach({ a, serial, mark, caseId, noteMark }) {
    return (
      caseId && {
        done: noteMark,
        command: 'case.attachFile',
        input: {
          caseId,
          fileId: uuidv7(),
          hash: serial.toString(16).padStart(64, '0'),
          size: a,
          name: `${mark}.jpg`,
          mediaType: 'image/jpeg',
        },
      }
    )
  },
} satisfies StepMakers
