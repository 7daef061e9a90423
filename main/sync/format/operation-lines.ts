import { canonicalJson } from '../../log/canonical.ts'
import { type ChainHeader, chainHash, personalHash } from '../../log/chain.ts'
import type { LogRow } from '../../log/content.ts'

/**
 * Operations as lines of JSON, one an operation, in the order of the log. docs/sync-format.md has the columns. Ids that
 * come again are numbers: gzip does not reach back far enough to find them, and sixteen random bytes each are most of
 * what a bundle weighs.
 */

/** What a row of the log is before it has a position in somebody's log. */
export type CarriedRow = Omit<LogRow, 'position'>

/** Whether personal data goes along. Where it is withheld its hash stands for it, so that the chain can be checked. */
export type Personal = 'included' | 'withheld'

/** Makes lines. Rows come as they follow each other in their incarnation. One for each file. */
export function createLineEncoder(personal: Personal) {
  const ids = numbering()
  const kinds = numbering()
  let at = 0
  let command = ''

  return (row: LogRow): string => {
    const kind = kinds.of(`${row.type}\n${row.version}\n${row.aggregate}`)
    const parts = [
      kind.known ? `${kind.number}` : JSON.stringify([row.type, row.version, row.aggregate]),
      JSON.stringify(row.id),
      ids.refer(row.aggregate_id),
      `${row.at - at}`,
      row.happened_at === null ? 'null' : `${row.happened_at - row.at}`,
      row.actor === null ? 'null' : ids.refer(row.actor),
      row.command_id === command ? '0' : JSON.stringify(row.command_id),
      row.facts,
    ]
    if (row.personal !== null && row.salt !== null && personal === 'included')
      parts.push(row.personal, JSON.stringify(row.salt))
    else if (row.personal_hash !== null) parts.push(JSON.stringify(row.personal_hash))
    at = row.at
    command = row.command_id
    return `[${parts.join(',')}]\n`
  }
}

/** Where a run of operations of one incarnation begins. */
export interface RunStart {
  readonly incarnation: string
  /** Of the first operation of the run. */
  readonly sequence: number
  /** Chain hash of the operation before it, or the genesis hash. */
  readonly hash: string
}

/** The columns of a line, told apart by type alone: reading hundreds of thousands has to be quick. */
interface Line {
  readonly kind: number | readonly [type: string, version: number, aggregate: string]
  readonly id: string
  readonly aggregate: number | string
  readonly after: number
  readonly happened: number | null
  readonly actor: number | string | null
  /** 0: that of the line before. */
  readonly command: 0 | string
  readonly facts: object
  /** A hash where it was withheld or erased; null where there never was any. */
  readonly personal: object | string | null
  readonly salt: string | null
}

/** Reads lines back and computes the chain. Throws {@link BadLine} for whatever is not a line. One for each file. */
export function createLineDecoder() {
  const ids: string[] = []
  const kinds: Exclude<Line['kind'], number>[] = []
  let at = 0
  let command = ''
  let run: RunStart = { incarnation: '', sequence: 1, hash: '' }

  const idOf = (reference: number | string): string => {
    if (typeof reference === 'string') {
      ids.push(reference)
      return reference
    }
    const known = ids[reference]
    if (known === undefined) throw new BadLine('reference')
    return known
  }
  const kindOf = (kind: Line['kind']) => {
    if (typeof kind !== 'number') {
      kinds.push(kind)
      return kind
    }
    const known = kinds[kind]
    if (known === undefined) throw new BadLine('kind')
    return known
  }

  /** Told before the first line of each run. */
  function begin(start: RunStart): void {
    run = start
  }

  function decode(text: string): CarriedRow {
    const line = lineOf(text)
    const [type, version, aggregate] = kindOf(line.kind)
    const header: ChainHeader = {
      sequence: run.sequence,
      id: line.id,
      type,
      version,
      aggregate,
      aggregateId: idOf(line.aggregate),
      at: at + line.after,
      happenedAt: line.happened === null ? null : at + line.after + line.happened,
      actor: line.actor === null ? null : idOf(line.actor),
      commandId: line.command === 0 ? command : line.command,
    }
    if (!isMoment(header.at) || (header.happenedAt !== null && !isMoment(header.happenedAt)))
      throw new BadLine('time')
    const facts = canonical(line.facts)
    const included = line.salt === null ? null : canonical(line.personal)
    const digest =
      line.salt !== null && included !== null
        ? personalHash(line.salt, included)
        : typeof line.personal === 'string'
          ? line.personal
          : null
    const hash = chainHash(run.hash, header, facts, digest)
    at = header.at
    command = header.commandId
    const { incarnation } = run
    run = { incarnation, sequence: run.sequence + 1, hash }
    return {
      id: header.id,
      incarnation,
      sequence: header.sequence,
      type,
      version,
      aggregate,
      aggregate_id: header.aggregateId,
      at: header.at,
      happened_at: header.happenedAt,
      actor: header.actor,
      command_id: header.commandId,
      facts,
      personal: included,
      salt: line.salt,
      personal_hash: digest,
      hash,
    }
  }

  return { begin, decode }
}

