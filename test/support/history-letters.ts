import { uuidv7 } from 'uuidv7'
import { authorities, letterKinds, letterParts, postingWays } from '../../main/contract/letters.ts'
import { systemActor } from '../../main/desk/core.ts'
import { type Choice, pick, pickFrom, type StepMakers } from './history-choice.ts'
import { fileOf } from './history-registers.ts'

interface KnownLetter {
  readonly id: string
  readonly direction: string
  readonly state: string
  readonly kind: string
}

const lettersThat = ({ known }: Choice, condition: string) =>
  known
    .rows<KnownLetter>(`select id, direction, state, kind from letter where ${condition} order by id`)
    .slice(-6)

/** Now and then it is somebody's on file: its words go with their data. */
const personOf = ({ b, person }: Choice) => (b % 3 === 0 ? (person ?? null) : null)

const noteOn = (choice: Choice) => {
  const personId = personOf(choice)
  if (personId !== null) choice.known.marks.get(personId)?.push(choice.mark)
}

/** Now and then it belongs to the file of a home. */
const homeOf = ({ a, b, unit }: Choice) => ((a + b) % 4 === 0 ? (unit ?? null) : null)

const contentOf = (choice: Choice) => ({
  personId: personOf(choice),
  unitId: homeOf(choice),
  kind: pickFrom(letterKinds, choice.c),
  party: choice.word.slice(0, 100),
  subject: `事 ${choice.word}`,
  text: choice.word,
  replyBy: choice.yes ? '2026-08-01' : null,
  answers:
    choice.b % 5 === 0 ? (pick(lettersThat(choice, `number is not null`), choice.a)?.id ?? null) : null,
})

/** What can be done next with a letter, each in its turn. */
function nextOf({ state }: KnownLetter, choice: Choice): Record<string, unknown> & { command: string } {
  const { b, yes, word } = choice
  const withdraw = { command: 'letter.withdraw', reason: word }
  const close = { command: 'letter.close', note: word }
  const reply = { command: 'letter.reply', text: word, repliedOn: '2026-07-15' }
  const attach = { command: 'letter.attachFile', part: pickFrom(letterParts, b), ...fileOf(choice) }
  switch (state) {
    case 'draft': {
      const correct = { command: 'letter.correct', ...contentOf(choice) }
      const [submit, issue] = [{ command: 'letter.submit' }, { command: 'letter.issue' }]
      return pickFrom([submit, issue, submit, issue, correct, attach, submit, withdraw], b)
    }
    case 'submitted':
      return yes ? { command: 'letter.approve' } : { command: 'letter.refuse', reason: word }
    case 'approved':
      return { command: 'letter.issue' }
    case 'closed':
      return { command: 'letter.reopen' }
    case 'issued':
      return pickFrom([reply, close, attach, withdraw], b)
    default:
      return pickFrom([reply, close, attach], b)
  }
}

/** Letters in and out, internal papers and notices to owners, from their draft to their shelf. */
export const letterSteps = {
  letterWrite(choice) {
    const { a, b, known } = choice
    return {
      command: 'letter.write',
      input: {
        letterId: uuidv7(),
        direction: pickFrom(['out', 'internal', 'owners'], a),
        ...contentOf(choice),
        readers: b % 2 === 0 ? known.staff.slice(0, 2) : [],
      },
      done: () => noteOn(choice),
    }
  },
  letterReceive(choice) {
    const { yes, serial, known } = choice
    return {
      command: 'letter.receive',
      input: {
        letterId: uuidv7(),
        ...contentOf(choice),
        theirNumber: `他 ${serial}`,
        dated: yes ? '2026-07-01' : null,
        receivedOn: '2026-07-02',
        readers: known.staff.slice(0, 1),
      },
      done: () => noteOn(choice),
    }
  },
  letterTake(choice) {
    const letter = pick(lettersThat(choice, `state<>'withdrawn'`), choice.a)
    if (!letter) return undefined
    const { command, ...input } = nextOf(letter, choice)
    // Whoever wrote it may not approve it.
    const actor = command === 'letter.approve' ? { actor: systemActor } : {}
    return { command, input: { letterId: letter.id, ...input }, ...actor }
  },
  letterRead(choice) {
    const { a, b, word, known } = choice
    const letterId = pick(lettersThat(choice, '1=1'), a)?.id
    if (!letterId) return undefined
    if (b % 3 === 0)
      return { command: 'letter.circulate', input: { letterId, readers: [pickFrom(known.staff, a)] } }
    if (b % 3 === 1) return { command: 'letter.chaseReaders', input: { letterId, note: word } }
    return { command: 'letter.confirmReading', input: { letterId } }
  },
  letterPost(choice) {
    const { a, b, yes, word, known } = choice
    const posted = pick(
      known.rows<{ postingId: string; letterId: string }>(
        'select id as "postingId", letter_id as "letterId" from letter_posting order by id',
      ),
      a,
    )
    if (!yes && posted) return { command: 'letter.takeDown', input: { ...posted, on: '2026-07-20' } }
    const letterId = pick(
      lettersThat(choice, `direction='owners' and state in ('issued', 'answered')`),
      a,
    )?.id
    return (
      letterId && {
        command: 'letter.post',
        input: {
          letterId,
          postingId: uuidv7(),
          way: pickFrom(postingWays, b),
          place: word.slice(0, 100),
          on: '2026-07-12',
          reached: yes ? a : null,
        },
      }
    )
  },
  letterHome(choice) {
    const letterId = pick(lettersThat(choice, '1=1'), choice.b)?.id
    return letterId && { command: 'letter.setHome', input: { letterId, unitId: homeOf(choice) } }
  },
  letterHeadquarters(choice) {
    const letterId = pick(lettersThat(choice, 'owes_hq=1'), choice.a)?.id
    const reference = `HQ-${choice.serial}`
    return (
      letterId && {
        command: 'letter.recordWithHeadquarters',
        input: { letterId, on: '2026-07-13', reference },
      }
    )
  },
  setAuthority({ a, b }) {
    return {
      command: 'letter.setAuthority',
      input: { kind: pickFrom(letterKinds, a), authority: pickFrom(authorities, b) },
    }
  },
} satisfies StepMakers
