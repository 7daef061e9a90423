import type { JobDefinition } from '../jobs/job.ts'
import { backupJob } from './backup.ts'
import { backupCheckJob } from './backup-check.ts'
import { registerDryRunJob } from '../imports/case-dry-run.ts'
import { dryRunJob } from '../imports/dry-run.ts'
import { readFileJob } from '../imports/read-file.ts'
import { refusedFileJob } from '../imports/refused-file.ts'
import { callbackSummaryJob } from '../reports/callback-summary.ts'
import { caseListJob } from '../reports/case-list.ts'
import { chaseListJob } from '../reports/chase-list.ts'
import { contactSheetJob } from '../reports/contact-sheet.ts'
import { ledgerJob } from '../reports/ledger-file.ts'
import { peopleListJob, unitListJob } from '../reports/owner-lists.ts'
import { caseSheetJob } from '../reports/case-sheet.ts'

/** Every job that runs in a thread of its own, by name. */
export const jobDefinitions: readonly JobDefinition[] = [
  backupJob,
  backupCheckJob,
  caseSheetJob,
  contactSheetJob,
  caseListJob,
  peopleListJob,
  unitListJob,
  ledgerJob,
  callbackSummaryJob,
  chaseListJob,
  readFileJob,
  dryRunJob,
  registerDryRunJob,
  refusedFileJob,
] as unknown as readonly JobDefinition[]

export function findJob(name: string): JobDefinition {
  const definition = jobDefinitions.find(candidate => candidate.name === name)
  if (!definition) throw new Error(`no job is called ${name}`)
  return definition
}
