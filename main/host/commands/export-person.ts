import { resolve } from 'node:path'
import { DeskError } from '../../contract/errors.ts'
import { type DeskCore, systemActor } from '../../desk/core.ts'
import { personCopyJob } from '../../desk/person-copy.ts'
import { unitNumbers } from '../../estate/names.ts'
import { readResult } from '../../jobs/results.ts'
import { peopleCalled } from '../../people/find-exact.ts'
import { openPersonLookupReader } from '../../people/name-search.ts'
import { occupanciesOfPerson, personExists } from '../../people/queries.ts'

import { copyPerson } from '../../privacy/commands.ts'
import { type CliCommand, required, WrongUse } from './command.ts'
import { openForReading } from './reading.ts'
import { writeWhole } from './write-whole.ts'

/**
 * A copy of all that is stored about a person, as the law gives it to whom it is about: `desk export person 张伟 --to
 * copy.zip`. It is recorded first, so the desk must not be open elsewhere.
 */
export const exportPersonCommand: CliCommand = {
  name: 'export person',
  usage: 'NAME|ID --to FILE.zip [--without-files]',
  summary: 'Writes a copy of all that is stored about one person, to read and for machines, with the files',
  details: [
    '  NAME|ID          the whole name; where several are called so, their ids are listed and one of them is given',
    '  --without-files  leaves out scans and photos',
    '  Nothing is masked in it; it is on the audit trail that it was taken.',
  ].join('\n'),
  positionals: 1,
  options: { to: { type: 'string' }, 'without-files': { type: 'boolean', default: false } },
  async run(context) {
    const [who = ''] = context.positionals
    const target = resolve(required(context, 'to'))
    if (!target.toLowerCase().endsWith('.zip')) throw new WrongUse('--to takes a file name that ends in .zip')
    const withFiles = context.values['without-files'] !== true
    const core = (await context.openDesk()).requireCore()
    const personId = personMeant(core, who)
    await core.execute(copyPerson, { actor: systemActor, input: { personId, withFiles } })
    const reading = await openForReading(context)
    try {
      const asked = { personId, withFiles, printedBy: 'desk', printedAt: Date.now() }
      const { file, rows, files, missing } = await personCopyJob.run(reading.context, asked)
      await writeWhole(target, readResult(reading.context.stagingFolder, reading.context.stagingKey, file))
      return {
        ok: missing === 0,
        report: { personId, to: target, rows, files, missing },
        lines: [
          `${rows} records and ${files} files written to ${target}`,
          ...(missing === 0 ? [] : [`${missing} file(s) are missing in the archive: run verify.`]),
        ],
      }
    } finally {
      reading.close()
    }
  },
}

/** Errors: `person.notFound`; wrong use where several are called so. */
function personMeant({ read, readConnection }: DeskCore, who: string): string {
  if (personExists(read, who)) return who
  const called = peopleCalled(read, openPersonLookupReader(readConnection), who)
  const [only] = called
  if (only === undefined) throw new DeskError('person.notFound')
  if (called.length === 1) return only
  const lines = called.map(id => {
    const homes = occupanciesOfPerson(read, id).map(one => one.unitId)
    return `  ${id}  ${[...unitNumbers(read, homes).values()].join(', ')}`
  })
  throw new WrongUse(`${called.length} people are called so; give the id of one:\n${lines.join('\n')}`)
}
