import { z } from 'zod'
import { action, type CallContext, command, query, router } from '../api/procedure.ts'
import { type RegisterDryRun, RegisterPlan } from '../contract/case-imports.ts'
import { type ContractsDryRun, ContractPlan } from '../contract/contract-imports.ts'
import { type ContractorsDryRun, ContractorPlan } from '../contract/contractor-imports.ts'
import { DeskError } from '../contract/errors.ts'
import type { FileReading } from '../contract/import-readings.ts'
import {
  type ImportCounts,
  ImportFile,
  ImportKind,
  ImportPlan,
  type OwnersDryRun,
} from '../contract/imports.ts'
import { LanguageCode } from '../contract/site.ts'
import { Id, Millis } from '../contract/values.ts'
import { registerDryRunJob } from './case-dry-run.ts'
import { removeMapping, saveMapping } from './commands.ts'
import { contractorsDryRunJob } from './contractor-dry-run.ts'
import { contractsDryRunJob } from './contract-dry-run.ts'
import { dryRunJob } from './dry-run.ts'
import { importEntry, importHistory, savedMappings } from './queries.ts'
import { readFileJob } from './read-file.ts'
import { refusedFileJob } from './refused-file.ts'
import { type AnyDryRun, commitDryRun, discardDryRun, undoWholeImport, type Watching } from './run.ts'

const permission = 'import.run'
const CheckJob = z.object({ checkJobId: z.uuid() })

/**
 * Importing owners and homes, the cases of an old register, contracts from sales, or contractors: upload a file, `open`
 * it, `read` it as what it is, `check`, `checkRegister`, `checkContracts` or `checkContractors` it (the dry run), `commit`. Each long step is a job: watch it with `status`.
 */
