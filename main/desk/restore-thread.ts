import { parentPort, workerData } from 'node:worker_threads'
import { DeskError } from '../contract/errors.ts'
import { restoreError } from './backup-failures.ts'
import { readBackupFile } from './backup-format.ts'
import type { RestoreMessage, RestoreStart } from './restore-runner.ts'
import { stageRestore } from './restore-stage.ts'
import { toFailure } from './thread-failure.ts'

/** Restores in a thread, so that the screen that waits for it goes on telling how far it is. */
const port = parentPort
if (!port) throw new Error('a restore thread runs as a worker only')
const reply = (message: RestoreMessage) => port.postMessage(message)
const { from, keys, cancelled, ...start } = workerData as RestoreStart

/** Fewer messages than files: progress is for people. */
let reported = 0
let stage = ''
try {
  const result = await stageRestore({
    ...start,
    keys: {
      database: Buffer.from(keys.database),
      archive: Buffer.from(keys.archive),
      staging: Buffer.from(keys.staging),
      backup: Buffer.from(keys.backup),
    },
    backup: await readBackupFile(from),
    progress(progress) {
      if (Atomics.load(cancelled, 0) === 1) throw new DeskError('job.cancelled')
      const now = performance.now()
      if (progress.stage === stage && now - reported < 100) return
      reported = now
      ;({ stage } = progress)
      reply({ progress })
    },
  })
  reply({ result })
} catch (error) {
  // Here, where the system's own code is still known.
  reply({ failure: toFailure(restoreError(error, start.target)) })
} finally {
  port.close()
}
