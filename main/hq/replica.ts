import { createGuard } from '../database/guard.ts'
import { type ReadDatabase, readOver } from '../database/read.ts'
import type { Connection } from '../database/sqlite.ts'
import { createSqliteWriter } from '../database/sqlite-writer.ts'
import type { Table } from '../database/table.ts'
import { DeskError } from '../contract/errors.ts'
import { applyContext, applyOperation } from '../log/append.ts'
import { type LogRow, operationOf } from '../log/content.ts'
import type { OperationRegistry } from '../log/operation.ts'
import { rebuiltTables } from '../log/rebuild.ts'
import type { CarriedRow } from '../sync/format/operation-lines.ts'
import { syncEndTable } from '../sync/tables.ts'

/**
 * What headquarters holds of one site: its log as it came and the tables that follow from it, in a database of the
 * same schema as the site's own. One receiver writes to it at a time; it holds a transaction open while a parcel is
 * read, and commits when all of it was found right.
 */

/** Where an incarnation's log ends here. */
export interface End {
  readonly sequence: number
  readonly hash: string
}

/** Why an operation stands in the log and not in the tables. */
export type HeldBack =
  /** Of a newer program: waits until this one is updated. */
  | 'newer'
  /** Its content does not fit, or the tables refuse it. */
  | 'broken'
  /** Something earlier of the same thing is held back. */
  | 'dependant'
  /** Written by a copy of the site about something that goes on elsewhere: a person decides. */
  | 'fork'

/** Operations applied between two savepoints. */
const chunkSize = 250

export interface ReplicaOptions {
  readonly connection: Connection
  readonly registry: OperationRegistry
  readonly syncedTables: readonly Table[]
}

export type Replica = ReturnType<typeof openReplica>

