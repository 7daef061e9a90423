import { isAbsolute } from 'node:path'
import { z } from 'zod'
import { action, publicAction, publicQuery, query, router } from '../api/procedure.ts'
import { DeskError } from '../contract/errors.ts'
import { readSite } from '../site/queries.ts'
import { requirePassword } from '../staff/sessions.ts'
import { chooseSecondPlace } from './backup-places.ts'
import { backupStatus, runBackup, runRehearsal, runSecondBackup } from './backup-run.ts'
import type { JobControl } from './job-board.ts'
import type { RunJobOptions } from './job-runner.ts'
import { findBackups, findBackupsNearby } from './restore-offers.ts'

const Folder = z.string().trim().min(1).max(1000).refine(isAbsolute)

/** A job on the board as a runner of jobs takes it. */
const controlled = (control: JobControl): RunJobOptions => ({
  signal: control.signal,
  onProgress: ({ done, of }) => control.progress(done, of),
})

/** Only an empty desk looks at disks for whoever sits at it: behind a sign-in that is nobody's business. */
function requireNew(state: string): void {
  if (state !== 'new') throw new DeskError('log.alreadySetUp')
}

export const backupRouter = router({
  /** Age of the last backup and how the last attempt went; the status bar shows it to everyone. */
  status: query({
    permission: 'self.manage',
    input: z.object({}).optional(),
    run: ({ core }) => backupStatus(core),
  }),
  /** Starts a backup as a job that `jobs.status` watches; `folder` lies on the computer the desk runs on. */
  run: action({
    permission: 'backup.run',
    input: z.object({ folder: z.string().min(1).max(1000).refine(isAbsolute).optional() }).optional(),
    run({ core, signedIn }, input) {
      const jobId = core.board.start('backup', signedIn.staffId, control =>
        runBackup(core, input?.folder, controlled(control)),
      )
      return { jobId }
    },
  }),
  /** Chooses the second place, a folder of this computer, or none, and brings it up to date in a job. */
  choosePlace: action({
    permission: 'backup.run',
    input: z.object({ folder: Folder.nullable() }),
    async run({ core, read, signedIn }, { folder }) {
      await chooseSecondPlace(core, readSite(read)?.code ?? '', folder)
      if (folder === null) return { jobId: null }
      const jobId = core.board.start('backup', signedIn.staffId, control =>
        runSecondBackup(core, controlled(control)),
      )
      return { jobId }
    },
  }),
  /** Brings the second place up to date now. */
  runSecond: action({
    permission: 'backup.run',
    input: z.object({}).optional(),
    run: ({ core, signedIn }) => ({
      jobId: core.board.start('backup', signedIn.staffId, control =>
        runSecondBackup(core, controlled(control)),
      ),
    }),
  }),
  /** Proves in a job that the newest backup, or the one named, can be restored; with the printed key where given. */
  rehearse: action({
    permission: 'backup.run',
    input: z
      .object({
        file: Folder.optional(),
        recoveryKey: z.string().min(1).max(200).optional(),
        allFiles: z.boolean().default(false),
      })
      .optional(),
    run({ core, signedIn }, input) {
      const jobId = core.board.start('backup', signedIn.staffId, control =>
        runRehearsal(core, input ?? {}, controlled(control)),
      )
      return { jobId }
    },
  }),
  /** A new recovery key, shown this once; the manager's password is asked for, as it opens everything elsewhere. */
  newRecoveryKey: action({
    permission: 'backup.run',
    input: z.object({ password: z.string().max(200) }),
    async run({ desk, core, signedIn }, { password }) {
      await requirePassword(core, signedIn.staffId, password)
      return { recoveryKey: await desk.newRecoveryKey(signedIn) }
    },
  }),
  /** Backups at a place, or without one on disks that are plugged in: the first screen of a new computer. */
  offers: publicQuery({
    input: z.object({ place: Folder.optional() }).optional(),
    run({ desk }, input) {
      requireNew(desk.state())
      return input?.place === undefined ? findBackupsNearby() : findBackups(input.place)
    },
  }),
  /** Begins to bring a lost desk back into this empty one; `restoring` tells how it goes. */
  restore: publicAction({
    input: z.object({
      file: Folder,
      recoveryKey: z.string().min(1).max(200),
      withoutMissingFiles: z.boolean().default(false),
    }),
    run({ desk }, order) {
      desk.restore(order)
      return { ok: true }
    },
  }),
  restoring: publicQuery({
    input: z.object({}).optional(),
    run: ({ desk }) => desk.restoring() ?? null,
  }),
  cancelRestore: publicAction({
    input: z.object({}).optional(),
    run({ desk }) {
      desk.cancelRestore()
      return { ok: true }
    },
  }),
})
