import { caseCore } from '../cases/queries.ts'
import { DeskError } from '../contract/errors.ts'
import type { CommandContext } from '../log/command.ts'
import { leakOfCase, type StoredLeak } from './queries.ts'
import { type LeakStep, mayStep } from './rules.ts'

/** The leak of a case. Errors: `leak.notFound`. */
export function known({ read }: CommandContext, caseId: string): StoredLeak {
  const leak = leakOfCase(read, caseId)
  if (!leak) throw new DeskError('leak.notFound')
  return leak
}

/** The leak of a case that a step is about to be taken with. Errors: `leak.notFound`, `leak.wrongState`. */
export function stepping(context: CommandContext, caseId: string, step: LeakStep): StoredLeak {
  const leak = known(context, caseId)
  if (!mayStep(step, leak)) {
    throw wrongState(context, leak)
  }
  return leak
}

export function wrongState({ read }: CommandContext, { caseId, state }: StoredLeak): DeskError {
  return new DeskError('leak.wrongState', { number: caseCore(read, caseId)?.number ?? '', state })
}
