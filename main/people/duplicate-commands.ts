import { z } from 'zod'
import { DuplicatePair } from '../contract/duplicates.ts'
import { type CommandContext, defineCommand } from '../log/command.ts'
import { logStand, touchedAfter } from '../log/history.ts'
import { duplicatesOf } from './duplicate-profiles.ts'
import { duplicateProposalTable, duplicateScanTable } from './tables.ts'

/** Pairs that are kept at once; who works through them looks again afterwards. */
export const mostProposals = 5_000

/** More people than this touched since the last look, as by an import, are looked at by looking at everybody. */
const mostTouched = 500

/** What the finder knows of its last look. */
export interface ScanState {
  /** Position in the log up to which people were looked at. */
  readonly position: number
  /** When everybody was looked at, UTC milliseconds; null before the first time. */
  readonly fullAt: number | null
}

export function scanState(read: CommandContext['read']): ScanState | undefined {
  return read.get<{ position: number; fullAt: number | null }>(
    `select position, full_at as "fullAt" from duplicate_scan where id='own'`,
  )
}

/** Keeps what the job found among everybody, in place of all earlier proposals. Local to this computer. */
export const keepDuplicates = defineCommand({
  name: 'person.keepDuplicates',
  permission: 'system',
  input: z.object({ position: z.int().min(0), pairs: z.array(DuplicatePair).max(mostProposals) }),
  run({ read, local, now }, { position, pairs }) {
    for (const { id } of read.all<{ id: string }>('select id from duplicate_proposal'))
      local.delete(duplicateProposalTable, id)
    for (const pair of pairs) local.insert(duplicateProposalTable, rowOf(pair))
    local.put(duplicateScanTable, { id: 'own', position, full_at: now })
    return { pairs: pairs.length }
  },
})

/**
 * Looks again at the people who were entered or changed since the last look. Answers `everybody: true` where there
 * was none yet, or too many changed: then everybody has to be looked at.
 */
export const scanDuplicates = defineCommand({
  name: 'person.scanDuplicates',
  permission: 'person.edit',
  input: z.object({}),
  run({ read, local }) {
    const state = scanState(read)
    if (!state || state.fullAt === null) return { everybody: true, looked: 0 }
    const position = logStand(read)?.position ?? state.position
    if (position <= state.position) return { everybody: false, looked: 0 }
    const touched = [...touchedAfter(read, state.position, ['person', 'merge'])].filter(
      id => read.get('select 1 from person where id=?', [id]) !== undefined,
    )
    if (touched.length > mostTouched) return { everybody: true, looked: 0 }
    for (const personId of touched) {
      local.deleteWhere(duplicateProposalTable, 'person_id', personId)
      local.deleteWhere(duplicateProposalTable, 'other_id', personId)
      for (const pair of duplicatesOf(read, personId)) local.put(duplicateProposalTable, rowOf(pair))
    }
    local.put(duplicateScanTable, { id: 'own', position, full_at: state.fullAt })
    return { everybody: false, looked: touched.length }
  },
})

export const duplicateCommands = [keepDuplicates, scanDuplicates]

function rowOf({ personId, otherId, score, evidence }: DuplicatePair) {
  return {
    id: `${personId}/${otherId}`,
    person_id: personId,
    other_id: otherId,
    score,
    evidence: JSON.stringify(evidence),
  }
}
