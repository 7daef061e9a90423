import type { Reason } from './item.ts'

/** A photo as a phone keeps it until the desk has it; its bytes lie beside it in sealed pieces. */
export interface KeptPhoto {
  /** Made when it was taken; the same at every try, so that the desk stores it once. */
  readonly id: string
  /** For what it was taken. */
  readonly targetId: string
  readonly name: string
  /** Bytes. */
  readonly size: number
  /** Of the phone's own clock, which may be wrong. */
  readonly takenAt: number
  /** In which order they were taken; a clock does not tell. */
  readonly order: number
  /** Of the desk, once it knows of the upload. */
  readonly uploadId: string | null
  /** Why the desk never takes it; null while it is on its way. */
  readonly refused: Reason | null
}
