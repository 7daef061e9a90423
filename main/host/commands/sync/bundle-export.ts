import { resolve } from 'node:path'
import { largestParcel, smallestParcel } from '../../../contract/sync.ts'
import { systemActor } from '../../../desk/core.ts'
import { exportBundle } from '../../../sync/bundle.ts'
import { type CliCommand, type CliContext, required, WrongUse } from '../command.ts'
import { contentOf } from './content.ts'

/** Writes everything headquarters does not hold yet. */
export const bundleExportCommand: CliCommand = {
  name: 'bundle export',
  usage: '--to PATH [--parts SIZE] [--photos later] [--figures-only]',
  summary: 'Writes a bundle for headquarters with everything it has not confirmed, and reads it back',
  details: `  PATH is a folder, or a file that ends in .desk-bundle. SIZE such as 25MB: no part is larger. --photos later leaves
  files for another time; --figures-only leaves out everything that identifies or quotes people.`,
  positionals: 0,
  options: {
    to: { type: 'string' },
    parts: { type: 'string' },
    photos: { type: 'string' },
    'figures-only': { type: 'boolean', default: false },
  },
  async run(context) {
    const to = resolve(required(context, 'to'))
    const content = contentOf(context)
    const parcelBytes = partsOf(context)
    const core = (await context.openDesk()).requireCore()
    const written = await exportBundle(
      core,
      systemActor,
      { to, content, parcelBytes },
      { signal: context.signal, onProgress: ({ done, of }) => context.progress(done, of) },
    )
    return {
      ok: true,
      report: { ...written },
      lines: [
        `${written.operations} operations and ${written.archived} files, ${(written.bytes / 1e6).toFixed(1)} MB, written and read back:`,
        ...written.files,
        ...(written.unreadable > 0
          ? [`${written.unreadable} file(s) are missing or damaged here and stayed behind.`]
          : []),
      ],
    }
  },
}

function partsOf({ values }: CliContext): number {
  const asked = values['parts']
  if (typeof asked !== 'string') return largestParcel
  const [, number, unit] = /^(\d+)\s*([KMG]?)i?B?$/i.exec(asked) ?? []
  const factor = { '': 1, K: 1e3, M: 1e6, G: 1e9 }[unit?.toUpperCase() ?? ''] ?? 1
  const bytes = Number(number) * factor
  if (!(bytes >= smallestParcel && bytes <= largestParcel))
    throw new WrongUse(`--parts lies between ${smallestParcel} and ${largestParcel} bytes, such as 25MB`)
  return bytes
}
