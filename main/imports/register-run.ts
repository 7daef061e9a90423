import { DeskError } from '../contract/errors.ts'
import type { DeskCore } from '../desk/core.ts'
import type { JobProgress } from '../jobs/job.ts'
import type { Actor } from '../log/command.ts'
import type { StagedImport } from './imported.ts'
import {
  dropRegisterParts,
  importCases,
  type LaidDown,
  layDownCases,
  recordRegisterPart,
} from './register-commands.ts'
import { hasRegisterParts, turnMillis } from './register-parts.ts'
import type { StagingPlace } from './staging.ts'

const program: Actor = { staffId: null, role: 'system' }

interface Watching {
  readonly signal?: AbortSignal
  onProgress?(progress: JobProgress): void
}
interface Call {
  readonly id: string
  readonly actor: Actor
  readonly input: StagedImport
}

/**
 * Takes a register over: lays its cases down part by part, decides, records part by part. Until it is decided it can be
 * cancelled and leaves nothing; from then on it goes through, over a restart too. Whoever takes a case meanwhile waits
 * for one turn.
 */
export async function commitRegister(core: DeskCore, call: Call, watching: Watching) {
  const { importId } = call.input
  if (!wasAnswered(core, call.id)) {
    try {
      await layDown(core, call, watching)
    } catch (error) {
      await core.execute(dropRegisterParts, { actor: call.actor, input: { importId } }).catch(() => undefined)
      throw error
    }
  }
  const result = await decide(core, call)
  await recordRegister(core)
  return result
}

async function decide(core: DeskCore, call: Call) {
  try {
    return await core.execute(importCases, call)
  } catch (error) {
    const { importId } = call.input
    await core.execute(dropRegisterParts, { actor: call.actor, input: { importId } }).catch(() => undefined)
    throw error
  }
}

/** Records what is left of a register that was decided; nothing where there is none. */
async function recordRegister(core: DeskCore): Promise<void> {
  const turn = { actor: program, input: { millis: turnMillis } }
  while ((await core.execute(recordRegisterPart, turn)).left) continue
}

/** After a crash or a restore: takes a register that was decided to its end, and forgets one that was not. */
export async function resumeRegister(core: DeskCore): Promise<void> {
  if (!hasRegisterParts(core.read)) return
  await core.execute(dropRegisterParts, { actor: program, input: {} })
  await recordRegister(core)
}

/** A repeated call is answered with its first result; its staging file is gone. */
const wasAnswered = ({ read }: DeskCore, commandId: string): boolean =>
  read.get('select 1 from command_result where id=?', [commandId]) !== undefined

async function layDown(core: DeskCore, { actor, input }: Call, { signal, onProgress }: Watching) {
  const { importId, staging, position, operations, counts } = input
  let laid = 0
  for (let from: StagingPlace | null = { offset: 0, index: 0 }; from; ) {
    if (signal?.aborted) throw new DeskError('job.cancelled')
    const asked = { importId, position, staging, from }
    const laidNow: LaidDown = await core.execute(layDownCases, { actor, input: asked })
    laid += laidNow.cases
    from = laidNow.next
    // Said in operations, as every import says it: at the end of this nothing can be cancelled any more.
    onProgress?.({ done: Math.floor((operations * laid) / Math.max(counts.created, laid)), of: operations })
  }
  if (signal?.aborted) throw new DeskError('job.cancelled')
}
