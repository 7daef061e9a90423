import { uuidv7 } from 'uuidv7'
import { caseKinds } from '../../main/contract/cases.ts'
import { visitPurposes } from '../../main/contract/visits.ts'
import { watchKinds, watchRhythms } from '../../main/contract/watch.ts'
import { type Choice, type Known, pick, pickFrom, type StepMakers } from './history-choice.ts'

/** What a history made of answers, places on the web and home visits. */
export interface KnownKnowledge {
  readonly answers: { readonly answerId: string; readonly versionId: string }[]
  readonly places: string[]
  readonly rounds: string[]
  readonly visits: string[]
}

export const nothingKnown = (): KnownKnowledge => ({ answers: [], places: [], rounds: [], visits: [] })

const answerOf = ({ a, known }: Choice) => pick(known.knowledge.answers.slice(-4), a)
const visitOf = ({ a, known }: Choice) => pick(known.knowledge.visits.slice(-3), a)
/** Later than any history goes. */
const later = '2199-12-31'

/** A matter as a finding or a follow-up becomes a case; what was said belongs to it and to whoever said it. */
function matterOf({ a, word, mark, person, known }: Choice) {
  const caseId = uuidv7()
  return {
    matter: {
      caseId,
      kind: pickFrom(caseKinds, a),
      category: [],
      emergency: false,
      personId: person ?? null,
      text: word,
    },
    done() {
      known.cases.push(caseId)
      known.marks.set(caseId, [mark])
      if (person) known.callers.set(caseId, person)
    },
  }
}

/** Standard answers, rounds of the web watch list, home visits. */
export const knowledgeSteps = {
  draftAnswer(choice) {
    const { a, yes, serial, known } = choice
    const ids = {
      answerId: (yes ? undefined : answerOf(choice)?.answerId) ?? uuidv7(),
      versionId: uuidv7(),
    }
    return {
      command: 'answer.draft',
      input: {
        ...ids,
        question: `问题 ${serial}`,
        answer: `答复 ${serial}`,
        words: ['漏水'],
        kinds: a % 2 === 0 ? ['repair'] : [],
        categories: ['leak'],
      },
      done: () => known.knowledge.answers.push(ids),
    }
  },
  approveAnswer(choice) {
    const ids = answerOf(choice)
    return ids && { command: 'answer.approve', input: { ...ids, from: later, until: null } }
  },
  retireAnswer(choice) {
    const ids = answerOf(choice)
    const command = choice.yes ? 'answer.retire' : 'answer.restore'
    return ids && { command, input: { answerId: ids.answerId } }
  },
  dropAnswer(choice) {
    const ids = answerOf(choice)
    return ids && { command: 'answer.dropDraft', input: ids }
  },
  giveAnswer(choice) {
    const { caseId, word, noteMark } = choice
    const ids = answerOf(choice)
    return (
      caseId &&
      ids && {
        done: noteMark,
        command: 'case.note',
        input: { caseId, text: word, usedAnswer: { answerId: ids.answerId, version: 1 } },
      }
    )
  },
  saveWatchPlace({ a, b, yes, serial, known }) {
    const placeId = (yes ? undefined : pick(known.knowledge.places, b)) ?? uuidv7()
    return {
      command: 'watch.save',
      input: {
        placeId,
        name: `论坛 ${serial}`,
        address: `https://forum.example/${serial}`,
        kind: pickFrom(watchKinds, a),
        rhythm: pickFrom(watchRhythms, b),
        weekday: (a % 7) + 1,
        watcher: null,
        note: '',
      },
      done: () => known.knowledge.places.push(placeId),
    }
  },
  removeWatchPlace({ a, yes, known }) {
    const placeId = pick(known.knowledge.places.slice(-2), a)
    return placeId && { command: yes ? 'watch.remove' : 'watch.restore', input: { placeId } }
  },
  doRound({ a, yes, known }) {
    const placeId = pick(known.knowledge.places.slice(-3), a)
    const roundId = uuidv7()
    return (
      placeId && {
        command: 'watch.doRound',
        input: { placeId, roundId, outcome: yes ? 'nothing' : 'unreachable' },
        done: () => known.knowledge.rounds.push(roundId),
      }
    )
  },
  undoRound({ a, known }) {
    const roundId = pick(known.knowledge.rounds.slice(-2), a)
    return roundId && { command: 'watch.undoRound', input: { roundId } }
  },
  reportFinding(choice) {
    const { a, unit, serial, known } = choice
    const placeId = pick(known.knowledge.places.slice(-3), a)
    const { matter, done } = matterOf(choice)
    return (
      placeId && {
        command: 'watch.reportFinding',
        input: {
          placeId,
          roundId: uuidv7(),
          findingId: uuidv7(),
          postedAt: serial,
          matter: {
            ...matter,
            unitId: unit ?? null,
            room: null,
            source: `https://forum.example/t/${serial}`,
          },
        },
        done,
      }
    )
  },
  planVisit({ a, unit, known }) {
    const visitId = uuidv7()
    return (
      unit && {
        command: 'visit.plan',
        input: { visits: [{ visitId, unitId: unit }], purpose: pickFrom(visitPurposes, a), visitor: null },
        done: () => known.knowledge.visits.push(visitId),
      }
    )
  },
  agreeVisit(choice) {
    const visitId = visitOf(choice)
    const input = { visitId, appointmentAt: choice.serial, visitor: null, note: '晚饭后' }
    return visitId && { command: 'visit.agree', input }
  },
  holdVisit(choice) {
    const { yes, serial, word, mark, person, known } = choice
    const visitId = visitOf(choice)
    const { matter, done } = matterOf(choice)
    return (
      visitId && {
        command: 'visit.hold',
        input: {
          visitId,
          heldAt: serial,
          personId: person ?? null,
          minutes: word,
          followUps: yes ? [matter] : [],
          settled: known
            .callbacks()
            .map(one => one.id)
            .slice(-2),
        },
        done() {
          // What became a case is that case's word, and stays where a person is erased without their cases.
          if (yes) done()
          else remember(known, person, mark)
        },
      }
    )
  },
  endVisit(choice) {
    const visitId = visitOf(choice)
    const command = choice.yes ? 'visit.miss' : 'visit.cancel'
    return visitId && { command, input: { visitId, note: '改天' } }
  },
} satisfies StepMakers

/** What was said at a visit goes with the person it was said by. */
function remember(known: Known, person: string | undefined, mark: string): void {
  if (person) known.marks.get(person)?.push(mark)
}
