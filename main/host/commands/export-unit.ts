import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { resolve } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { DeskError } from '../../contract/errors.ts'
import type { UnitFileMade } from '../../contract/unit-file.ts'
import type { DeskCore } from '../../desk/core.ts'
import { systemActor } from '../../desk/core.ts'
import { unitsMeant } from '../../estate/find-units.ts'
import type { JobContext } from '../../jobs/job.ts'
import { readResult } from '../../jobs/results.ts'
import { takeUnitFile } from '../../reports/unit-file/commands.ts'
import { intoFolder } from '../../reports/unit-file/folder-target.ts'
import { unitFileJob, type UnitFileInput, writeUnitFile } from '../../reports/unit-file/unit-file.ts'
import { type CliCommand, required, WrongUse } from './command.ts'
import { openForReading } from './reading.ts'

/**
 * Takes the file of a home away: `desk export unit 3-2-1201 --to DIR --for "12345 hotline"`. It is recorded first, so
 * the desk must not be open elsewhere.
 */
export const exportUnitCommand: CliCommand = {
  name: 'export unit',
  usage: 'NUMBER --to DIR|FILE.zip|FILE.pdf --for TEXT [--full] [--language zh|en]',
  summary: 'Writes the whole file of a home with a cover list and SHA-256 of every paper',
  details: [
    '  --to    a folder that does not exist yet, or a file name that ends in .zip or .pdf',
    '  --for   who asked and why; on the cover and on the audit trail',
    '  --full  phones in full; they are masked otherwise',
  ].join('\n'),
  positionals: 1,
  options: {
    to: { type: 'string' },
    for: { type: 'string' },
    full: { type: 'boolean', default: false },
    language: { type: 'string', default: 'zh' },
  },
  async run(context) {
    const [number = ''] = context.positionals
    const target = resolve(required(context, 'to'))
    const purpose = required(context, 'for')
    const language = context.values['language'] === 'en' ? ('en' as const) : ('zh' as const)
    const masked = context.values['full'] !== true
    const desk = await context.openDesk()
    const core = desk.requireCore()
    const unitId = unitOf(core, number)
    await core.execute(takeUnitFile, { actor: systemActor, input: { unitId, purpose, language, masked } })
    const reading = await openForReading(context)
    try {
      const input = {
        unitId,
        purpose,
        language,
        masked,
        form: 'zip' as const,
        printedBy: 'desk',
        printedAt: Date.now(),
      }
      const made = await write(reading.context, input, target)
      return {
        ok: made.left === 0,
        report: { unit: number, to: target, ...made },
        lines: [
          `${made.papers} papers written to ${target}`,
          ...(made.left === 0
            ? []
            : [`${made.left} paper(s) are damaged or missing and were left out: run verify.`]),
          ...(made.unprinted === 0
            ? []
            : [`${made.unprinted} paper(s) cannot be printed; take the folder for them.`]),
        ],
      }
    } finally {
      reading.close()
    }
  },
}

function unitOf({ read }: DeskCore, number: string): string {
  const meant = unitsMeant(read, number)
  if (meant.length > 1) throw new WrongUse(`${number} means ${meant.length} homes; write it in full`)
  const [unitId] = meant
  if (unitId === undefined) throw new DeskError('unit.notFound')
  return unitId
}

async function write(place: JobContext, input: UnitFileInput, target: string): Promise<UnitFileMade> {
  const [, form] = /\.(zip|pdf)$/i.exec(target) ?? []
  if (form === undefined) return await intoFolder(target, papers => writeUnitFile(place, input, papers))
  const as = form.toLowerCase() === 'pdf' ? ('pdf' as const) : ('zip' as const)
  const { file, ...made } = await unitFileJob.run(place, { ...input, form: as })
  const partial = `${target}.part`
  try {
    const source = readResult(place.stagingFolder, place.stagingKey, file)
    await pipeline(Readable.from(source), createWriteStream(partial, { mode: 0o600 }))
    await rename(partial, target)
  } catch (error) {
    await rm(partial, { force: true })
    throw error
  }
  return made
}
