import * as happened from '../cases/operations.ts'
import { counterValue } from '../cases/queries.ts'
import { caseOfRegisterKey } from '../cases/register.ts'
import { caseCounter, caseNumber } from '../cases/rules.ts'
import { DeskError } from '../contract/errors.ts'
import type { ReadDatabase } from '../database/read.ts'
import { survivorOf, type UnitPlace, unitPlace } from '../estate/queries.ts'
import type { CommandContext } from '../log/command.ts'
import { person } from '../people/queries.ts'
import { readSite } from '../site/queries.ts'
import type { StagedCase } from './case-staged.ts'

const closedWords = { zh: '旧台账中已经关闭', en: 'Closed in the old register' } as const
const voidWords = { zh: '旧台账中已经作废', en: 'Void in the old register' } as const

/** How many operations a case of a register takes; the same as {@link RegisterCommit} records. */
export function operationsOf({
  notes,
  state,
  answer,
}: Pick<StagedCase, 'notes' | 'state' | 'answer'>): number {
  const noted = answer !== null && state === 'handling' ? 1 : 0
  const ending = { received: 0, handling: 1, resolved: 1, closed: 2, void: 1 }[state]
  return 1 + notes.length + noted + ending
}

/** Since when a case stands as the register left it: nothing happened to one that nobody answered. */
const sinceOf = ({ state, answer, receivedAt, endedAt }: StagedCase): number =>
  state === 'received' || (state === 'handling' && answer === null) ? receivedAt : endedAt

/**
 * Records cases of an import that is decided: `by` is who decided it. Nothing is refused any more: a home or person
 * that was merged or removed meanwhile gives way to the one that stands for it, or to nobody.
 */
export function recordCases(
  context: CommandContext,
  { importId, by }: { readonly importId: string; readonly by: string | null },
  cases: Iterable<StagedCase>,
): void {
  const work = new RegisterCommit(context, importId, by)
  for (const staged of cases) work.record(staged)
}

/** Kinds of things whose change makes what was decided about a case stale. */
export const casesRestOn = ['unit', 'person', 'erasure'] as const

/** Refuses with `import.changedMeanwhile` where a unit or person that cases name is among what was touched. */
export function refuseStalePlaces(
  read: ReadDatabase,
  cases: readonly StagedCase[],
  touched: ReadonlySet<string>,
): void {
  const stale = cases.find(({ unitId, personId }) =>
    [unitId, personId].some(id => id !== null && touched.has(id)),
  )
  if (!stale) return
  const unit = stale.unitId === null ? undefined : unitPlace(read, stale.unitId)
  throw new DeskError('import.changedMeanwhile', { what: unit?.number ?? '…' })
}

/** The same where one of the rows was taken over since. */
export function refuseKnownRows({ read }: CommandContext, cases: readonly StagedCase[]): void {
  for (const { key } of cases) {
    const number = caseOfRegisterKey(read, key)
    if (number !== undefined) throw new DeskError('import.changedMeanwhile', { what: number })
  }
}

class RegisterCommit {
  readonly #context: CommandContext
  readonly #importId: string
  readonly #by: string | null
  readonly #site: { readonly code: string; readonly language: 'zh' | 'en' }
  /** Where the counter of each month stands. */
  readonly #counters = new Map<string, number>()
  readonly #places = new Map<string, UnitPlace | null>()
  readonly #people = new Map<string, string | null>()

  constructor(context: CommandContext, importId: string, by: string | null) {
    const site = readSite(context.read)
    if (!site) throw new DeskError('log.notSetUp')
    this.#context = context
    this.#importId = importId
    this.#by = by
    this.#site = site
  }

