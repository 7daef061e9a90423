import { isAbsolute } from 'node:path'
import type { z } from 'zod'
import { DeskError } from '../contract/errors.ts'
import type { ExportBundleInput, WrittenBundle } from '../contract/sync.ts'
import type { DeskCore } from '../desk/core.ts'
import type { RunJobOptions } from '../desk/job-runner.ts'
import type { Actor } from '../log/command.ts'
import { filesAtOnce, noteBundle, noteFiles, orderBundle } from './commands.ts'
import { exportBundleJob } from './export-job.ts'
import { requireLink } from './link-row.ts'
import { isAnythingToSend, isLittleToSend } from './unsent.ts'

/**
 * Has everything written for headquarters that it does not hold, and notes what was written. Errors:
 * `sync.notEnrolled`, `sync.nothingToSend`, those of {@link exportBundleJob}.
 */
export async function exportBundle(
  core: DeskCore,
  actor: Actor,
  input: z.output<typeof ExportBundleInput>,
  watching: RunJobOptions = {},
): Promise<WrittenBundle> {
  const { content, to } = input
  if (!isAbsolute(to)) throw new RangeError('the place of a bundle is an absolute path')
  requireLink(core.read)
  if (!isAnythingToSend(core.read, content, core.head()?.position ?? 0))
    throw new DeskError('sync.nothingToSend')
  const set = core.environment.newId()
  await core.execute(orderBundle, { actor, input: { set, content } })
  const at = core.environment.now()
  const { hashes, ...written } = await core.jobs.run(
    exportBundleJob,
    { ...input, set, at },
    { ...watching, isShort: isLittleToSend(core.read, content) },
  )
  const { incarnation, sequence } = written
  for (let from = 0; from < hashes.length; from += filesAtOnce)
    await core.execute(noteFiles, {
      actor,
      input: { incarnation, sequence, files: hashes.slice(from, from + filesAtOnce) },
    })
  await core.execute(noteBundle, {
    actor,
    input: {
      set,
      content,
      parcels: written.files.length,
      bytes: written.bytes,
      operations: written.operations,
      incarnation,
      sequence,
      files: hashes.length,
    },
  })
  return written
}
