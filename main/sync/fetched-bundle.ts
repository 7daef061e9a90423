import { rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { DeskError } from '../contract/errors.ts'
import { ExportResult } from '../contract/sync.ts'
import type { DeskCore } from '../desk/core.ts'
import type { JobView } from '../desk/job-board.ts'
import { stagingFolderOf } from '../desk/job-context.ts'

/**
 * Bundles that are fetched through the browser lie below staging, encrypted as they leave, until the next one is made
 * or the desk starts anew.
 */
const fetchedIn = (core: DeskCore) => join(stagingFolderOf(core.dataFolder), 'bundles')

/** An empty folder for a bundle that will be fetched; those before it go. */
export async function folderToFetchFrom(core: DeskCore, id: string): Promise<string> {
  const folder = fetchedIn(core)
  // One that is being fetched this moment may stay where the system does not let it go.
  await rm(folder, { recursive: true, force: true }).catch(() => undefined)
  return join(folder, id)
}

/** One parcel of a finished job, from 1. Errors: `thing.notFound`. */
export async function parcelToFetch(
  core: DeskCore,
  { state, result }: JobView,
  number: number,
): Promise<{ readonly file: string; readonly bytes: number }> {
  const said = ExportResult.safeParse(result)
  const name = said.success && said.data.fetch && state === 'done' ? said.data.files[number - 1] : undefined
  if (name === undefined) throw new DeskError('thing.notFound', { what: 'file' })
  const found = await stat(name).catch(() => undefined)
  if (!found || !name.startsWith(fetchedIn(core))) throw new DeskError('thing.notFound', { what: 'file' })
  return { file: name, bytes: found.size }
}
