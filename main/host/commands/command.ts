import type { ParseArgsOptionsConfig } from 'node:util'
import type { Desk } from '../../desk/desk.ts'
import type { DataPlace } from '../folders.ts'

/** What was given for an option: its text, whether it was there, or each of its texts where it may be repeated. */
export type OptionValue = string | boolean | readonly (string | boolean)[] | undefined

/** What a command line module gets to work with. */
export interface CliContext {
  /** Values of the options, by name. */
  readonly values: Readonly<Record<string, OptionValue>>
  readonly positionals: readonly string[]
  readonly place: DataPlace
  /** Opens the desk in `--data`; fails where it was not set up. Closed by the caller after the command. */
  openDesk(options?: { threads?: boolean; allowNew?: boolean }): Promise<Desk>
  /** Progress for people, on standard error, only where it is a terminal. */
  progress(done: number, of: number): void
  /** A line for people while the command runs. */
  say(line: string): void
  /** Set when the person pressed Ctrl C. */
  readonly signal: AbortSignal
}

export interface CliOutcome {
  /** False: the command ran and found something wrong (exit code 1). */
  readonly ok: boolean
  /** Last line of standard output with `--json`. */
  readonly report: Readonly<Record<string, unknown>>
  /** What people read. */
  readonly lines: readonly string[]
}

/** One subcommand of `desk`. */
export interface CliCommand {
  /** One or two words: `verify`, `import owners`. */
  readonly name: string
  /** Behind the name in the usage line. */
  readonly usage: string
  readonly summary: string
  /** What `--help` says besides. */
  readonly details?: string
  readonly options: ParseArgsOptionsConfig
  /** How many positional arguments it takes. */
  readonly positionals: number
  run(context: CliContext): Promise<CliOutcome>
}

/** A mistake in how a command was called: exit code 2 and the usage line. */
export class WrongUse extends Error {}

/** The text of an option that must be given. */
export function required(context: CliContext, name: string): string {
  const value = context.values[name]
  if (typeof value !== 'string' || value === '') throw new WrongUse(`--${name} is missing`)
  return value
}
