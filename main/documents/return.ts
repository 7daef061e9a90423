import { DeskError } from '../contract/errors.ts'
import type { DeskCore } from '../desk/core.ts'
import { storedScan } from './inbox-queries.ts'

/**
 * Refuses to bring back a scan whose file is gone: what was put away is deleted after its time in the trash, and the
 * inbox must not name what nobody can open. A file that is in the trash still is fetched out of it here. Errors:
 * `document.scanFileGone`.
 */
export async function requireScanFiles(core: DeskCore, scanIds: readonly string[]): Promise<void> {
  for (const id of new Set(scanIds)) {
    const scan = storedScan(core.read, id)
    // One that is not put away is the command's to refuse.
    if (scan?.state !== 'discarded') continue
    if (!(await core.archive.has(scan.hash))) throw new DeskError('document.scanFileGone')
  }
}