export function openReplica({ connection, registry, syncedTables }: ReplicaOptions) {
  const read: ReadDatabase = readOver(connection)
  const tables = createSqliteWriter(connection, 'nothing')
  const context = applyContext(connection, syncedTables, 'nothing')
  const guard = createGuard(connection)
  const insertOperation = connection.prepare(
    `insert or fail into operation (position, id, incarnation, sequence, type, version, aggregate, aggregate_id, at,
       happened_at, actor, command_id, facts, personal, salt, personal_hash, hash)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  const eraseFromLog = connection.prepare(
    `update operation set personal=null, salt=null where aggregate_id=? and aggregate=? and position<?`,
  )
  const fillPersonal = connection.prepare(
    `update operation set personal=?, salt=? where incarnation=? and sequence=? and personal is null and position>?`,
  )
  const holdBack = connection.prepare(
    'insert or abort into held_operation (position, aggregate_id, why) values (?, ?, ?)',
  )
  const childrenOf = connection
    .prepare('select distinct incarnation from operation where incarnation>=? and incarnation<?')
    .pluck()
  const hashAtSequence = connection
    .prepare('select hash from operation where incarnation=? and sequence=?')
    .pluck()
  const bornBefore = connection
    .prepare('select 1 from operation where aggregate_id=? and incarnation<>? and position<? limit 1')
    .pluck()

  const isOfSite = connection.prepare('select 1 from incarnation where id=?').pluck()

  /** Position of the last operation. */
  let last = 0
  /** Things of which something is held back. */
  let held = new Set<string>()
  let erased: Map<string, number> | undefined
  /** Whether one operation that fails may not take the others with it. */
  let careful = false

  /**
   * Does something in one transaction: all of it stands, or nothing. Savepoints take most of the time of a large one, so
   * there are none until something cannot be applied; then it is all done once more, with them.
   */
  async function transaction<Result>(work: () => Promise<Result>): Promise<Result> {
    try {
      return await within(false, work)
    } catch (error) {
      if (!(error instanceof CareNeeded)) throw error
      return within(true, work)
    }
  }

  async function within<Result>(care: boolean, work: () => Promise<Result>): Promise<Result> {
    careful = care
    begin()
    try {
      const result = await work()
      commit()
      return result
    } catch (error) {
      rollback()
      throw error
    }
  }

  function begin(): void {
    connection.exec('begin immediate')
    guard.open()
    erased = undefined
    last = Number(connection.prepare('select coalesce(max(position), 0) from operation').pluck().get())
    held = new Set(
      connection.prepare('select distinct aggregate_id from held_operation').pluck().all() as string[],
    )
  }

  function commit(): void {
    guard.close()
    connection.exec('commit')
  }

  function rollback(): void {
    if (connection.inTransaction) connection.exec('rollback')
  }

  /** Where an incarnation ends; undefined where nothing of it has come. */
  const endOf = (incarnation: string): End | undefined =>
    read.get<End & Record<string, unknown>>(
      'select sequence, hash from operation where incarnation=? order by sequence desc limit 1',
      [incarnation],
    )

  const hashAt = (incarnation: string, sequence: number): string | undefined => {
    const found: unknown = hashAtSequence.get(incarnation, sequence)
    return typeof found === 'string' ? found : undefined
  }

  /**
   * Puts operations behind what is there and applies them; each that cannot be applied stays in the log and is held
   * back with its reason.
   * @returns how many were held back
   */
  function record(rows: readonly CarriedRow[]): number {
    let heldBack = 0
    for (let start = 0; start < rows.length; start += chunkSize)
      heldBack += part(
        rows.slice(start, start + chunkSize).map(row => ({ ...row, position: (last += 1) })),
        insert,
      )
    return heldBack
  }

  /**
   * Makes the tables anew from the log: behind words that came later, and where a newer program may understand what was
   * held back. @returns how many operations are held back now
   */
  function applyAnew(): number {
    for (const table of rebuiltTables(syncedTables)) connection.prepare(`delete from "${table.name}"`).run()
    connection.prepare('delete from held_operation').run()
    held = new Set()
    let heldBack = 0
    for (let done = 0; ; ) {
      const rows = read.all<LogRow>('select * from operation where position>? order by position limit ?', [
        done,
        chunkSize,
      ])
      heldBack += part(rows, inLogAlready)
      done = rows.at(-1)?.position ?? done
      if (rows.length < chunkSize) return heldBack
    }
  }

  function part(rows: readonly LogRow[], store: (row: LogRow) => void): number {
    if (careful) return carefulPart(rows, store)
    try {
      return storeAll(rows, store)
    } catch (error) {
      throw isStorageFault(error) ? error : new CareNeeded('an operation cannot be applied', { cause: error })
    }
  }

  function storeAll(rows: readonly LogRow[], store: (row: LogRow) => void): number {
    let heldBack = 0
    for (const row of rows) {
      store(row)
      const why = apply(row)
      if (!why) continue
      hold(row, why)
      heldBack += 1
    }
    return heldBack
  }

  /** One savepoint; where something fails it is halved until what fails stands alone. */
  function carefulPart(rows: readonly LogRow[], store: (row: LogRow) => void): number {
    const before = new Set(held)
    connection.exec('savepoint part')
    try {
      const heldBack = storeAll(rows, store)
      connection.exec('release part')
      return heldBack
    } catch (error) {
      if (!connection.inTransaction || isStorageFault(error)) throw error
      connection.exec('rollback to part')
      connection.exec('release part')
      held = before
      if (rows.length > 1) {
        const middle = Math.ceil(rows.length / 2)
        return carefulPart(rows.slice(0, middle), store) + carefulPart(rows.slice(middle), store)
      }
      for (const row of rows) {
        storeOrRefuse(row, store)
        hold(row, 'broken')
      }
      return rows.length
    }
  }

  /** What not even the log can hold, such as an id that is there already, is in no log of a site. */
  function storeOrRefuse(row: LogRow, store: (row: LogRow) => void): void {
    try {
      store(row)
    } catch (error) {
      if (isStorageFault(error)) throw error
      throw new DeskError('sync.badManifest', undefined, { cause: error })
    }
  }

  /** @returns why it was not applied */
  function apply(row: LogRow): HeldBack | undefined {
    const why = reasonToHold(row)
    if (why) return why
    const known = understood(row)
    if (typeof known === 'string') return known
    const { definition, operation } = known
    // A site speaks for itself alone.
    if (definition.writer === 'headquarters' && isOfSite.get(originOf(row.incarnation)) !== undefined)
      return 'broken'
    for (const target of definition.erases?.(operation) ?? [])
      eraseFromLog.run(target.id, target.aggregate, row.position)
    applyOperation(definition, operation, tables, context)
    return undefined
  }

  function reasonToHold({ aggregate_id: id, incarnation, position }: LogRow): HeldBack | undefined {
    if (held.has(id)) return 'dependant'
    if (isChild(incarnation) && bornBefore.get(id, incarnation, position) !== undefined) return 'fork'
    return undefined
  }

  function understood(row: LogRow): ReturnType<typeof operationOf> | HeldBack {
    try {
      return operationOf(registry, row)
    } catch (error) {
      if (!(error instanceof DeskError)) throw error
      return error.code === 'log.unknownOperation' ? 'newer' : 'broken'
    }
  }

  function hold(row: LogRow, why: HeldBack): void {
    holdBack.run(row.position, row.aggregate_id, why)
    held.add(row.aggregate_id)
  }

  function insert(row: LogRow): void {
    insertOperation.run(
      row.position,
      row.id,
      row.incarnation,
      row.sequence,
      row.type,
      row.version,
      row.aggregate,
      row.aggregate_id,
      row.at,
      row.happened_at,
      row.actor,
      row.command_id,
      row.facts,
      row.personal,
      row.salt,
      row.personal_hash,
      row.hash,
    )
  }

  const wordsOf = (incarnation: string): number =>
    read.get<{ words: number }>('select words from sync_end where id=?', [incarnation])?.words ?? 0

  /** Notes up to where an incarnation is held with its words. */
  const noteWords = (incarnation: string, words: number): void =>
    tables.put(syncEndTable, { id: incarnation, sequence: endOf(incarnation)?.sequence ?? 0, words })

  /** Copies of an incarnation that went on by themselves. */
  const children = (incarnation: string): readonly string[] =>
    childrenOf.all(`${incarnation}+`, `${incarnation},`) as string[]

  /** Up to which position the words of a thing were erased; read once a transaction. */
  const erasures = (): ReadonlyMap<string, number> => {
    if (erased) return erased
    erased = new Map()
    const types = [...registry.values()].filter(({ erases }) => erases).map(({ type }) => type)
    const rows = read.all<LogRow>(
      'select * from operation where type in (select value from json_each(?)) order by position',
      [JSON.stringify(types)],
    )
    for (const row of rows) {
      const known = understood(row)
      if (typeof known === 'string') continue
      for (const { aggregate, id } of known.definition.erases?.(known.operation) ?? [])
        erased.set(`${aggregate}\n${id}`, row.position)
    }
    return erased
  }

  /** Puts words in place that had been withheld; what was erased stays erased. @returns whether it did */
  function fill(incarnation: string, row: CarriedRow): boolean {
    const until = erasures().get(`${row.aggregate}\n${row.aggregate_id}`) ?? 0
    return fillPersonal.run(row.personal, row.salt, incarnation, row.sequence, until).changes === 1
  }

  return {
    read,
    transaction,
    endOf,
    hashAt,
    wordsOf,
    noteWords,
    children,
    record,
    fill,
    applyAnew,
  }
}

/** What was begun without savepoints has to be done with them. */
class CareNeeded extends Error {}

const inLogAlready = () => undefined

/** Under what a copy's operations are kept that went on by itself from an incarnation. */
export const childName = (incarnation: string, hash: string): string => `${incarnation}+${hash.slice(0, 8)}`
const isChild = (incarnation: string): boolean => incarnation.includes('+')
/** The incarnation itself, or the one a copy's operations belong to. */
export const originOf = (incarnation: string): string => incarnation.split('+')[0] ?? incarnation

/** A disk that is full or fails is nobody's operation. */
const isStorageFault = (error: unknown): boolean =>
  error instanceof Error &&
  'code' in error &&
  /^SQLITE_(?:FULL|IOERR|CORRUPT|NOMEM|BUSY)/.test(String(error.code))
