import { resolve } from 'node:path'
import type { DeskCore } from '../../desk/core.ts'
import { stagingFolderOf } from '../../desk/job-context.ts'
import { refusedSheets } from '../../imports/refused-file.ts'
import { readSite } from '../../site/queries.ts'
import { writeWorkbook } from '../../tabular/write/write.ts'
import type { CliContext } from './command.ts'

/** The text of an option; undefined where it was not given. */
export function textOf(context: CliContext, name: string): string | undefined {
  const value = context.values[name]
  return typeof value === 'string' && value !== '' ? value : undefined
}

/** Writes the rows a dry run refused, with their reasons, to a workbook. */
export async function writeRefused(
  core: DeskCore,
  dryRun: { readonly refusedId: string },
  target: string,
): Promise<void> {
  const place = { stagingFolder: stagingFolderOf(core.dataFolder), stagingKey: core.keys.staging }
  const language = readSite(core.read)?.language ?? 'zh'
  await writeWorkbook(resolve(target), { sheets: refusedSheets(place, dryRun.refusedId, language) })
}
