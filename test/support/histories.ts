import { array, type Arbitrary, boolean, constant, constantFrom, nat, oneof, record, tuple } from 'fast-check'
import { uuidv7 } from 'uuidv7'
import { DeskError } from '../../main/contract/errors.ts'
import type { Actor } from '../../main/log/command.ts'
import type { TestDesk } from './desk.ts'
import type { KnownCallback } from './history-callbacks.ts'
import { type Step, type StepName, stepNames } from './history-step.ts'
import type { Known, Made } from './history-choice.ts'
import { nothingKnown } from './history-knowledge.ts'
import { commandOf } from './history-steps.ts'

export type { Step } from './history-step.ts'

/** Parts of words that have broken programs before. */
const wordParts = [
  '张三',
  '渗水',
  '\'; drop table "case"; --',
  '"引号"',
  '𠮷野家',
  '👨‍👩‍👧',
  'Ünïcode',
  'ﷺ',
  '\\u0000',
  '{"a":1}',
  '换\n行',
  '\t',
  '%_',
  'A',
  '０１２',
]

const often: ReadonlySet<StepName> = new Set([
  'addNode',
  'registerUnit',
  'registerPerson',
  'changePerson',
  'erase',
  'receive',
  'correct',
  'note',
  'wait',
  'endWait',
  'resolve',
  'verify',
  'attach',
  'closeCalledBack',
  'callbackRecord',
  'callbackAttempt',
  'sheetWrite',
  'sheetDeliver',
  'sheetReply',
  'sheetReceive',
  'fileDocument',
  'letterTake',
  'letterPost',
  'letterHome',
  'letterHeadquarters',
  'loanTend',
  'boardTend',
  'extendDeadline',
  'unmergePeople',
  'endVisit',
])

/** Steps that may attach files which nobody stored: histories are about rows. */
export const attaching: ReadonlySet<StepName> = new Set([
  'attach',
  'sheetAttach',
  'takeScan',
  'splitScan',
  'thingKeep',
  'deskContract',
  'letterTake',
])

const stepArbitrary: Arbitrary<Step> = record({
  name: oneof(...stepNames.map(name => ({ weight: often.has(name) ? 3 : 1, arbitrary: constant(name) }))),
  n: tuple(nat(1000), nat(1000), nat(1000), nat(1000)),
  word: array(constantFrom(...wordParts), { maxLength: 3 }).map(parts => parts.join('')),
  yes: boolean(),
})

/** A random day at a desk: estate, people, cases, staff, erasure, retries and mistakes. */
export function history(options: { min?: number; max?: number } = {}): Arbitrary<readonly Step[]> {
  return array(stepArbitrary, {
    minLength: options.min ?? 5,
    maxLength: options.max ?? 40,
    size: 'max',
  })
}

const openingStep = (name: StepName, b = 0): Step => ({ name, n: [0, b, b, b], word: '', yes: true })

/** How every day begins: a project with a building, a unit, a person, a case. What follows then has something to do. */
export const opening: readonly Step[] = [
  openingStep('addNode'),
  openingStep('addNode', 1),
  { ...openingStep('registerUnit', 1), n: [1, 0, 0, 0] },
  openingStep('registerPerson'),
  openingStep('receive', 1),
]

/** Five more homes of the building, each with the same matter: the desk warns, and there is a warning to work on. */
export const neighbours: readonly Step[] = [1, 2, 3, 4, 5].flatMap(index => [
  { ...openingStep('registerUnit'), n: [1, 0, index, index] as const },
  // The choice falls on the home registered last, however many of the latest four there are.
  { ...openingStep('receive'), n: [2, 11, 0, 0] as const },
])

/** A case from the government hotline, whose clock is the one that may be given more time, and that time. */
export const hotline: readonly Step[] = [
  { name: 'receive', n: [9, 11, 0, 0], word: '', yes: false },
  openingStep('extendDeadline'),
]

/** What one step came to. */
export interface Outcome {
  readonly step: Step
  readonly command: string
  readonly id: string
  readonly input: unknown
  readonly actor: Actor
  /** Set where it was done. */
  readonly result?: unknown
  /** Set where it was refused. */
  readonly error?: DeskError
}

/** What a history left behind, for checks. */
export interface History {
  readonly outcomes: readonly Outcome[]
  readonly known: Known
}

/** What a history needs of a desk. */
export type HistoryDesk = Pick<TestDesk, 'core' | 'setClock'> & {
  readonly manager: Actor & { readonly staffId: string }
}

/** Runs a random history over the real commands of a desk. Refused steps are part of it; other errors are thrown. */
export async function runHistory(test: HistoryDesk, steps: readonly Step[]): Promise<History> {
  const historian = startHistory(test)
  for (const step of [...opening, ...steps]) await historian.take(step)
  return historian.history
}

/** Takes the steps of a history one by one. */
export function startHistory(test: HistoryDesk) {
  let clock: number | undefined
  const known: Known = {
    nodes: [],
    units: [],
    people: [],
    cases: [],
    sheets: [],
    recipients: [],
    staff: [test.manager.staffId],
    marks: new Map(),
    mergedInto: new Map(),
    mappings: [],
    knowledge: nothingKnown(),
    campaigns: [],
    callbacks: () =>
      test.core.read.all<KnownCallback>(
        `select id, case_id as "caseId", person_id as "personId", last_attempt as "lastAttempt", care, state,
           (select id from home_visit where unit_id = callback.unit_id and state in ('planned', 'agreed')) as "visitToCome"
         from callback order by id`,
      ),
    waiting: [],
    linked: [],
    promises: [],
    rules: [],
    warnings: () =>
      test.core.read.all<{ id: string }>('select id from warning order by id').map(({ id }) => id),
    deadlines: () =>
      test.core.read.all<{ id: string; caseId: string }>(
        `select id, case_id as "caseId" from deadline where rule like 'hotline%' order by id`,
      ),
    passTime: hours => {
      clock = (clock ?? test.core.environment.now()) + hours * 3_600_000
      test.setClock(clock)
    },
    voided: [],
    occupancies: [],
    callers: new Map(),
    rows: sql => test.core.read.all(sql),
    erased: [],
    sent: [],
  }
  const outcomes: Outcome[] = []
  const history: History = { outcomes, known }
  let serial = 0

  /** Takes one step; undefined where there is nothing yet that it could be taken on. */
  async function take(step: Step): Promise<Outcome | undefined> {
    serial += 1
    const made = commandOf(step, serial, known)
    if (!made) return undefined
    const outcome = await call(step, made)
    outcomes.push(outcome)
    const refused = outcome.error !== undefined
    known.sent.push({ ...made, id: outcome.id, actor: outcome.actor, refused })
    if (!refused && made.id === undefined) made.done?.()
    return outcome
  }

  async function call(step: Step, made: Made): Promise<Outcome> {
    const id = made.id ?? uuidv7()
    const actor = made.actor ?? test.manager
    const base = { step, command: made.command, id, input: made.input, actor }
    try {
      const result = await test.core.writer.execute({ id, name: made.command, input: made.input, actor })
      return { ...base, result }
    } catch (error) {
      if (!(error instanceof DeskError)) throw error
      return { ...base, error }
    }
  }

  return { take, history }
}
