import * as happened from '../cases/operations.ts'
import { counterValue } from '../cases/queries.ts'
import { caseOfRegisterKey } from '../cases/register.ts'
import { caseCounter, caseNumber } from '../cases/rules.ts'
import { DeskError } from '../contract/errors.ts'
import { type UnitPlace, unitPlace } from '../estate/queries.ts'
import type { CommandContext } from '../log/command.ts'
import { touchedAfter } from '../log/history.ts'
import { readSite } from '../site/queries.ts'
import { StagedCase } from './case-staged.ts'
import { readStaging } from './staging.ts'

/** Cases between two looks at whether somebody cancelled. */
const stride = 50

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
 * Records the cases a dry run staged, in the writer's one transaction. Refuses with `import.changedMeanwhile` where
 * a row was taken over since, or a unit or person it names has changed.
 * @returns how many operations were recorded
 */
export function recordCases(
  context: CommandContext,
  importId: string,
  staging: { readonly path: string; readonly key: Uint8Array },
  since: { readonly position: number; readonly operations: number },
): number {
  const work = new RegisterCommit(context, importId, since.position)
  let cases = 0
  for (const line of readStaging(staging.path, staging.key)) {
    work.record(StagedCase.parse(line))
    cases += 1
    if (cases % stride === 0) context.progress(work.recorded, since.operations)
  }
  context.progress(work.recorded, since.operations)
  return work.recorded
}

class RegisterCommit {
  recorded = 0
  readonly #context: CommandContext
  readonly #importId: string
  readonly #touched: ReadonlySet<string>
  /** Somebody imported or took back since the dry run: its rows may be there by now. */
  readonly #importedSince: boolean
  readonly #site: { readonly code: string; readonly language: 'zh' | 'en' }
  /** Where the counter of each month stands. */
  readonly #counters = new Map<string, number>()
  readonly #places = new Map<string, UnitPlace>()

  constructor(context: CommandContext, importId: string, position: number) {
    const site = readSite(context.read)
    if (!site) throw new DeskError('log.notSetUp')
    this.#context = context
    this.#importId = importId
    this.#site = site
    this.#importedSince = touchedAfter(context.read, position, ['import']).size > 0
    this.#touched = touchedAfter(context.read, position, ['unit', 'person', 'erasure'])
  }

  record(staged: StagedCase): void {
    this.#refuseStale(staged)
    this.#receive(staged)
    const { id, receivedAt, notes, answer, state, endedAt, unitId, personId } = staged
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

  #receive(staged: StagedCase): void {
    const { id, key, receivedAt, month, unitId, personal, handler } = staged
    const { channel, kind, category, emergency, personId, state } = staged
    const place = unitId === null ? undefined : this.#place(unitId)
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
        unitId,
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
    this.#context.emit(definition, id, content)
    this.recorded += 1
  }

  #place(unitId: string): UnitPlace {
    const known = this.#places.get(unitId)
    if (known) return known
    const place = unitPlace(this.#context.read, unitId)
    if (!place) throw new DeskError('import.changedMeanwhile', { what: '…' })
    this.#places.set(unitId, place)
    return place
  }

  #refuseStale({ key, unitId, personId }: StagedCase): void {
    const { read } = this.#context
    const number = this.#importedSince ? caseOfRegisterKey(read, key) : undefined
    if (number !== undefined) throw new DeskError('import.changedMeanwhile', { what: number })
    if (![unitId, personId].some(id => id !== null && this.#touched.has(id))) return
    const unit = unitId === null ? undefined : unitPlace(read, unitId)
    throw new DeskError('import.changedMeanwhile', { what: unit?.number ?? '…' })
  }
}
