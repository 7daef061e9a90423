import { contractorContent } from '../contractors/queries.ts'
import { DeskError } from '../contract/errors.ts'
import { unitPlace } from '../estate/queries.ts'
import type { CommandContext } from '../log/command.ts'
import { touchedAfter } from '../log/history.ts'
import { identityKeys } from '../people/identities.ts'
import { person, phonesOf } from '../people/queries.ts'
import { identityOf } from './contractor-report.ts'
import { isStagedRow, type StagedOperation, type StagedRow } from './staged.ts'
import { stagedDefinitions } from './staged-content.ts'
import { readStaging } from './staging.ts'

/** Operations between two looks at whether somebody cancelled. */
const stride = 200

/**
 * Records everything a dry run staged, in the writer's one transaction. Refuses with `import.changedMeanwhile` where
 * something a row rests on was changed since, so nothing is ever overwritten unseen.
 * @returns how many operations were recorded
 */
export function recordStaged(
  context: CommandContext,
  staging: { readonly path: string; readonly key: Uint8Array },
  since: { readonly position: number; readonly operations: number },
): number {
  const isStale = staleness(context, since.position)
  let done = 0
  for (const line of readStaging(staging.path, staging.key)) {
    if (!isStagedRow(line)) throw new DeskError('import.stagingDamaged')
    isStale?.(line)
    for (const operation of line.operations) {
      emit(context, operation)
      done += 1
      if (done % stride === 0) context.progress(done, since.operations)
    }
  }
  context.progress(done, since.operations)
  return done
}

function emit(context: CommandContext, { kind, id, facts, personal }: StagedOperation): void {
  const content = { facts, parsed: true } as const
  context.emit(stagedDefinitions[kind], id, personal === undefined ? content : { ...content, personal })
}

/** Aggregates that decisions rest on. */
const restedOn = [
  'estate-node',
  'unit',
  'person',
  'contract',
  'contractor',
  'worksContract',
  'onCallContract',
  'erasure',
]

/** A check for stale rows; undefined where nothing they rest on happened since the dry run. */
function staleness(context: CommandContext, position: number): ((row: StagedRow) => void) | undefined {
  const { read } = context
  const touched = touchedAfter(read, position, restedOn)
  if (touched.size === 0) return undefined
  const identities = new Set<string>()
  for (const id of touched) {
    const builder = contractorContent(read, id)
    if (builder) identities.add(identityOf(builder.name))
    const known = person(read, id)
    if (!known?.name) continue
    const phones = phonesOf(read, id).map(phone => phone.number)
    for (const key of identityKeys({ name: known.name, phones, idDocument: known.idDocument }))
      identities.add(key)
  }
  return row => {
    const stale = row.basis.find(id => touched.has(id))
    if (stale === undefined && !row.identities.some(key => identities.has(key))) return
    const what =
      stale === undefined
        ? undefined
        : (unitPlace(read, stale)?.number ?? contractorContent(read, stale)?.name)
    throw new DeskError('import.changedMeanwhile', { what: what ?? '…' })
  }
}
