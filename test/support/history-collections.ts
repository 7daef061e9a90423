import { uuidv7 } from 'uuidv7'
import { attemptResults, attemptWays, collectionWants } from '../../main/contract/collections.ts'
import { type Choice, pick, pickFrom, type StepMakers } from './history-choice.ts'

const collection = ({ a, known }: Choice, of: string) =>
  pick(known.rows<{ id: string }>(`select id from collection where ${of} order by id desc limit 3`), a)?.id

/** Campaigns that complete what is known of people, and what came of asking them. */
export const collectionSteps = {
  collectionStart({ a, b, yes, serial, known }) {
    const buildings = known.rows<{ id: string }>(
      `select id from estate_node where kind='building' order by id`,
    )
    return {
      command: 'collection.start',
      input: {
        collectionId: uuidv7(),
        title: `补全${serial}`,
        wants: [pickFrom(collectionWants, a), ...(yes ? ([pickFrom(collectionWants, b)] as const) : [])],
        buildingIds: yes ? buildings.slice(0, 1 + (a % 2)).map(({ id }) => id) : [],
        until: '2099-12-31',
      },
    }
  },
  collectionEnd(choice) {
    const collectionId = collection(choice, 'ended_at is null')
    return collectionId && { command: 'collection.end', input: { collectionId } }
  },
  collectionReopen(choice) {
    const collectionId = collection(choice, 'ended_at is not null')
    return collectionId && { command: 'collection.reopen', input: { collectionId } }
  },
  collectionAttempt(choice) {
    const { b, d, mark, word, person, known } = choice
    const collectionId = collection(choice, 'true')
    return (
      collectionId &&
      person && {
        command: 'collection.noteAttempt',
        input: {
          collectionId,
          attemptId: uuidv7(),
          personId: person,
          way: pickFrom(attemptWays, b),
          result: pickFrom(attemptResults, d),
          note: word,
        },
        done: () => known.marks.get(person)?.push(mark),
      }
    )
  },
  collectionTakeBack({ a, known }) {
    const attemptId = pick(
      known.rows<{ id: string }>('select id from collection_attempt order by id desc limit 3'),
      a,
    )?.id
    return attemptId && { command: 'collection.takeBackAttempt', input: { attemptId } }
  },
} satisfies StepMakers
