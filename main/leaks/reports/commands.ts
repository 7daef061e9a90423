import { DeskError } from '../../contract/errors.ts'
import { WriteLeakReportInput } from '../../contract/leak-reports.ts'
import { wholeOver } from '../../contract/meanwhile.ts'
import { emergency } from '../../emergencies/queries.ts'
import { defineCommand } from '../../log/command.ts'
import { leakReportWritten } from './operations.ts'
import { reportWords } from './queries.ts'

/** Writes what figures do not say into a report. Errors: `emergency.notFound`, `edit.changedMeanwhile`. */
export const writeLeakReport = defineCommand({
  name: 'leakReport.write',
  permission: 'leak.work',
  input: WriteLeakReportInput,
  run(context, { scope, base, ...asked }) {
    const { emergencyId, year } = scope
    if (emergencyId !== null && !emergency(context.read, emergencyId))
      throw new DeskError('emergency.notFound')
    const stored = reportWords(context.read, scope)
    const words = wholeOver(base, asked, stored?.words)
    context.emit(leakReportWritten, stored?.id ?? context.newId(), {
      facts: { emergencyId, year },
      personal: words,
    })
  },
})

export const leakReportCommands = [writeLeakReport]
