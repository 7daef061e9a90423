import {
  ChangeLevelInput,
  EndEmergencyInput,
  NoteTaskInput,
  ReopenEmergencyInput,
  reopenWithin,
  StartEmergencyInput,
} from '../contract/emergencies.ts'
import { DeskError } from '../contract/errors.ts'
import { refuseUnseen } from '../contract/meanwhile.ts'
import { type CommandContext, defineCommand } from '../log/command.ts'
import * as happened from './operations.ts'
import {
  emergency,
  isLatest,
  lastEnd,
  lastStepAt,
  runningEmergency,
  type StoredEmergency,
  taskStep,
} from './queries.ts'
import { rainCommands } from './rain-commands.ts'

const permission = 'emergency.lead'

/**
 * Starts an emergency; the desk never does so by itself. Errors: `emergency.runs` where one of the kind runs already,
 * `emergency.levelMissing`, `emergency.timeWrong`.
 */
export const startEmergency = defineCommand({
  name: 'emergency.start',
  permission,
  input: StartEmergencyInput,
  run(context, { emergencyId, kind, level, note, at }) {
    if (runningEmergency(context.read, kind)) throw new DeskError('emergency.runs')
    if (kind === 'storm' && level === null) throw new DeskError('emergency.levelMissing')
    const startedAt = momentOf(context, at, lastEnd(context.read, kind) ?? 0)
    const facts = { kind, level: kind === 'storm' ? level : null, startedAt }
    context.emit(happened.emergencyStarted, emergencyId, { facts, personal: { note } })
    return { emergencyId }
  },
})

/** Errors: `emergency.notFound`, `emergency.ended`, `emergency.noLevel`, `emergency.timeWrong`, `edit.changedMeanwhile`. */
export const changeLevel = defineCommand({
  name: 'emergency.changeLevel',
  permission,
  input: ChangeLevelInput,
  run(context, { emergencyId, level, note, at, base }) {
    const current = running(context, emergencyId)
    if (current.level === null) throw new DeskError('emergency.noLevel')
    refuseUnseen(base, { level }, { level: current.level })
    if (current.level === level) return
    const changedAt = momentOf(context, at, lastStepAt(context.read, emergencyId))
    context.emit(happened.emergencyLevelChanged, emergencyId, {
      facts: { level, changedAt },
      personal: { note },
    })
  },
})

/** Ends it; what is open stays on the board. Errors: `emergency.notFound`, `emergency.ended`, `emergency.timeWrong`. */
export const endEmergency = defineCommand({
  name: 'emergency.end',
  permission,
  input: EndEmergencyInput,
  run(context, { emergencyId, note, at }) {
    const { level } = running(context, emergencyId)
    const endedAt = momentOf(context, at, lastStepAt(context.read, emergencyId))
    context.emit(happened.emergencyEnded, emergencyId, { facts: { level, endedAt }, personal: { note } })
  },
})

/**
 * Takes an end back within a day, as if it had run on. Errors: `emergency.notFound`, `emergency.stillRuns`,
 * `emergency.laterOne`, `emergency.tooLate`.
 */
export const reopenEmergency = defineCommand({
  name: 'emergency.reopen',
  permission,
  input: ReopenEmergencyInput,
  run(context, { emergencyId, text }) {
    const current = known(context, emergencyId)
    const { level, endedAt } = current
    if (endedAt === null) throw new DeskError('emergency.stillRuns')
    // One that came after it would have run at the same time.
    if (!isLatest(context.read, current)) throw new DeskError('emergency.laterOne')
    if (context.now - endedAt > reopenWithin) throw new DeskError('emergency.tooLate')
    const reopenedAt = Math.max(endedAt, context.happenedAt ?? context.now)
    context.emit(happened.emergencyReopened, emergencyId, {
      facts: { level, reopenedAt },
      personal: { text },
    })
  },
})

/**
 * Notes one of the first things as done, or takes that back; whoever prints twice did it once. Errors:
 * `emergency.notFound`, `emergency.ended`.
 */
export const noteTask = defineCommand({
  name: 'emergency.noteTask',
  permission: 'leak.work',
  input: NoteTaskInput,
  run(context, { emergencyId, task, done }) {
    const { level, startedAt } = running(context, emergencyId)
    const stepId = taskStep(context.read, emergencyId, task)
    if (done && stepId === undefined) {
      const notedAt = Math.max(startedAt, context.happenedAt ?? context.now)
      context.emit(happened.emergencyTaskNoted, emergencyId, { facts: { task, level, notedAt } })
    }
    if (!done && stepId !== undefined)
      context.emit(happened.emergencyTaskTakenBack, emergencyId, { facts: { task, stepId } })
  },
})

export const emergencyCommands = [
  startEmergency,
  changeLevel,
  endEmergency,
  reopenEmergency,
  noteTask,
  ...rainCommands,
]

function known({ read }: CommandContext, id: string): StoredEmergency {
  const found = emergency(read, id)
  if (!found) throw new DeskError('emergency.notFound')
  return found
}

function running(context: CommandContext, id: string): StoredEmergency {
  const found = known(context, id)
  if (found.endedAt !== null) throw new DeskError('emergency.ended')
  return found
}

/** When it was so: as said, where that is not before what is recorded already and not ahead of the clock. */
function momentOf({ happenedAt, now }: CommandContext, said: number | undefined, earliest: number): number {
  if (said === undefined) return Math.max(happenedAt ?? now, earliest)
  if (said < earliest || said > now) throw new DeskError('emergency.timeWrong')
  return said
}
