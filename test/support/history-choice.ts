import type { SheetState } from '../../main/contract/sheets.ts'
import type { Actor } from '../../main/log/command.ts'
import type { KnownCallback } from './history-callbacks.ts'
import type { KnownKnowledge } from './history-knowledge.ts'
import type { Step, StepName } from './history-step.ts'

/** A command that a step asks for. */
export interface Made {
  readonly command: string
  readonly input: unknown
  /** Given where an earlier command is repeated. */
  readonly id?: string
  readonly actor?: Actor
  /** Notes what the command brought about. */
  done?(): void
}

/** What a history knows of the desk: what its steps made. */
export interface Known {
  readonly nodes: string[]
  readonly units: string[]
  readonly people: string[]
  readonly cases: string[]
  readonly sheets: {
    readonly id: string
    readonly caseId: string | null
    state: SheetState
    /** Taken of its way; null where it has none. */
    steps: number | null
  }[]
  readonly recipients: string[]
  readonly staff: string[]
  readonly mappings: string[]
  readonly knowledge: KnownKnowledge
  readonly campaigns: string[]
  /** Callbacks that there are now, in the order they were planned. */
  callbacks(): KnownCallback[]
  readonly waiting: string[]
  readonly linked: string[]
  readonly promises: { readonly id: string; readonly caseId: string }[]
  readonly rules: string[]
  /** Collective warnings that the desk has raised so far. */
  warnings(): string[]
  /** Deadlines that could be given more time. */
  deadlines(): { readonly id: string; readonly caseId: string }[]
  /** Moves the clock of the desk on. */
  passTime(hours: number): void
  readonly voided: string[]
  readonly occupancies: { readonly personId: string; readonly unitId: string; readonly role: string }[]
  /** Marks inside every personal word, by the person or case it belongs to. */
  readonly marks: Map<string, string[]>
  /** Who brought a case. */
  readonly callers: Map<string, string>
  /** Reads the tables: what the latest steps left. */
  rows<Row>(sql: string): Row[]
  /** Who stands for merged people. */
  readonly mergedInto: Map<string, string>
  /** Marks of words that were erased since. */
  readonly erased: string[]
  /** Commands sent so far. */
  readonly sent: (Made & { readonly id: string; readonly actor: Actor; readonly refused: boolean })[]
}

/** What a step acts on: its free choices, and the things it chose among those there are. */
export interface Choice {
  readonly a: number
  readonly b: number
  readonly c: number
  readonly d: number
  readonly yes: boolean
  /** Counts the steps taken. */
  readonly serial: number
  /** Stands in every word of the step, to be looked for. */
  readonly mark: string
  readonly word: string
  readonly phone: string
  readonly words: Readonly<Record<'callerName' | 'callerPhone' | 'text' | 'place', string>>
  readonly node: string | undefined
  readonly unit: string | undefined
  readonly person: string | undefined
  readonly caseId: string | undefined
  readonly stay: Known['occupancies'][number] | undefined
  readonly known: Known
  /** Notes that the chosen case now holds the mark. */
  noteMark(): void
}

/** Makes the command of a step; nothing where there is nothing yet that it could be taken on. */
type StepMaker = (choice: Choice) => Made | '' | undefined
export type StepMakers = Partial<Record<StepName, StepMaker>>

export function chooseFor(step: Step, serial: number, known: Known): Choice {
  const [a, b, c, d] = step.n
  const mark = `zq${serial}qz`
  const word = `${step.word}${mark}`
  const phone = `139${String(10_000_000 + serial * 7919 + a).slice(-8)}`
  const caseId = pick(known.cases.slice(-3), d)
  return {
    a,
    b,
    c,
    d,
    yes: step.yes,
    serial,
    mark,
    word,
    phone,
    words: { callerName: word, callerPhone: phone, text: `${word} 说`, place: `${word} 处` },
    node: pick(known.nodes, a),
    // The latest few, so that one thing goes through many states.
    unit: pick(known.units.slice(-4), b),
    person: pick(known.people.slice(-4), c),
    caseId,
    stay: pick(known.occupancies.slice(-4), a),
    known,
    noteMark: () => known.marks.get(caseId ?? '')?.push(mark),
  }
}

/** Takes the marks of a person or case to the erased ones. */
export function forget(known: Known, id: string): void {
  known.erased.push(...(known.marks.get(id) ?? []))
  known.marks.set(id, [])
}

export function pick<T>(list: readonly T[], n: number): T | undefined {
  return list.length === 0 ? undefined : list[n % list.length]
}

export function pickFrom<T>(list: readonly [T, ...T[]] | readonly T[], n: number): T {
  const found = list[n % list.length]
  if (found === undefined) throw new Error('nothing to choose from')
  return found
}
