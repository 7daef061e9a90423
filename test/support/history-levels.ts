import { uuidv7 } from 'uuidv7'
import { responsibleKinds } from '../../main/contract/cases.ts'
import { pick, pickFrom, type StepMakers } from './history-choice.ts'

const day = 86_400_000
/** Levels, causes, links, promises, assignment rules and collective warnings. */
export const levelSteps = {
  setLevel({ a, word, caseId, noteMark }) {
    return (
      caseId && {
        done: noteMark,
        command: 'case.setLevel',
        input: { caseId, level: (a % 3) + 1, reason: word },
      }
    )
  },
  findCause({ yes, word, caseId, noteMark }) {
    return (
      caseId && {
        done: noteMark,
        command: 'case.findCause',
        input: { caseId, cause: yes ? 'workmanship' : null, text: word },
      }
    )
  },
  fixResponsible({ a, word, caseId, noteMark }) {
    return (
      caseId && {
        done: noteMark,
        command: 'case.fixResponsible',
        input: { caseId, kind: pickFrom(responsibleKinds, a), party: word },
      }
    )
  },
  link({ a, caseId, known }) {
    const leader = pick(known.cases.slice(-5), a)
    return (
      caseId &&
      leader && {
        command: 'case.link',
        input: { leader, caseIds: [caseId] },
        done: () => known.linked.push(caseId),
      }
    )
  },
  unlink({ a, known }) {
    const caseId = pick(known.linked.slice(-2), a)
    return caseId && { command: 'case.unlink', input: { caseId } }
  },
  answerLinked({ yes, word, caseId, noteMark }) {
    return (
      caseId && {
        done: noteMark,
        command: 'case.answerLinked',
        input: { caseIds: [caseId], text: word, resolve: yes },
      }
    )
  },
  makePromise({ a, b, word, caseId, known, noteMark }) {
    const promiseId = uuidv7()
    return (
      caseId && {
        command: 'promise.make',
        input: { promiseId, caseId, text: word, dueAt: Date.now() + (b + 1) * day, approver: `经理${a}` },
        done() {
          noteMark()
          known.promises.push({ id: promiseId, caseId })
        },
      }
    )
  },
  movePromise({ a, b, mark, word, known }) {
    const promise = pick(known.promises.slice(-2), a)
    return (
      promise && {
        command: 'promise.move',
        input: { promiseId: promise.id, dueAt: Date.now() + (b + 2) * day, text: word },
        done: () => known.marks.get(promise.caseId)?.push(mark),
      }
    )
  },
  endPromise({ a, yes, mark, word, known }) {
    const promise = pick(known.promises.slice(-2), a)
    return (
      promise && {
        command: 'promise.end',
        input: { promiseId: promise.id, kept: yes, text: word },
        done: () => known.marks.get(promise.caseId)?.push(mark),
      }
    )
  },
  reopenPromise({ a, known }) {
    const promise = pick(known.promises.slice(-2), a)
    return promise && { command: 'promise.reopen', input: { promiseId: promise.id } }
  },
  assignmentRule({ a, yes, known }) {
    const ruleId = uuidv7()
    const scope = { projectId: null, buildingId: null, kind: yes ? 'repair' : null, tier: null }
    return {
      command: 'assignment.set',
      input: {
        ruleId,
        scope: { ...scope, category: pickFrom(['leak', 'leak-roof', 'lift'], a) },
        staffId: pick(known.staff, a),
      },
      done: () => known.rules.push(ruleId),
    }
  },
  removeAssignmentRule({ a, known }) {
    const ruleId = pick(known.rules, a)
    return (
      ruleId && {
        command: 'assignment.remove',
        input: { ruleId },
        done: () => known.rules.splice(known.rules.indexOf(ruleId), 1),
      }
    )
  },
  acknowledgeWarning({ a, word, known }) {
    const warningId = pick(known.warnings(), a)
    return warningId && { command: 'warning.acknowledge', input: { warningId, text: word } }
  },
  analyseWarning({ a, word, known }) {
    const warningId = pick(known.warnings(), a)
    return warningId && { command: 'warning.analyse', input: { warningId, text: word } }
  },
  endWarning({ a, word, known }) {
    const warningId = pick(known.warnings(), a)
    return warningId && { command: 'warning.end', input: { warningId, text: word } }
  },
  reviveWarning({ a, word, known }) {
    const warningId = pick(known.warnings(), a)
    return warningId && { command: 'warning.revive', input: { warningId, text: word } }
  },
} satisfies StepMakers
