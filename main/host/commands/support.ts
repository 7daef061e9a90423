import { resolve } from 'node:path'
import { DeskError } from '../../contract/errors.ts'
import { systemActor } from '../../desk/core.ts'
import { supportPackageJob } from '../../desk/support-package.ts'
import { takeSupport } from '../../privacy/commands.ts'
import { type CliCommand, type CliContext, required } from './command.ts'
import { openForReading } from './reading.ts'
import { writeWhole } from './write-whole.ts'

/**
 * Writes what the makers need to help: `desk support --to support.txt`. Made also where the desk cannot be opened
 * for writing, since then it is needed most; it says so, for then the audit trail knows nothing of it.
 */
export const supportCommand: CliCommand = {
  name: 'support',
  usage: '--to FILE.txt',
  summary: 'Writes a support package for the makers: versions, counts, checks, faults; nothing about people',
  details: '  Plain text. Read it before you send it.',
  positionals: 0,
  options: { to: { type: 'string' } },
  async run(context) {
    const target = resolve(required(context, 'to'))
    const unrecorded = await record(context)
    const reading = await openForReading(context)
    try {
      const { text } = await supportPackageJob.run(reading.context, { now: Date.now() })
      await writeWhole(target, oneOf(Buffer.from(text)))
      return {
        ok: true,
        report: { to: target, bytes: Buffer.byteLength(text), recorded: unrecorded === undefined },
        lines: [
          `The support package is in ${target}. Read it before you send it.`,
          ...(unrecorded === undefined ? [] : [`It is not on the audit trail: ${unrecorded}`]),
        ],
      }
    } finally {
      reading.close()
    }
  },
}

/** Puts it on the audit trail; the code of why that could not be done, if it could not. */
async function record(context: CliContext): Promise<string | undefined> {
  try {
    const desk = await context.openDesk()
    await desk.requireCore().execute(takeSupport, { actor: systemActor, input: {} })
    return undefined
  } catch (error) {
    if (error instanceof DeskError && error.code !== 'host.dataMissing') return error.code
    throw error
  }
}

async function* oneOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}
