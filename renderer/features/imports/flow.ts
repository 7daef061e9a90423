import type { RegisterDryRun } from '../../../main/contract/case-imports.ts'
import type { ContractsDryRun } from '../../../main/contract/contract-imports.ts'
import type { ContractorsDryRun } from '../../../main/contract/contractor-imports.ts'
import type { FileReading } from '../../../main/contract/import-readings.ts'
import type { Corrections, ImportCounts, ImportFile, OwnersDryRun } from '../../../main/contract/imports.ts'
import { type FileChoice, suggestedChoice } from './plan.ts'

/** What the desk says would happen, of any kind of file. */
export type DryRun = OwnersDryRun | RegisterDryRun | ContractsDryRun | ContractorsDryRun

/** Where somebody is on the way from a file to its import. */
export type Flow =
  | { readonly step: 'choose'; readonly said: 'cancelled' | null }
  | { readonly step: 'upload'; readonly name: string; readonly done: number; readonly of: number }
  | {
      readonly step: 'reading'
      readonly file: ImportFile
      readonly jobId: string
      readonly mapping: string | null
      /** Kept while only the headings of a sheet are looked for again. */
      readonly before: FileChoice | null
    }
  | { readonly step: 'sheet'; readonly reading: FileReading; readonly choice: FileChoice }
  | {
      readonly step: 'checking'
      readonly reading: FileReading
      readonly choice: FileChoice
      readonly corrections: Corrections
      readonly jobId: string
    }
  | OutcomeFlow
  | (Omit<OutcomeFlow, 'step'> & { readonly step: 'committing'; readonly jobId: string })
  | {
      readonly step: 'done'
      readonly file: ImportFile
      readonly importId: string
      readonly counts: ImportCounts
      readonly checkJobId: string
    }

export interface OutcomeFlow {
  readonly step: 'outcome'
  readonly reading: FileReading
  readonly choice: FileChoice
  readonly corrections: Corrections
  /** Corrections that the dry run has taken into account. */
  readonly checked: Corrections
  readonly checkJobId: string
  readonly dryRun: DryRun
}

export type FlowEvent =
  | { readonly type: 'uploading'; readonly name: string; readonly done: number; readonly of: number }
  | {
      readonly type: 'readingStarted'
      readonly file: ImportFile
      readonly jobId: string
      readonly mapping: string | null
      readonly before: FileChoice | null
    }
  | { readonly type: 'read'; readonly reading: FileReading }
  | { readonly type: 'chosen'; readonly choice: FileChoice }
  | { readonly type: 'checkStarted'; readonly jobId: string; readonly corrections: Corrections }
  | { readonly type: 'checked'; readonly dryRun: DryRun }
  | { readonly type: 'corrected'; readonly corrections: Corrections }
  /** Whether contracts that vanished are asked about; the file is checked again with it. */
  | { readonly type: 'asked'; readonly asks: boolean }
  | { readonly type: 'commitStarted'; readonly jobId: string }
  | { readonly type: 'committed'; readonly importId: string; readonly counts: ImportCounts }
  /** A running step ended without its outcome: back to where it was started. */
  | { readonly type: 'stepOver'; readonly cancelled: boolean; readonly problem: unknown }
  | { readonly type: 'back' }
  | { readonly type: 'restart' }

export const beginning: Flow = { step: 'choose', said: null }

/** One step on; events that do not fit where somebody is leave everything as it is. */
export function nextFlow(flow: Flow, event: FlowEvent): Flow {
  switch (event.type) {
    case 'uploading':
      return { step: 'upload', name: event.name, done: event.done, of: event.of }
    case 'readingStarted': {
      const { file, jobId, mapping, before } = event
      return { step: 'reading', file, jobId, mapping, before }
    }
    case 'read': {
      if (flow.step !== 'reading') return flow
      const suggested = suggestedChoice(event.reading, flow.mapping)
      const choice = flow.before
        ? {
            ...suggested,
            ownersSheet: flow.before.ownersSheet,
            project: flow.before.project,
            askAboutVanished: flow.before.askAboutVanished,
          }
        : suggested
      return { step: 'sheet', reading: event.reading, choice }
    }
    case 'chosen':
      return flow.step === 'sheet' ? { ...flow, choice: event.choice } : flow
    case 'checkStarted': {
      if (flow.step !== 'sheet' && flow.step !== 'outcome') return flow
      const { reading, choice } = flow
      return { step: 'checking', reading, choice, corrections: event.corrections, jobId: event.jobId }
    }
    case 'checked': {
      if (flow.step !== 'checking') return flow
      const { reading, choice, corrections, jobId } = flow
      const checked = corrections
      return {
        step: 'outcome',
        reading,
        choice,
        corrections,
        checked,
        checkJobId: jobId,
        dryRun: event.dryRun,
      }
    }
    case 'corrected':
      return flow.step === 'outcome' ? { ...flow, corrections: event.corrections } : flow
    case 'asked':
      return flow.step === 'outcome'
        ? { ...flow, choice: { ...flow.choice, askAboutVanished: event.asks } }
        : flow
    case 'commitStarted':
      return flow.step === 'outcome' ? { ...flow, step: 'committing', jobId: event.jobId } : flow
    case 'committed': {
      if (flow.step !== 'committing') return flow
      const { reading, checkJobId } = flow
      const { importId, counts } = event
      return { step: 'done', file: reading.file, importId, counts, checkJobId }
    }
    case 'stepOver':
      return backFrom(flow, event.cancelled)
    case 'back':
      return flow.step === 'outcome'
        ? { step: 'sheet', reading: flow.reading, choice: flow.choice }
        : beginning
    case 'restart':
      return beginning
  }
}

function backFrom(flow: Flow, cancelled: boolean): Flow {
  if (flow.step === 'checking') return { step: 'sheet', reading: flow.reading, choice: flow.choice }
  if (flow.step === 'committing') {
    const { jobId: _, ...outcome } = flow
    return { ...outcome, step: 'outcome' }
  }
  return { step: 'choose', said: cancelled ? 'cancelled' : null }
}

/** Which of the four steps on top of the page is lit. */
export function stepNumber(flow: Flow): number {
  if (flow.step === 'done') return 3
  if (flow.step === 'outcome' || flow.step === 'committing') return 2
  return flow.step === 'sheet' || flow.step === 'checking' ? 1 : 0
}
