import { z } from 'zod'
import { type ContractStep, sumFields } from '../contract/contracts.ts'
import type { ReadDatabase } from '../database/read.ts'
import { personNames } from '../people/names.ts'
import { staffNames } from '../staff/names.ts'
import { contractAmended, contractRestored, contractSigned } from './operations.ts'
import { type ContractChange, type ContractState, differences } from './rules.ts'

interface Logged {
  readonly type: string
  readonly at: number
  readonly actor: string | null
  /** JSON. */
  readonly facts: string
  /** JSON; null where it was erased. */
  readonly personal: string | null
}

const Said = z
  .object({
    penaltyText: z.string(),
    commitments: z.string(),
    requests: z.string(),
    note: z.string(),
    reason: z.string(),
  })
  .partial()
const Facts = z.object({ fromFile: z.boolean().default(false), agreedOn: z.string().nullish() })

/** The operations that say everything a contract says. */
const wholes = [contractSigned, contractAmended, contractRestored] as const

/** What a contract said after an operation; undefined where the operation does not tell. */
function stateAfter({
  type,
  facts,
  personal,
}: Pick<Logged, 'type' | 'facts' | 'personal'>): ContractState | undefined {
  const definition = wholes.find(one => one.type === type)
  if (!definition) return undefined
  const { buyers, number, signedOn, price, due, paid, paymentMethod, promisedOn, penaltyRate, penaltyCap } =
    definition.facts.parse(JSON.parse(facts))
  const { penaltyText = null, commitments = null, requests = null } = saidIn(personal)
  return {
    terms: { number, signedOn, price, due, paid, paymentMethod, promisedOn, penaltyRate, penaltyCap },
    words: { penaltyText, commitments, requests },
    buyers,
  }
}

const saidIn = (personal: string | null) => Said.parse(personal === null ? {} : JSON.parse(personal))

/** Why something was done, under either name. */
function noteIn(personal: string | null): string | null {
  const { note, reason } = saidIn(personal)
  return note ?? reason ?? null
}

/** Steps told at most; a contract has a handful, a file of sales twelve a year. */
const mostSteps = 200

/**
 * The story of a contract out of the log, the newest first: what each step changed from and to.
 *
 * @param sums whether the reader sees sums
 */
export function stepsOf(read: ReadDatabase, contractId: string, sums: boolean): ContractStep[] {
  const logged = read.all<Logged>(
    `select type, at, actor, facts, personal from operation where aggregate_id=? and aggregate='contract'
     order by position limit ${mostSteps}`,
    [contractId],
  )
  const names = staffNames(
    read,
    logged.map(one => one.actor),
  )
  let before: ContractState | undefined
  const told = logged.map(one => {
    const after = stateAfter(one)
    const changes = before && after ? differences(before, after) : []
    before = after ?? before
    return { one, changes }
  })
  const buyers = personNames(read, idsIn(told.flatMap(({ changes }) => changes)))
  return told
    .map(({ one, changes }) => {
      const { fromFile, agreedOn } = Facts.parse(JSON.parse(one.facts))
      return {
        type: one.type,
        at: one.at,
        actorName: one.actor === null ? null : (names.get(one.actor) ?? null),
        fromFile,
        agreedOn: agreedOn ?? null,
        note: noteIn(one.personal),
        changes: changes
          .filter(({ field }) => sums || !sumFields.has(field))
          .map(change => namedBuyers(change, buyers)),
      }
    })
    .reverse()
}

const idsIn = (changes: readonly ContractChange[]): string[] =>
  changes.flatMap(({ field, from, to }) => (field === 'buyers' ? `${from} ${to}`.split(' ') : []))

/** Buyers stand in a change by their ids. */
function namedBuyers(change: ContractChange, names: ReadonlyMap<string, string>): ContractChange {
  if (change.field !== 'buyers') return change
  const named = (ids: string | number | null) =>
    String(ids ?? '')
      .split(' ')
      .filter(id => id !== '')
      .map(id => names.get(id) ?? '…')
      .join('、')
  return { field: 'buyers', from: named(change.from), to: named(change.to) }
}

const Source = z.object({ fromFile: z.boolean().optional(), missingSince: z.int().nullish() })

const saysItself = new Set(['contract.signed', 'contract.restored', 'contract.resumed', 'contract.removed'])

/**
 * How a contract stood before a position of the log, for taking an import back: what it said, whether the file of
 * sales had it, since when it was missing there. Undefined before it was signed.
 */
export function contractBefore(
  read: ReadDatabase,
  contractId: string,
  position: number,
): (ContractState & { readonly fromFile: boolean; readonly missingSince: number | null }) | undefined {
  const logged = read.all<Logged>(
    `select type, at, actor, facts, personal from operation
     where aggregate_id=? and aggregate='contract' and position<? order by position`,
    [contractId, position],
  )
  let state: ContractState | undefined
  let fromFile = false
  let missingSince: number | null = null
  for (const one of logged) {
    state = stateAfter(one) ?? state
    const said = Source.parse(JSON.parse(one.facts))
    if (one.type === 'contract.missed') missingSince = one.at
    else if (one.type === 'contract.confirmed') {
      missingSince = said.missingSince ?? null
      fromFile = said.fromFile === true || missingSince !== null
    } else if (one.type === 'contract.ended') missingSince = null
    else if (one.type === 'contract.amended') {
      if (said.fromFile === true) [fromFile, missingSince] = [true, null]
    } else if (saysItself.has(one.type)) {
      fromFile = said.fromFile ?? fromFile
      missingSince = said.missingSince ?? null
    }
  }
  return state && { ...state, fromFile, missingSince }
}
