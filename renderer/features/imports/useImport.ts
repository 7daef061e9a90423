import { useMutation } from '@tanstack/react-query'
import { useEffect, useReducer, useRef } from 'react'
import type { Corrections, ImportFile, ImportKind } from '../../../main/contract/imports.ts'
import type { FileReading } from '../../../main/contract/import-readings.ts'
import { DeskError, isErrorCode } from '../../../main/contract/errors.ts'
import { newId, useTRPC } from '../../app/api.ts'
import { beginning, type Flow, type FlowEvent, nextFlow } from './flow.ts'
import { contractorPlanOf, contractPlanOf, type FileChoice, planOf, registerPlanOf } from './plan.ts'
import { upload } from '../cases/files/upload.ts'
import { type JobStatus, useJob } from './useJob.ts'

/** The whole way from a chosen file to its import: where it stands, what went wrong, what can be done next. */
export function useImport(kind: ImportKind) {
  const trpc = useTRPC()
  const [{ flow, problem }, dispatch] = useReducer(nextState, { flow: beginning, problem: null })
  const stop = useRef<AbortController | null>(null)
  const open = useMutation(trpc.imports.open.mutationOptions())
  const read = useMutation(trpc.imports.read.mutationOptions())
  const check = useMutation(trpc.imports.check.mutationOptions())
  const checkRegister = useMutation(trpc.imports.checkRegister.mutationOptions())
  const checkContracts = useMutation(trpc.imports.checkContracts.mutationOptions())
  const checkContractors = useMutation(trpc.imports.checkContractors.mutationOptions())
  const commit = useMutation(trpc.imports.commit.mutationOptions())
  const cancelJob = useMutation(trpc.jobs.cancel.mutationOptions())

  const running = 'jobId' in flow ? flow.jobId : null
  const job = useJob(running)
  const status = job.data
  // Each finished job is taken over once, whatever renders in between.
  const taken = useRef<string | null>(null)
  useEffect(() => {
    if (!status || running === null || status.state === 'running' || taken.current === running) return
    taken.current = running
    if (status.state === 'done') {
      if (status.reading) dispatch({ type: 'read', reading: status.reading })
      if (status.dryRun) dispatch({ type: 'checked', dryRun: status.dryRun })
      if (status.committed) dispatch({ type: 'committed', ...status.committed })
      return
    }
    const failed = status.state === 'failed' ? failureOf(status) : null
    dispatch({ type: 'stepOver', cancelled: status.state === 'cancelled', problem: failed })
  }, [status, running])

  const attempt = async (work: () => Promise<void>) => {
    try {
      await work()
    } catch (error) {
      const cancelled = error instanceof Error && error.name === 'AbortError'
      dispatch({ type: 'stepOver', cancelled, problem: cancelled ? null : error })
    }
  }
  const start = (work: () => Promise<void>) => {
    attempt(work).catch(reportError)
  }

  const startReading = async (
    file: ImportFile,
    mapping: string | null,
    headerRows: { sheet: number; row: number }[],
    before: FileChoice | null,
  ) => {
    const { jobId } = await read.mutateAsync({ file, kind, mapping, headerRows })
    dispatch({ type: 'readingStarted', file, jobId, mapping, before })
  }

  const checkWith = (
    reading: FileReading,
    choice: FileChoice,
    corrections: Corrections,
    instead: string | null,
  ) => {
    const { file } = reading
    const ways = {
      owners: () => check.mutateAsync({ file, plan: planOf(reading, choice, corrections), instead }),
      cases: () =>
        checkRegister.mutateAsync({ file, plan: registerPlanOf(reading, choice, corrections), instead }),
      contracts: () =>
        checkContracts.mutateAsync({ file, plan: contractPlanOf(reading, choice, corrections), instead }),
      contractors: () =>
        checkContractors.mutateAsync({
          file,
          plan: contractorPlanOf(reading, choice, corrections),
          instead,
        }),
    }
    start(async () => {
      const { jobId } = await ways[kind]()
      dispatch({ type: 'checkStarted', jobId, corrections })
    })
  }

  return {
    kind,
    flow,
    error: problem ?? job.error,
    status,
    /** Sends a file and reads it. */
    choose(file: File, mapping: string | null) {
      start(async () => {
        const control = new AbortController()
        stop.current = control
        dispatch({ type: 'uploading', name: file.name, done: 0, of: file.size })
        const uploadId = await upload(file, {
          signal: control.signal,
          onProgress: (done, of) => dispatch({ type: 'uploading', name: file.name, done, of }),
        })
        await startReading(await open.mutateAsync({ uploadId }), mapping, [], null)
      })
    },
    /** Reads the file again: another row holds the headings, or a saved mapping says the columns. */
    reread(mapping: string | null, headerRows: { sheet: number; row: number }[]) {
      if (flow.step !== 'sheet') return
      start(() => startReading(flow.reading.file, mapping, headerRows, flow.choice))
    },
    decide: (choice: FileChoice) => dispatch({ type: 'chosen', choice }),
    correct: (corrections: Corrections) => dispatch({ type: 'corrected', corrections }),
    check(corrections: Corrections = []) {
      if (flow.step !== 'sheet' && flow.step !== 'outcome') return
      checkWith(flow.reading, flow.choice, corrections, flow.step === 'outcome' ? flow.checkJobId : null)
    },
    /** Whether contracts that vanished are asked about: what would happen is another thing then. */
    ask(asks: boolean) {
      if (flow.step !== 'outcome') return
      const { reading, choice, corrections, checkJobId } = flow
      dispatch({ type: 'asked', asks })
      checkWith(reading, { ...choice, askAboutVanished: asks }, corrections, checkJobId)
    },
    commit() {
      if (flow.step !== 'outcome') return
      const { checkJobId } = flow
      start(async () => {
        const { jobId } = await commit.mutateAsync({ commandId: newId(), checkJobId })
        dispatch({ type: 'commitStarted', jobId })
      })
    },
    cancel() {
      stop.current?.abort()
      if (running !== null) cancelJob.mutate({ jobId: running })
      else dispatch({ type: 'restart' })
    },
    back: () => dispatch({ type: 'back' }),
    restart: () => dispatch({ type: 'restart' }),
    starting: [open, read, check, checkRegister, checkContracts, checkContractors, commit].some(
      one => one.isPending,
    ),
  }
}

interface ImportState {
  readonly flow: Flow
  /** What stopped the last step; goes with the next one. */
  readonly problem: unknown
}

function nextState({ flow }: ImportState, event: FlowEvent): ImportState {
  return { flow: nextFlow(flow, event), problem: event.type === 'stepOver' ? event.problem : null }
}

export type ImportControl = ReturnType<typeof useImport>

/** Why a job failed, as an error the screens know how to show. */
export function failureOf({ error }: Pick<JobStatus, 'error'>): DeskError {
  if (error && isErrorCode(error.code)) return new DeskError(error.code, error.params)
  return new DeskError('unexpected', { reference: error?.code ?? '—' })
}
