import type { JobDefinition } from '../jobs/job.ts'

/**
 * Every job that runs in a thread of its own, by name. A thread loads the one it runs: all of them together take two
 * seconds and 20 MB, each time.
 */
const jobs = {
  backup: async () => (await import('./backup.ts')).backupJob,
  'backup.check': async () => (await import('./backup-check.ts')).backupCheckJob,
  'backup.rehearse': async () => (await import('./backup-rehearsal.ts')).rehearsalJob,
  'standby.snapshot': async () => (await import('../standby/snapshot-job.ts')).snapshotJob,
  'sync.export': async () => (await import('../sync/export-job.ts')).exportBundleJob,
  'sync.measure': async () => (await import('../sync/measure-job.ts')).measureFilesJob,
  'integrity.sweep': async () => (await import('./integrity-sweep.ts')).sweepJob,
  'report.caseSheet': async () => (await import('../reports/case-sheet.ts')).caseSheetJob,
  'report.contactSheet': async () => (await import('../reports/contact-sheet.ts')).contactSheetJob,
  'report.caseList': async () => (await import('../reports/case-list.ts')).caseListJob,
  'report.peopleList': async () => (await import('../reports/owner-lists.ts')).peopleListJob,
  'report.unitList': async () => (await import('../reports/owner-lists.ts')).unitListJob,
  'report.ledger': async () => (await import('../reports/ledger-file.ts')).ledgerJob,
  'report.registerList': async () => (await import('../reports/register-list.ts')).registerListJob,
  'report.ownColumns': async () => (await import('../reports/own-columns/own-columns.ts')).ownColumnsJob,
  'report.damageSheet': async () => (await import('../reports/damage-sheet.ts')).damageSheetJob,
  'report.inspectionRecord': async () =>
    (await import('../reports/inspection-record.ts')).inspectionRecordJob,
  'report.lendingSlip': async () => (await import('../reports/lending-slip.ts')).lendingSlipJob,
  'report.unitFile': async () => (await import('../reports/unit-file/unit-file.ts')).unitFileJob,
  'report.callbackSummary': async () => (await import('../reports/callback-summary.ts')).callbackSummaryJob,
  'report.leaks': async () => (await import('../leaks/reports/file.ts')).leakReportJob,
  'report.leaksView': async () => (await import('../leaks/reports/view-job.ts')).leakReportViewJob,
  'report.chaseList': async () => (await import('../reports/chase-list.ts')).chaseListJob,
  'report.notVisited': async () => (await import('../reports/not-visited.ts')).notVisitedJob,
  'report.collectionList': async () => (await import('../reports/collection-list.ts')).collectionListJob,
  'report.stormPack': async () => (await import('../reports/storm-pack.ts')).stormPackJob,
  'report.doorSheet': async () => (await import('../reports/door-sheet.ts')).doorSheetJob,
  'report.handoverDay': async () => (await import('../reports/handover-day.ts')).handoverDayJob,
  'report.handoverNotices': async () => (await import('../reports/handover-notices.ts')).handoverNoticesJob,
  'rain.readFile': async () => (await import('../emergencies/read-rain-file.ts')).rainFileJob,
  'import.read': async () => (await import('../imports/read-file.ts')).readFileJob,
  'import.dryRun': async () => (await import('../imports/dry-run.ts')).dryRunJob,
  'import.casesDryRun': async () => (await import('../imports/case-dry-run.ts')).registerDryRunJob,
  'import.contractorsDryRun': async () =>
    (await import('../imports/contractor-dry-run.ts')).contractorsDryRunJob,
  'import.contractsDryRun': async () => (await import('../imports/contract-dry-run.ts')).contractsDryRunJob,
  'import.refusedFile': async () => (await import('../imports/refused-file.ts')).refusedFileJob,
  'people.duplicates': async () => (await import('../people/duplicate-job.ts')).duplicatesJob,
  'privacy.personCopy': async () => (await import('./person-copy.ts')).personCopyJob,
  'privacy.retention': async () => (await import('../privacy/job.ts')).retentionJob,
  'collections.progress': async () => (await import('../collections/job.ts')).collectionProgressJob,
  'privacy.supportPackage': async () => (await import('./support-package.ts')).supportPackageJob,
} as const

/** Names of all jobs. */
export const jobNames = Object.keys(jobs)

export async function findJob(name: string): Promise<JobDefinition> {
  const load = Object.entries(jobs).find(([known]) => known === name)?.[1]
  if (!load) throw new Error(`no job is called ${name}`)
  return (await load()) as unknown as JobDefinition
}