  record(staged: StagedCase): void {
    const place = staged.unitId === null ? null : this.#place(staged.unitId)
    const personId = staged.personId === null ? null : this.#person(staged.personId)
    this.#receive(staged, place, personId)
    const { id, receivedAt, notes, answer, state, endedAt } = staged
    const unitId = place?.unitId ?? null
    const facts = { unitId, personId, fromRegister: true as const }
    for (const text of notes) this.#note(id, facts, text, receivedAt)
    const { language } = this.#site
    switch (state) {
      case 'received':
        return
      case 'handling':
        this.#emit(happened.caseHandlingStarted, id, { facts, happenedAt: receivedAt })
        if (answer !== null) this.#note(id, facts, answer, endedAt)
        return
      case 'resolved':
        return this.#resolve(staged, facts)
      case 'closed':
        this.#resolve(staged, facts)
        return this.#emit(happened.caseClosed, id, {
          facts: { ...facts, withoutCallback: 'other' },
          personal: { text: closedWords[language] },
          happenedAt: endedAt,
        })
      case 'void':
        return this.#emit(happened.caseVoided, id, {
          facts: { ...facts, reason: 'other', duplicateOf: null },
          personal: { text: answer ?? voidWords[language] },
          happenedAt: endedAt,
        })
    }
  }

  #receive(staged: StagedCase, place: UnitPlace | null, personId: string | null): void {
    const { id, key, receivedAt, month, personal, handler } = staged
    const { channel, kind, category, emergency, state } = staged
    const { id: siteId, letter } = this.#context.site
    const counter = caseCounter(month, letter)
    const value = (this.#counters.get(counter) ?? counterValue(this.#context.read, counter)) + 1
    this.#counters.set(counter, value)
    this.#emit(happened.caseReceived, id, {
      facts: {
        number: caseNumber(this.#site.code, month, value, letter),
        counter: { id: counter, value },
        siteId,
        channel,
        kind,
        category,
        emergency,
        unitId: place?.unitId ?? null,
        buildingId: place?.buildingId ?? null,
        projectId: place?.projectId ?? null,
        personId,
        room: null,
        receivedAt,
        register: { importId: this.#importId, key, handler, state, since: sinceOf(staged) },
      },
      personal,
      happenedAt: receivedAt,
    })
  }

  #note(
    id: string,
    facts: { readonly unitId: string | null; readonly personId: string | null; readonly fromRegister: true },
    text: string,
    happenedAt: number,
  ): void {
    this.#emit(happened.caseNoted, id, { facts: { ...facts, kind: 'note' }, personal: { text }, happenedAt })
  }

  #resolve(
    { id, answer, endedAt }: StagedCase,
    facts: { readonly unitId: string | null; readonly personId: string | null; readonly fromRegister: true },
  ): void {
    const personal = answer === null ? {} : { text: answer }
    this.#emit(happened.caseResolved, id, { facts, personal, happenedAt: endedAt })
  }

  readonly #emit: CommandContext['emit'] = (definition, id, content) => {
    this.#context.emit(definition, id, this.#by === null ? content : { ...content, by: this.#by })
  }

  #place(unitId: string): UnitPlace | null {
    const known = this.#places.get(unitId)
    if (known !== undefined) return known
    const place = standing(unitId, id => {
      const found = unitPlace(this.#context.read, id)
      return found ?? survivorOf(this.#context.read, id) ?? null
    })
    this.#places.set(unitId, place)
    return place
  }

  #person(personId: string): string | null {
    const known = this.#people.get(personId)
    if (known !== undefined) return known
    const found = standing(personId, id => {
      const one = person(this.#context.read, id)
      return one?.mergedInto ?? (one ? { id } : null)
    })
    this.#people.set(personId, found?.id ?? null)
    return found?.id ?? null
  }
}

/** Merges behind each other that are followed. */
const mostMerges = 20

/** What an id stands for in the end: `look` gives the thing, the id of the one it was merged into, or nothing. */
function standing<T extends object>(id: string, look: (id: string) => T | string | null): T | null {
  let found = look(id)
  for (let merges = 0; typeof found === 'string' && merges < mostMerges; merges += 1) found = look(found)
  return typeof found === 'string' ? null : found
}
