import { resolve } from 'node:path'
import { systemActor } from '../../desk/core.ts'
import { mappingNamed } from '../../imports/queries.ts'
import { DeskError } from '../../contract/errors.ts'
import { readResult } from '../../jobs/results.ts'
import { takeOwners } from '../../reports/own-columns/commands.ts'
import { ownColumnsJob } from '../../reports/own-columns/own-columns.ts'
import { type CliCommand, required, WrongUse } from './command.ts'
import { openForReading } from './reading.ts'
import { writeWhole } from './write-whole.ts'

/**
 * Writes homes and people in the columns of a saved mapping: `desk export owners --mapping CRM --to owners.xlsx`. It
 * is recorded first, so the desk must not be open elsewhere.
 */
export const exportOwnersCommand: CliCommand = {
  name: 'export owners',
  usage: '--mapping NAME --to FILE.xlsx [--full]',
  summary: 'Writes homes and people in the columns another system uses, as a saved mapping has them',
  details: [
    '  --mapping  a mapping of owner files, saved on the import page or by import owners --save-mapping',
    '  --full     phones, documents, birthdays and addresses in full; they are masked otherwise',
  ].join('\n'),
  positionals: 0,
  options: {
    mapping: { type: 'string' },
    to: { type: 'string' },
    full: { type: 'boolean', default: false },
  },
  async run(context) {
    const name = required(context, 'mapping')
    const target = resolve(required(context, 'to'))
    if (!target.toLowerCase().endsWith('.xlsx'))
      throw new WrongUse('--to takes a file name that ends in .xlsx')
    const full = context.values['full'] === true
    const core = (await context.openDesk()).requireCore()
    const mapping = mappingNamed(core.read, 'owners', name)
    if (!mapping) throw new DeskError('import.mappingUnknown', { name })
    const asked = { mappingId: mapping.id, full, language: 'zh' as const }
    await core.execute(takeOwners, { actor: systemActor, input: asked })
    const desk = await openForReading(context)
    try {
      const input = { ...asked, title: name, sums: true, printedBy: 'desk', printedAt: Date.now() }
      const { file, rows } = await ownColumnsJob.run(desk.context, input)
      await writeWhole(target, readResult(desk.context.stagingFolder, desk.context.stagingKey, file))
      return {
        ok: true,
        report: { mapping: name, file: target, rows },
        lines: [`${rows} rows written to ${target}`],
      }
    } finally {
      desk.close()
    }
  },
}
