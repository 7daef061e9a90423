import { z } from 'zod'
import { DeskError } from '../contract/errors.ts'
import { Id } from '../contract/values.ts'
import { defineCommand } from '../log/command.ts'
import { logStand, touchedAfter } from '../log/history.ts'
import { casesRestOn, recordCases, refuseKnownRows, refuseStalePlaces } from './case-commit.ts'
import { StagedImport, Staging } from './imported.ts'
import { importCommitted } from './operations.ts'
import * as parts from './register-parts.ts'
import { linesOf, readStagedChunks, StagingPlace } from './staging.ts'

/** Parts laid down in one turn: some hundredths of a second. */
const partsAtOnce = 3

/** How many cases were laid down, and where the next part begins; null behind the last one. */
export interface LaidDown {
  readonly cases: number
  readonly next: StagingPlace | null
}

/**
 * Lays the next parts of a register that was tried down, where nobody sees them. Not offered as a procedure, no more than the commands below.
 * Errors: `import.changedMeanwhile`, `import.underWay`, those of the staging file.
 */
export const layDownCases = defineCommand({
  name: 'imports.layDownCases',
  permission: 'import.run',
  input: z.object({
    importId: Id,
    /** Where the log stood when the register was tried. */
    position: z.int(),
    staging: Staging,
    from: StagingPlace,
  }),
  run({ read, local }, { importId, position, staging, from }): LaidDown {
    refuseWhileUnderWay(read)
    const touched = touchedAfter(read, position, casesRestOn)
    let next: StagingPlace | null = from
    let cases = 0
    let laid = 0
    for (const part of readStagedChunks(staging.path, Buffer.from(staging.key, 'base64url'), from)) {
      // Looked into only where something they may rest on was touched: they are parsed when they are recorded.
      if (touched.size > 0) refuseStalePlaces(read, parts.casesIn(part.lines), touched)
      if (part.lines !== '') parts.layDownPart(read, local, importId, part.lines)
      cases += linesOf(part.lines).length
      laid += 1
      next = part.next
      if (laid === partsAtOnce) break
    }
    return { cases, next }
  },
})

/**
 * Decides that a register that was tried comes in, all of it: what was laid down is recorded from now on. Errors:
 * `import.changedMeanwhile`, `import.underWay`, `import.nothingToDo`.
 */
export const importCases = defineCommand({
  name: 'cases.import',
  permission: 'import.run',
  input: StagedImport,
  run(context, { importId, file, mappingName, counts, position }) {
    const { read } = context
    const stand = logStand(read)
    if (!stand) throw new DeskError('log.notSetUp')
    refuseWhileUnderWay(read)
    if (!parts.nextPart(read, importId)) throw new DeskError('import.nothingToDo')
    if (touchedAfter(read, position, ['import']).size > 0)
      for (const cases of parts.partsOf(read, importId)) refuseKnownRows(context, cases)
    parts.decide(read, context.local, {
      importId,
      actor: context.actor.staffId,
      file,
      mappingName,
      counts,
      incarnation: stand.incarnation,
      firstSequence: stand.sequence + 1,
    })
    return { importId, counts }
  },
})

/** Records the next parts of the register that was decided, and behind the last one the import itself. */
export const recordRegisterPart = defineCommand({
  name: 'imports.recordPart',
  permission: 'system',
  inTurns: true,
  input: z.object({
    /** Further parts are taken up until it is over. */
    millis: z.number().min(0),
  }),
  run(context, { millis }) {
    const { read } = context
    const found = parts.pendingRegister(read)
    if (!found) return { left: false }
    const { importId, actor, file, mappingName, counts, incarnation, firstSequence } = found.pending
    if (parts.nextPart(read, importId)) {
      const end = performance.now() + millis
      const cases = parts.takeUpCases(read, context.local, importId, () => performance.now() < end)
      recordCases(context, { importId, by: actor }, cases)
      return { left: true }
    }
    context.emit(importCommitted, importId, {
      facts: {
        kind: 'cases',
        fileHash: file.hash,
        mappingName,
        counts,
        incarnation,
        firstSequence,
        lastSequence: logStand(read)?.sequence ?? firstSequence,
      },
      personal: { fileName: file.name },
      ...(actor === null ? {} : { by: actor }),
    })
    parts.takeUp(context.local, found.row)
    return { left: false }
  },
})

/** Takes away what was laid down of an import that is not decided, or of all of them. */
export const dropRegisterParts = defineCommand({
  name: 'imports.dropParts',
  permission: 'import.run',
  input: z.object({ importId: Id.optional() }),
  run: ({ read, local }, { importId }) => ({ dropped: parts.dropParts(read, local, importId) }),
})

function refuseWhileUnderWay(read: Parameters<typeof parts.pendingRegister>[0]): void {
  if (parts.pendingRegister(read)) throw new DeskError('import.underWay')
}

export const registerCommands = [layDownCases, importCases, recordRegisterPart, dropRegisterParts]
