import { z } from 'zod'
import { action, command, query, router } from '../api/procedure.ts'
import {
  EraseProposedInput,
  PersonCopyInput,
  ProposalsInput,
  type RetentionPeriod,
  type RetentionProposal,
  type SupportPackage,
} from '../contract/privacy.ts'
import { Id } from '../contract/values.ts'
import { erasing } from '../desk/erased-files.ts'
import { deleteRemovedSources } from '../desk/import-sources.ts'
import { personCopyJob } from '../desk/person-copy.ts'
import { supportPackageJob } from '../desk/support-package.ts'
import { changeRetention, copyPerson, eraseProposed, takeSupport } from './commands.ts'
import { retentionJob } from './job.ts'

const nothing = z.object({}).optional()

/** Things erased by one command: the writer is free for others in between. */
const erasedAtOnce = 20

/** Personal data as the law sees it: copies for whom it is about, periods after which it goes, none for the makers. */
export const privacyRouter = router({
  /** Starts a copy of all about a person; the taking is on the audit trail first. A file for /files/job/:jobId. */
  copyPerson: action({
    permission: 'person.copy',
    input: z.object({ commandId: Id, input: PersonCopyInput }),
    async run({ core, signedIn }, { commandId, input }) {
      await core.execute(copyPerson, { id: commandId, input, actor: signedIn })
      const asked = {
        ...input,
        printedBy: signedIn.name ?? signedIn.login,
        printedAt: core.environment.now(),
      }
      const jobId = core.board.start(personCopyJob.name, signedIn.staffId, ({ signal, progress }) =>
        core.jobs.run(personCopyJob, asked, { signal, onProgress: ({ done, of }) => progress(done, of) }),
      )
      return { jobId }
    },
  }),
  /** How long what is kept, and how much of it is over. */
  retention: query({
    permission: 'person.erase',
    input: nothing,
    async run({ core }): Promise<readonly RetentionPeriod[]> {
      const now = core.environment.now()
      return (await core.jobs.run(retentionJob, { now, rule: null, limit: 1 })).periods
    },
  }),
  changeRetention: command(changeRetention),
  /** What a rule proposes to erase, the oldest first. Nothing is erased before somebody chose it. */
  proposals: query({
    permission: 'person.erase',
    input: ProposalsInput,
    async run({ core }, { rule, limit }): Promise<readonly RetentionProposal[]> {
      const now = core.environment.now()
      return (await core.jobs.run(retentionJob, { now, rule, limit })).proposals
    },
  }),
  /** Starts erasing what was chosen. Result: how many were erased, and how many are needed after all. */
  eraseProposed: action({
    permission: 'person.erase',
    input: EraseProposedInput,
    run({ core, signedIn }, { rule, ids }) {
      const jobId = core.board.start('privacy.erase', signedIn.staffId, async ({ progress }) => {
        let erased = 0
        for (let at = 0; at < ids.length; at += erasedAtOnce) {
          progress(at, ids.length)
          const part = { rule, ids: ids.slice(at, at + erasedAtOnce) }
          const one = () => core.execute(eraseProposed, { actor: signedIn, input: part })
          erased += (await erasing(core, one)).erased
        }
        if (rule === 'import-sources') await deleteRemovedSources(core)
        return { erased, passedOver: ids.length - erased }
      })
      return { jobId }
    },
  }),
  /**
   * Starts putting together what the makers need to help, on the audit trail first. Result: its text, shown before
   * it is saved.
   */
  supportPackage: action({
    permission: 'settings.edit',
    input: nothing,
    async run({ core, signedIn }) {
      await core.execute(takeSupport, { input: {}, actor: signedIn })
      const input = { now: core.environment.now() }
      const jobId = core.board.start(
        supportPackageJob.name,
        signedIn.staffId,
        ({ signal, progress }): Promise<SupportPackage> =>
          core.jobs.run(supportPackageJob, input, {
            signal,
            onProgress: ({ done, of }) => progress(done, of),
          }),
      )
      return { jobId }
    },
  }),
})
