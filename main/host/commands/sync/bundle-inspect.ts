import { createReadStream, existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { DeskError } from '../../../contract/errors.ts'
import { readOwn } from '../../../hq/queries.ts'
import { senderOf } from '../../../hq/senders.ts'
import { requireLink } from '../../../sync/link-row.ts'
import { passOver, readBundle } from '../../../sync/format/bundle-reader.ts'
import type { CliCommand, CliContext } from '../command.ts'
import { openForReading } from '../reading.ts'

/** Reads a bundle whole and says what is in it, where it was written or at headquarters. Changes nothing. */
export const bundleInspectCommand: CliCommand = {
  name: 'bundle inspect',
  usage: 'FILE',
  summary: 'Checks every byte of a bundle and says what is in it; changes nothing',
  positionals: 1,
  options: {},
  async run(context) {
    const file = resolve(context.positionals[0] ?? '')
    if (!existsSync(file)) throw new DeskError('host.fileMissing', { file })
    const { from, to, part, createdAt, program, operations, files } = await manifestOf(context, file)
    const report = {
      from,
      to,
      part,
      createdAt,
      program,
      operations: operations?.count ?? 0,
      personal: operations?.personal ?? null,
      runs: operations?.runs.map(({ incarnation, first, last }) => ({ incarnation, first, last })) ?? [],
      files: files.length,
    }
    return {
      ok: true,
      report,
      lines: [
        `Bundle of ${from.name}, part ${part.number}${part.last ? ' (the last)' : ''}, written ${new Date(createdAt).toISOString()} by ${program}`,
        `${report.operations} operations (${report.personal === 'withheld' ? 'figures only' : 'with words'}), ${files.length} files`,
        ...report.runs.map(({ incarnation, first, last }) => `  ${incarnation}: ${first} to ${last}`),
        'Signature, hashes and the chain of operations are right.',
      ],
    }
  },
}

async function manifestOf(context: CliContext, file: string) {
  const { context: desk, close } = await openForReading(context)
  const source = createReadStream(file)
  try {
    const own = readOwn(desk.read)
    const link = own ? undefined : requireLink(desk.read)
    return await readBundle(source, {
      identities: [own?.identity ?? link?.identity ?? ''],
      hq: own?.hq_id ?? link?.hq_id ?? '',
      keyOf: manifest =>
        own ? senderOf(desk.read, own, manifest, Date.now()).publicKey : (link?.public_key ?? ''),
      sink: {
        operations: () => undefined,
        file: (_, content) => passOver(content),
      },
      signal: context.signal,
    })
  } finally {
    source.destroy()
    close()
  }
}
