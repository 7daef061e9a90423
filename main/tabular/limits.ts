import { DeskError } from '../contract/errors.ts'

/** What a foreign file may cost. Sizes in bytes, time in milliseconds. */
export type TabularLimits = {
  fileBytes: number
  /** A BIFF `.xls` is parsed in memory as a whole, so it has a limit of its own. */
  xlsFileBytes: number
  /** Sum of everything unpacked from one `.xlsx` for one reading. */
  unzippedBytes: number
  /** Unpacked over packed size of one part, judged only above `ratioFromBytes`. */
  ratio: number
  ratioFromBytes: number
  zipEntries: number
  rows: number
  columns: number
  /** Characters of one cell; what Excel itself allows. */
  cellChars: number
  sharedStringBytes: number
  sharedStringCount: number
  merges: number
  /** For opening the file and for reading one sheet, each. */
  timeMs: number
}

export const defaultLimits: TabularLimits = {
  fileBytes: 200 * 2 ** 20,
  xlsFileBytes: 64 * 2 ** 20,
  unzippedBytes: 2 * 2 ** 30,
  ratio: 300,
  ratioFromBytes: 16 * 2 ** 20,
  zipEntries: 10_000,
  rows: 1_048_576,
  columns: 1_000,
  cellChars: 32_767,
  sharedStringBytes: 128 * 2 ** 20,
  sharedStringCount: 4_000_000,
  merges: 100_000,
  timeMs: 300_000,
}

/** Stops work that was cancelled or takes too long. `check` is cheap enough for every row. */
export class Watch {
  readonly #until: number
  readonly #limitMs: number
  readonly #where: string
  readonly #now: () => number
  readonly #signals: readonly AbortSignal[]

  constructor(
    where: string,
    limitMs: number,
    now: () => number,
    signals: readonly (AbortSignal | undefined)[],
  ) {
    this.#where = where
    this.#limitMs = limitMs
    this.#now = now
    this.#until = now() + limitMs
    this.#signals = signals.filter(signal => signal !== undefined)
  }

  /** Throws `job.cancelled` or `tabular.timeout`. */
  check(): void {
    for (const signal of this.#signals) if (signal.aborted) throw new DeskError('job.cancelled')
    if (this.#now() > this.#until) {
      throw new DeskError('tabular.timeout', { where: this.#where, limit: Math.round(this.#limitMs / 1000) })
    }
  }
}

export function megabytes(bytes: number): number {
  return Math.ceil(bytes / 2 ** 20)
}
