import type { z } from 'zod'
import type { Table } from '../database/table.ts'
import type { TableWriter } from '../database/table-writer.ts'

/** One operation as `apply` sees it. `personal` is empty where it was erased or withheld. */
export interface Operation<Facts, Personal> {
  readonly position: number
  readonly incarnation: string
  readonly sequence: number
  readonly id: string
  readonly type: string
  readonly version: number
  readonly aggregate: string
  readonly aggregateId: string
  /** The desk's clock when it was recorded. */
  readonly at: number
  /** When a device or person says it happened. */
  readonly happenedAt: number | null
  /** Staff member; null for the program itself. */
  readonly actor: string | null
  readonly commandId: string
  readonly facts: Facts
  readonly personal: Partial<Personal>
}

/** Something else on whose timeline an operation stands: the unit or the person of a case. */
export type SubjectId = string

/** A row that `apply` will look at with `find`. */
export interface NeededRow {
  readonly table: Table
  readonly key: string
}

/** One aggregate whose personal data goes. */
export interface ErasedAggregate {
  readonly aggregate: string
  readonly id: string
}

export interface OperationOptions<
  Type extends string,
  Facts extends z.ZodObject,
  Personal extends z.ZodObject,
> {
  /** `aggregate.pastTense`, never changed once released. */
  readonly type: Type
  readonly version: number
  readonly aggregate: string
  /** All that does not identify or quote a person. */
  readonly facts: Facts
  /** What identifies or quotes a person; every member may be missing later. */
  readonly personal: Personal
  /** The only one who records it; left out where every site does. */
  readonly writer?: 'headquarters'
  /** Rows that `apply` finds; loaded ahead in batches where reads are remote. */
  needs?(operation: Operation<z.infer<Facts>, z.infer<Personal>>): readonly NeededRow[]
  /** Ids of other things whose timelines show this operation. */
  subjects?(
    operation: Operation<z.infer<Facts>, z.infer<Personal>>,
  ): readonly (SubjectId | null | undefined)[]
  /** Turns facts and personal data of older versions into those of this one; kept for ever. */
  upgrade?(
    version: number,
    content: { facts: unknown; personal: unknown },
  ): { facts: unknown; personal: unknown }
  /** Aggregates whose personal data this operation erases, in log and tables, as far as they came before it. */
  erases?(operation: Operation<z.infer<Facts>, z.infer<Personal>>): readonly ErasedAggregate[]
  /**
   * Writes the tables. No clock, no randomness, no I/O; never refuses; reads only rows named by `needs`; works
   * with `personal` empty. The same on every replica.
   */
  apply(tx: TableWriter, operation: Operation<z.infer<Facts>, z.infer<Personal>>): void
}

export interface OperationDefinition<
  Type extends string = string,
  Facts extends z.ZodObject = z.ZodObject,
  Personal extends z.ZodObject = z.ZodObject,
> extends OperationOptions<Type, Facts, Personal> {}

/** Defines what can happen to an aggregate. */
export function defineOperation<
  const Type extends string,
  Facts extends z.ZodObject,
  Personal extends z.ZodObject,
>(options: OperationOptions<Type, Facts, Personal>): OperationDefinition<Type, Facts, Personal> {
  return options
}

/**
 * Any operation definition, for lists of them. Methods are bivariant in TypeScript, which is what makes this a
 * supertype; the registry parses content with the definition's own schemas before it calls `apply`.
 */
export type AnyOperation = OperationDefinition

/** Operation definitions by type. */
export type OperationRegistry = ReadonlyMap<string, AnyOperation>

export function operationRegistry(definitions: readonly AnyOperation[]): OperationRegistry {
  const registry = new Map<string, AnyOperation>()
  for (const definition of definitions) {
    if (registry.has(definition.type)) throw new Error(`operation ${definition.type} is defined twice`)
    registry.set(definition.type, definition)
  }
  return registry
}
