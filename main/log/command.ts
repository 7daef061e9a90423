import type { z } from 'zod'
import type { Permission, Role } from '../contract/permissions.ts'
import type { ReadDatabase } from '../database/read.ts'
import type { TableWriter } from '../database/table-writer.ts'
import type { ForeignRow } from './foreign.ts'
import type { IncarnationReason } from './incarnation.ts'
import type { OperationDefinition } from './operation.ts'

/** Who asks. A command without a staff member is the program's own (set-up, schedules, command line). */
export interface Actor {
  readonly staffId: string | null
  /** Role by which permissions are decided; 'system' may do everything. */
  readonly role: string
  /** The most that may be done on the device it comes from; null or left out where nothing is limited. */
  readonly limit?: Role | null
}

/** Who asks and nothing else of them, where more is known. */
export const asActor = ({ staffId, role, limit = null }: Actor): Actor => ({ staffId, role, limit })

/** Members that may be missing may also be given as undefined. */
type Given<T> = { [K in keyof T]: undefined extends T[K] ? T[K] | undefined : T[K] }
type Words<T> = { readonly [K in keyof T]?: T[K] | undefined }

/** What a command can use while it decides. It runs wholly in the writer's turn, in one transaction. */
export interface CommandContext {
  readonly read: ReadDatabase
  readonly actor: Actor
  readonly commandId: string
  /** The desk's clock, one value for the whole command. */
  readonly now: number
  /** What the device says about when this happened; null where it says nothing. */
  readonly happenedAt: number | null
  readonly site: { readonly id: string; readonly incarnation: string; readonly letter: string }
  newId(): string
  /** 32 random bytes as base64url, for tokens. */
  newSecret(): string
  /** Records that something happened and applies it at once, so later reads of this command see it. */
  emit<Facts extends z.ZodObject, Personal extends z.ZodObject>(
    definition: OperationDefinition<string, Facts, Personal>,
    aggregateId: string,
    content: {
      readonly facts: Given<z.input<Facts>>
      readonly personal?: Words<z.input<Personal>>
      /** When this happened, where it differs from the rest of the command: rows of an old register. */
      readonly happenedAt?: number
      /**
       * Who it was, where the program acts for a person it has just recognised: signing in and out. Refused with
       * `permission.denied` unless the program itself asked.
       */
      readonly by?: string
      /**
       * The content came out of the definition's own schemas in this program and was sealed since: an import parses
       * fifty thousand rows while it tries them, and not again while everybody waits for the writer.
       */
      readonly parsed?: true
    },
  ): void
  /**
   * Runs another command within this one, in the same transaction, as `actor` at `at` (UTC milliseconds): for the
   * program's own commands that play what people did. Permissions and input are checked as always. Errors: those
   * of the command, `permission.denied` where the outer command was not asked by the program itself.
   */
  perform(part: {
    readonly name: string
    readonly input: unknown
    readonly actor: Actor
    readonly at: number
  }): unknown
  /**
   * Records what headquarters recorded for this site, as it came, and applies it; reactions follow as after anything
   * else. Errors: `log.broken`, `log.unknownOperation`,
   * `sync.notFromHeadquarters`.
   */
  takeOver(row: ForeignRow): void
  /** Begins a new incarnation of this replica: at set-up, after a restore, on a cloned machine. */
  startIncarnation(start: {
    readonly siteId: string
    readonly letter: string
    readonly reason: IncarnationReason
  }): void
  /** Writes local-only tables (sessions, drafts, job state). Synced tables are guarded against it. */
  readonly local: TableWriter
  /** For commands that work through many rows: reports how many are done of how many, throws when cancelled. */
  progress(done: number, of: number): void
}

export interface CommandOptions<Name extends string, Input extends z.ZodType, Result> {
  /** `aggregate.verb`, the name in the API, the audit trail and the idempotency record. */
  readonly name: Name
  readonly permission: Permission
  readonly input: Input
  /**
   * For commands that touch tens of thousands of things: search and other derived state is refreshed behind the
   * commit, in slices, by the writer's task `settleDerived`. Whoever runs the command runs the task too.
   */
  readonly derivedLater?: boolean
  /**
   * For work that is done in very many turns, between which others have theirs. The answer says whether there is more:
   * `left`. Memory for pages is kept until there is not.
   */
  readonly inTurns?: boolean
  run(context: CommandContext, input: z.output<Input>): Result
}

export interface CommandDefinition<
  Name extends string = string,
  Input extends z.ZodType = z.ZodType,
  Result = unknown,
> extends CommandOptions<Name, Input, Result> {}

/** Defines what people ask for: read, decide, emit. */
export function defineCommand<const Name extends string, Input extends z.ZodType, Result>(
  options: CommandOptions<Name, Input, Result>,
): CommandDefinition<Name, Input, Result> {
  return options
}

/** One call of a command, as it crosses to the writer thread. */
export interface CommandCall {
  /** Made by the client; the same id again returns the first result. */
  readonly id: string
  readonly name: string
  readonly input: unknown
  readonly actor: Actor
  readonly happenedAt?: number | null
}