/** A line that is none. `why` is for engineers: what was wrong with it. */
export class BadLine extends Error {
  readonly why: string
  constructor(why: string, options?: ErrorOptions) {
    super(`not a line of operations: ${why}`, options)
    this.why = why
  }
}

function lineOf(text: string): Line {
  const columns = json(text)
  if (!Array.isArray(columns) || columns.length < 8 || columns.length > 10) throw new BadLine('columns')
  const [
    kind,
    id,
    aggregate,
    after,
    happened,
    actor,
    command,
    facts,
    personal = null,
    salt = null,
  ]: unknown[] = columns
  if (
    isKind(kind) &&
    isText(id) &&
    isReference(aggregate) &&
    isWhole(after) &&
    (happened === null || isWhole(happened)) &&
    (actor === null || isReference(actor)) &&
    isCommand(command) &&
    isObject(facts)
  ) {
    const before = { kind, id, aggregate, after, happened, actor, command, facts }
    if (isText(salt) && isObject(personal)) return { ...before, personal, salt }
    if (salt === null && (personal === null || isHash(personal))) return { ...before, personal, salt }
  }
  throw new BadLine('columns')
}

function canonical(value: unknown): string {
  try {
    return canonicalJson(value)
  } catch (error) {
    throw new BadLine('value', { cause: error })
  }
}

function json(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new BadLine('json', { cause: error })
  }
}

const longestText = 100
const hashLength = 43

const isText = (value: unknown): value is string =>
  typeof value === 'string' &&
  value.length > 0 &&
  value.length <= longestText &&
  value.isWellFormed() &&
  !value.includes('\u0000')
/** What a clock can show. */
const isMoment = (value: number): boolean => value >= 0 && value <= 8_640_000_000_000_000
const isWhole = (value: unknown): value is number => Number.isSafeInteger(value)
const isReference = (value: unknown): value is number | string => isText(value) || isWhole(value)
const isCommand = (value: unknown): value is 0 | string => value === 0 || isText(value)
const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const isHash = (value: unknown): value is string => typeof value === 'string' && value.length === hashLength
const isKind = (value: unknown): value is Line['kind'] =>
  isWhole(value) ||
  (Array.isArray(value) &&
    value.length === 3 &&
    isText(value[0]) &&
    isWhole(value[1]) &&
    value[1] > 0 &&
    isText(value[2]))

function numbering() {
  const numbers = new Map<string, number>()
  const of = (text: string) => {
    const number = numbers.get(text)
    if (number !== undefined) return { known: true, number }
    numbers.set(text, numbers.size)
    return { known: false, number: numbers.size - 1 }
  }
  const refer = (text: string) => {
    const { known, number } = of(text)
    return known ? `${number}` : JSON.stringify(text)
  }
  return { of, refer }
}
