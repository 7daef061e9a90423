import { z } from 'zod'
import { action, type CallContext, command, query, router } from '../api/procedure.ts'
import { RainBetweenInput } from '../contract/emergencies.ts'
import { DeskError } from '../contract/errors.ts'
import { ImportFile } from '../contract/imports.ts'
import { Id } from '../contract/values.ts'
import * as commands from './commands.ts'
import {
  currentEmergencies,
  emergencies,
  emergencyDetail,
  rainBetween,
  rainImports,
  rainNow,
} from './queries.ts'
import * as rainCommands from './rain-commands.ts'
import { rainFileJob } from './read-rain-file.ts'

const permission = 'case.read'
const nothing = z.object({}).optional()
const now = ({ core }: CallContext) => core.environment.now()

export const emergenciesRouter = router({
  /** What runs now, and what ended so lately that a report may still belong to it. */
  current: query({
    permission,
    input: nothing,
    run: context => currentEmergencies(context.read, now(context)),
  }),
  /** The latest two hundred, the newest first. */
  list: query({ permission, input: nothing, run: ({ read }) => emergencies(read) }),
  /** Errors: `emergency.notFound`. */
  show: query({
    permission,
    input: z.object({ emergencyId: Id }),
    run: (context, { emergencyId }) => {
      const found = emergencyDetail(context.read, emergencyId, now(context))
      if (!found) throw new DeskError('emergency.notFound')
      return found
    },
  }),
  start: command(commands.startEmergency),
  changeLevel: command(commands.changeLevel),
  end: command(commands.endEmergency),
  reopen: command(commands.reopenEmergency),
  noteTask: command(commands.noteTask),
})

/** Rain on the site. */
export const rainRouter = router({
  between: query({
    permission,
    input: RainBetweenInput,
    run: ({ read }, { from, to }) => rainBetween(read, from, to),
  }),
  /** Which level the rain itself reaches now. */
  now: query({ permission, input: nothing, run: context => rainNow(context.read, now(context)) }),
  record: command(rainCommands.recordRain),
  correct: command(rainCommands.correctRain),
  strike: command(rainCommands.strikeRain),
  /** Reads a file that was opened by `imports.open`: moments and numbers, for the preview. Records nothing. */
  readFile: action({
    permission: 'import.run',
    input: z.object({ file: ImportFile }),
    run: ({ core }, { file }) =>
      core.jobs.run(rainFileJob, { file }, { signal: new AbortController().signal }),
  }),
  /** Files that were taken in and still stand, the latest first. */
  imports: query({ permission, input: nothing, run: ({ read }) => rainImports(read) }),
  import: command(rainCommands.importRain),
  undoImport: command(rainCommands.undoRainImport),
})
