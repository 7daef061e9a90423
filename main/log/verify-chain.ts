import type { ReadDatabase } from '../database/read.ts'
import type { RowOf } from '../database/table.ts'
import { chainHash, genesisHash, personalHash } from './chain.ts'
import { channelBegun } from './channel.ts'
import { type LogRow, operationOf } from './content.ts'
import { incarnationStarted } from './incarnation.ts'
import type { OperationRegistry } from './operation.ts'
import type { replicaTable } from './tables.ts'

/**
 * What is wrong with the log at one place:
 * - `order`: the position or the sequence does not follow the one before: something was removed, added or moved
 * - `genesis`: an incarnation does not begin as it must, or not where the former one ended
 * - `hash`: header, facts or hash were changed
 * - `personal`: personal data, salt or their hash were changed
 * - `personal-missing`: personal data is gone and no erasure says why
 * - `not-erased`: an erasure says that personal data is gone, but it is there
 * - `head`: the log ends elsewhere than the desk remembers
 */
export type ChainFault =
  | 'order'
  | 'genesis'
  | 'hash'
  | 'personal'
  | 'personal-missing'
  | 'not-erased'
  | 'head'

export interface ChainProblem {
  readonly incarnation: string
  readonly sequence: number
  readonly position: number
  readonly why: ChainFault
}

export interface ChainReport {
  /** Operations looked at. */
  readonly checked: number
  readonly incarnations: number
  /** In the order of the log, the first is the first broken one; at most {@link maxChainProblems}. */
  readonly problems: readonly ChainProblem[]
}

/** Problems told; one early change would otherwise be followed by as many as there are operations. */
export const maxChainProblems = 20

interface End {
  readonly sequence: number
  readonly hash: string
}

export interface VerifyChainOptions {
  readonly registry: OperationRegistry
  progress?(done: number, of: number): void
}

const progressEvery = 1_000

/** Reads the whole log once, in the order of arrival, and checks everything that the chain promises. */
export function verifyChain(read: ReadDatabase, options: VerifyChainOptions): ChainReport {
  const of = read.get<{ last: number | null }>('select max(position) as last from operation')?.last ?? 0
  const problems: ChainProblem[] = []
  const ends = new Map<string, End>()
  const erasure = watchErasure(read, options.registry)
  let position = 0
  let checked = 0
  /** The last operation, and the last that this replica recorded itself. */
  let last: LogRow | undefined
  let own: LogRow | undefined
  const channels = new Set<string>()
  for (const row of read.iterate<LogRow>('select * from operation order by position')) {
    const fault = faultOf(row, position, ends) ?? erasure.look(row)
    if (fault && problems.length < maxChainProblems) problems.push({ ...placeOf(row), why: fault })
    position = row.position
    ends.set(row.incarnation, { sequence: row.sequence, hash: row.hash })
    last = row
    if (isChannel(row)) channels.add(row.incarnation)
    if (!channels.has(row.incarnation)) own = row
    checked += 1
    if (checked % progressEvery === 0) options.progress?.(checked, of)
  }
  for (const place of erasure.unexplained()) {
    if (problems.length < maxChainProblems) problems.push({ ...place, why: 'personal-missing' })
  }
  if (!headFits(read, last, own)) {
    const place = last ? placeOf(last) : { incarnation: '', sequence: 0, position: 0 }
    if (problems.length < maxChainProblems) problems.push({ ...place, why: 'head' })
  }
  return { checked, incarnations: ends.size, problems }
}

const placeOf = ({ incarnation, sequence, position }: LogRow) => ({ incarnation, sequence, position })

function faultOf(row: LogRow, position: number, ends: ReadonlyMap<string, End>): ChainFault | undefined {
  if (row.position !== position + 1) return 'order'
  const before = ends.get(row.incarnation)
  if (row.sequence !== (before?.sequence ?? 0) + 1) return 'order'
  const previous = before?.hash ?? beginning(row, ends)
  if (previous === undefined) return 'genesis'
  if (personalChanged(row)) return 'personal'
  const header = {
    sequence: row.sequence,
    id: row.id,
    type: row.type,
    version: row.version,
    aggregate: row.aggregate,
    aggregateId: row.aggregate_id,
    at: row.at,
    happenedAt: row.happened_at,
    actor: row.actor,
    commandId: row.command_id,
  }
  return chainHash(previous, header, row.facts, row.personal_hash) === row.hash ? undefined : 'hash'
}

/** The hash an incarnation begins with; undefined where its first operation does not say so as it must. */
function beginning(row: LogRow, ends: ReadonlyMap<string, End>): string | undefined {
  if (isChannel(row)) return genesisHash(row.incarnation, null)
  const facts = incarnationStarted.facts.safeParse(safeJson(row.facts))
  if (row.type !== incarnationStarted.type || !facts.success) return undefined
  if (facts.data.incarnation !== row.incarnation) return undefined
  const { previous } = facts.data
  if (!previous) return ends.size === 0 ? genesisHash(row.incarnation, null) : undefined
  const end = ends.get(previous.incarnation)
  if (end?.sequence !== previous.sequence || end.hash !== previous.hash) return undefined
  return genesisHash(row.incarnation, previous.hash)
}

/** What headquarters sends down begins by itself: it is chained to nothing of this log. */
const isChannel = ({ type, aggregate_id: id, incarnation }: LogRow): boolean =>
  type === channelBegun.type && id === incarnation

function personalChanged({ personal, salt, personal_hash: digest }: LogRow): boolean {
  if (personal === null) return salt !== null
  return salt === null || digest !== personalHash(salt, personal)
}

function safeJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // Not JSON any more: reported as a broken beginning by the caller.
    return undefined
  }
}

/** Holds what is missing until the erasure that explains it comes by. */
function watchErasure(read: ReadDatabase, registry: OperationRegistry) {
  const missing = new Map<string, ReturnType<typeof placeOf>>()
  const keyOf = (aggregate: string, id: string) => `${aggregate}\n${id}`

  function look(row: LogRow): ChainFault | undefined {
    if (row.personal === null && row.personal_hash !== null) {
      const key = keyOf(row.aggregate, row.aggregate_id)
      if (!missing.has(key)) missing.set(key, placeOf(row))
    }
    const definition = registry.get(row.type)
    if (!definition?.erases) return undefined
    const { operation } = operationOf(registry, row)
    let fault: ChainFault | undefined
    for (const target of definition.erases(operation)) {
      missing.delete(keyOf(target.aggregate, target.id))
      const left = read.get(
        'select 1 from operation where aggregate_id=? and aggregate=? and position<? and personal is not null limit 1',
        [target.id, target.aggregate, row.position],
      )
      if (left) fault = 'not-erased'
    }
    return fault
  }

  return { look, unexplained: () => missing.values() }
}

function headFits(read: ReadDatabase, last: LogRow | undefined, own: LogRow | undefined): boolean {
  const head = read.get<RowOf<typeof replicaTable>>(`select * from replica where id='own'`)
  if (!head || !last) return !head && !last
  return (
    head.position === last.position &&
    head.incarnation === own?.incarnation &&
    head.sequence === own.sequence &&
    head.hash === own.hash
  )
}