export const importsRouter = router({
  /** Takes a finished upload as the file of an import. */
  open: action({
    permission,
    input: z.object({ uploadId: z.string().max(64) }),
    async run({ core }, { uploadId }): Promise<ImportFile> {
      const { hash, name } = await core.archive.finishUpload(uploadId)
      return { hash, name: name === '' ? 'file' : name }
    },
  }),
  /** Starts reading a file: sheets, first rows, headings, guessed columns. Result: FileReading. */
  read: action({
    permission,
    input: z.object({
      file: ImportFile,
      kind: ImportKind.default('owners'),
      headerRows: z
        .array(z.object({ sheet: z.int().min(0), row: z.int().min(1) }))
        .max(50)
        .default([]),
      mapping: z.string().max(60).nullable().default(null),
    }),
    run({ core, signedIn }, { file, ...options }) {
      const jobId = core.board.start('import.read', signedIn.staffId, ({ signal, progress }) =>
        core.jobs.run(
          readFileJob,
          { source: file, ...options },
          { signal, onProgress: ({ done, of }) => progress(done, of) },
        ),
      )
      return { jobId }
    },
  }),
  /** Starts a dry run of an owner file; what an earlier one staged is thrown away. Result: OwnersDryRun. */
  check: action({
    permission,
    input: z.object({ file: ImportFile, plan: ImportPlan, instead: z.uuid().nullable().default(null) }),
    run(context, { file, plan, instead }) {
      if (instead !== null) discard(context, instead)
      return startCheck(context, watching =>
        context.core.jobs.run(dryRunJob, { source: file, plan }, watching),
      )
    },
  }),
  /** The same for an old register of cases. Result: RegisterDryRun. */
  checkRegister: action({
    permission,
    input: z.object({ file: ImportFile, plan: RegisterPlan, instead: z.uuid().nullable().default(null) }),
    run(context, { file, plan, instead }) {
      if (instead !== null) discard(context, instead)
      return startCheck(context, watching =>
        context.core.jobs.run(registerDryRunJob, { source: file, plan }, watching),
      )
    },
  }),
  /** The same for a file of sales, against what is known from the months before. Result: ContractsDryRun. */
  checkContracts: action({
    permission,
    input: z.object({ file: ImportFile, plan: ContractPlan, instead: z.uuid().nullable().default(null) }),
    run(context, { file, plan, instead }) {
      if (instead !== null) discard(context, instead)
      return startCheck(context, watching =>
        context.core.jobs.run(contractsDryRunJob, { source: file, plan }, watching),
      )
    },
  }),
  /** The same for a file about contractors and what is agreed with them. Result: ContractorsDryRun. */
  checkContractors: action({
    permission,
    input: z.object({ file: ImportFile, plan: ContractorPlan, instead: z.uuid().nullable().default(null) }),
    run(context, { file, plan, instead }) {
      if (instead !== null) discard(context, instead)
      return startCheck(context, watching =>
        context.core.jobs.run(contractorsDryRunJob, { source: file, plan }, watching),
      )
    },
  }),
  discard: action({
    permission,
    input: CheckJob,
    run(context, { checkJobId }) {
      discard(context, checkJobId)
      return { ok: true }
    },
  }),
  /** Starts recording what a dry run decided, all or nothing. Result: `{ importId, counts }`. */
  commit: action({
    permission,
    input: CheckJob.extend({ commandId: Id }),
    run(context, { commandId, checkJobId }) {
      const { core, signedIn } = context
      const dryRun = dryRunOf(context, checkJobId)
      const jobId = core.board.start('import.commit', signedIn.staffId, ({ signal, progress }) =>
        commitDryRun(core, signedIn, commandId, dryRun, {
          signal,
          onProgress: ({ done, of }) => progress(done, of),
        }),
      )
      return { jobId }
    },
  }),
  /** Starts taking a whole import back. Result: `{ importId, takenBack }`. */
  undo: action({
    permission,
    input: z.object({ commandId: Id, importId: Id }),
    run({ core, signedIn }, { commandId, importId }) {
      const jobId = core.board.start('import.undo', signedIn.staffId, ({ signal, progress }) =>
        undoWholeImport(core, signedIn, commandId, importId, {
          signal,
          onProgress: ({ done, of }) => progress(done, of),
        }),
      )
      return { jobId }
    },
  }),
  /** Starts making the workbook of refused rows. Result: a file for /files/job/:jobId. */
  refusedFile: action({
    permission,
    input: CheckJob.extend({ language: LanguageCode }),
    run(context, { checkJobId, language }) {
      const { core, signedIn } = context
      const { refusedId, file } = dryRunOf(context, checkJobId)
      const jobId = core.board.start('import.refusedFile', signedIn.staffId, ({ signal, progress }) =>
        core.jobs.run(
          refusedFileJob,
          { refusedId, language, name: file.name },
          { signal, onProgress: ({ done, of }) => progress(done, of) },
        ),
      )
      return { jobId }
    },
  }),
  /** One's own step of an import as it stands; its outcome once it is done. */
  status: query({
    permission,
    input: z.object({ jobId: z.uuid() }),
    run({ core, signedIn }, { jobId }) {
      const { kind, state, done, of, error, result } = core.board.view(jobId, signedIn.staffId)
      const outcomeOf = <T>(wanted: string): T | null =>
        state === 'done' && kind === wanted ? (result as T) : null
      return {
        state,
        done,
        of,
        error,
        reading: outcomeOf<FileReading>('import.read'),
        dryRun: outcomeOf<OwnersDryRun | RegisterDryRun | ContractsDryRun | ContractorsDryRun>(
          'import.check',
        ),
        committed: outcomeOf<{ importId: string; counts: ImportCounts }>('import.commit'),
        refusedFile: outcomeOf<{ file: { name: string } }>('import.refusedFile'),
      }
    },
  }),
  /** Committed imports, newest first. */
  history: query({
    permission,
    input: z.object({
      before: z.object({ at: Millis, id: Id }).nullable().default(null),
      limit: z.int().min(1).max(100).default(30),
    }),
    run: ({ read }, { before, limit }) => importHistory(read, before, limit),
  }),
  entry: query({
    permission,
    input: z.object({ importId: Id }),
    run({ read }, { importId }) {
      const entry = importEntry(read, importId)
      if (!entry) throw new DeskError('thing.notFound', { what: 'import' })
      return entry
    },
  }),
  /** Saved mappings by name, of one kind or of both. */
  mappings: query({
    permission,
    input: z.object({ kind: ImportKind.nullable().default(null) }).optional(),
    run: ({ read }, input) => savedMappings(read, input?.kind ?? null),
  }),
  saveMapping: command(saveMapping),
  removeMapping: command(removeMapping),
})

function startCheck(
  { core, signedIn }: CallContext,
  work: (watching: Watching) => Promise<AnyDryRun>,
): { jobId: string } {
  const jobId = core.board.start('import.check', signedIn.staffId, ({ signal, progress }) =>
    work({ signal, onProgress: ({ done, of }) => progress(done, of) }),
  )
  return { jobId }
}

/** The outcome of one's own finished dry run. Throws `import.stagingGone` where there is none any more. */
function dryRunOf({ core, signedIn }: CallContext, jobId: string): AnyDryRun {
  const job = core.board.view(jobId, signedIn.staffId)
  if (job.kind !== 'import.check' || job.state !== 'done') throw new DeskError('import.stagingGone')
  return job.result as AnyDryRun
}

function discard(context: CallContext, jobId: string): void {
  const job = context.core.board.view(jobId, context.signedIn.staffId)
  if (job.kind !== 'import.check') return
  if (job.state === 'running') context.core.board.cancel(jobId, context.signedIn.staffId)
  else if (job.state === 'done') discardDryRun(context.core, job.result as AnyDryRun)
}
