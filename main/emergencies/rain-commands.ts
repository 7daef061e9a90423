import {
  CorrectRainInput,
  ImportRainInput,
  RecordRainInput,
  StrikeRainInput,
  UndoRainImportInput,
} from '../contract/emergencies.ts'
import { DeskError } from '../contract/errors.ts'
import { wholeOver } from '../contract/meanwhile.ts'
import { type CommandContext, defineCommand } from '../log/command.ts'
import * as happened from './operations.ts'
import { overlapping, rainReading, readingsOfImport, type StoredReading } from './queries.ts'
import { hundredthsOf, millimetres } from './rules.ts'

const permission = 'leak.work'
/** How far ahead of the desk's clock a reading may end: clocks of gauges are not the desk's. */
const aheadAtMost = 5 * 60_000

/** Errors: `rain.overlaps` where another reading speaks of the same time, `rain.turned`, `rain.ahead`. */
export const recordRain = defineCommand({
  name: 'rain.record',
  permission,
  input: RecordRainInput,
  run(context, { readingId, from, to, millimetres }) {
    fitting(context, { from, to })
    context.emit(happened.rainRecorded, readingId, {
      facts: { from, to, hundredths: hundredthsOf(millimetres), source: 'hand' },
    })
  },
})

/** Errors: `rain.notFound`, `rain.turned`, `rain.overlaps`, `rain.ahead`, `edit.changedMeanwhile`. */
export const correctRain = defineCommand({
  name: 'rain.correct',
  permission,
  input: CorrectRainInput,
  run(context, { readingId, base, ...asked }) {
    const current = known(context, readingId)
    const { from, to } = current
    const edit = wholeOver(base, asked, { from, to, millimetres: millimetres(current.hundredths) })
    fitting(context, edit, readingId)
    context.emit(happened.rainCorrected, readingId, {
      facts: { from: edit.from, to: edit.to, hundredths: hundredthsOf(edit.millimetres) },
    })
  },
})

/** Takes a reading out; the log keeps it. Errors: `rain.notFound`. */
export const strikeRain = defineCommand({
  name: 'rain.strike',
  permission,
  input: StrikeRainInput,
  run(context, { readingId }) {
    known(context, readingId)
    context.emit(happened.rainStruck, readingId, { facts: {} })
  },
})

/**
 * Takes the readings of a file. What another reading speaks of already is left out and counted: the same file again
 * changes nothing. Errors: `rain.turned`, `rain.ahead`.
 */
export const importRain = defineCommand({
  name: 'rain.import',
  permission: 'import.run',
  input: ImportRainInput,
  run(context, { importId, readings }) {
    let recorded = 0
    for (const { readingId, from, to, millimetres } of readings) {
      refuseTurned({ from, to })
      if (to > context.now + aheadAtMost) throw new DeskError('rain.ahead')
      if (overlapping(context.read, { from, to }).length > 0) continue
      recorded += 1
      context.emit(happened.rainRecorded, readingId, {
        facts: { from, to, hundredths: hundredthsOf(millimetres), source: 'import', importId },
      })
    }
    return { recorded, leftOut: readings.length - recorded }
  },
})

/** Takes back what an import brought and nobody corrected since. Errors: `rain.importGone`. */
export const undoRainImport = defineCommand({
  name: 'rain.undoImport',
  permission: 'import.run',
  input: UndoRainImportInput,
  run({ read, emit }, { importId }) {
    const readings = readingsOfImport(read, importId)
    if (readings.length === 0) throw new DeskError('rain.importGone')
    for (const readingId of readings) emit(happened.rainStruck, readingId, { facts: {} })
    return { struck: readings.length }
  },
})

export const rainCommands = [recordRain, correctRain, strikeRain, importRain, undoRainImport]

function known({ read }: CommandContext, readingId: string): StoredReading {
  const found = rainReading(read, readingId)
  if (!found) throw new DeskError('rain.notFound')
  return found
}

/** A reading stands for some time, however short. Errors: `rain.turned`. */
function refuseTurned({ from, to }: { readonly from: number; readonly to: number }): void {
  if (from >= to) throw new DeskError('rain.turned')
}

/** Nothing is counted twice. Errors: `rain.turned`, `rain.overlaps`, `rain.ahead`. */
function fitting(
  { read, now }: CommandContext,
  time: { readonly from: number; readonly to: number },
  but?: string,
): void {
  refuseTurned(time)
  if (time.to > now + aheadAtMost) throw new DeskError('rain.ahead')
  if (overlapping(read, time, but).length > 0) throw new DeskError('rain.overlaps')
}
