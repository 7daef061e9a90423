import type { Reason } from './item.ts'

/** No answer came, or none that says anything: later again. */
export class NoAnswer extends Error {
  /** How long the desk asked to wait, in milliseconds. */
  readonly wait: number | undefined

  constructor(why: string, wait?: number) {
    super(why)
    this.name = 'NoAnswer'
    this.wait = wait
  }
}

/** The desk said no. */
export class Refused extends Error {
  readonly reason: Reason

  constructor(reason: Reason) {
    super(reason.code)
    this.name = 'Refused'
    this.reason = reason
  }
}

export interface CommandToSend {
  readonly procedure: string
  readonly commandId: string
  readonly happenedAt: number
  readonly input: unknown
}

/** The way to the desk, for one person's items. Every call rejects with {@link NoAnswer} or {@link Refused}. */
export interface DeskLine {
  begin(by: string, name: string, size: number): Promise<{ uploadId: string }>
  /** From where to go on. */
  offset(by: string, uploadId: string): Promise<number>
  slice(by: string, uploadId: string, offset: number, bytes: Uint8Array<ArrayBuffer>): Promise<number>
  command(by: string, command: CommandToSend): Promise<void>
}
