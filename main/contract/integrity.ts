import { z } from 'zod'

/** What is wrong with a stored file: other bytes than were stored, gone, or the disk does not give them out. */
export const faultKinds = ['damaged', 'missing', 'unreadable'] as const
export const FaultKind = z.enum(faultKinds)
export type FaultKind = z.infer<typeof FaultKind>

/** Where a file is named: what a person opens to see what it is about. */
export interface FilePlace {
  readonly kind: 'case' | 'sheet' | 'unit' | 'scan' | 'import'
  /** Of the case, the contact sheet, the home whose document it is, the scan or the import. */
  readonly id: string
  /** Number of the case, the sheet or the home. */
  readonly name: string | null
}

/** A file that was found damaged, missing or unreadable. */
export interface FileFinding {
  /** Twelve letters by which logs name the file; says nothing about its content. */
  readonly file: string
  readonly why: FaultKind
  /** UTC milliseconds. */
  readonly foundAt: number
  readonly repairedAt: number | null
  readonly places: readonly FilePlace[]
}

/** How the stored files are. */
export interface IntegrityReport {
  readonly running: boolean
  /** The round under way: how many files and bytes were read and how far it is, from 0 to 1. */
  readonly round: {
    readonly startedAt: number
    readonly checked: number
    readonly bytes: number
    readonly part: number
  } | null
  /** The last round that read every file. */
  readonly last: {
    readonly startedAt: number
    readonly endedAt: number
    readonly checked: number
    readonly bytes: number
  } | null
  /** Findings without a remedy first, each newest first; at most `shown` of them. */
  readonly findings: readonly FileFinding[]
  readonly open: number
}
