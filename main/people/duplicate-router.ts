import { z } from 'zod'
import { action, command, query } from '../api/procedure.ts'
import { Id } from '../contract/values.ts'
import { todayOf } from '../site/queries.ts'
import { distinctJudgements } from './distinct-list.ts'
import { keepDuplicates, scanDuplicates } from './duplicate-commands.ts'
import { duplicatesJob } from './duplicate-job.ts'
import { proposedPairs } from './duplicate-list.ts'
import { duplicatesOf } from './duplicate-profiles.ts'
import { personFile } from './details.ts'

/** Finding records of one person; merging and judging them are commands of people. */
export const duplicateProcedures = {
  /** Pairs waiting for a judgement, most certain first. */
  duplicates: query({
    permission: 'person.read',
    input: z.object({ limit: z.int().min(1).max(50).default(20) }),
    run: ({ core, read }, { limit }) => proposedPairs(read, limit, todayOf(read, core.environment.now())),
  }),
  /** Who may be the same person as this one. */
  duplicatesOf: query({
    permission: 'person.read',
    input: z.object({ personId: Id }),
    run: ({ core, read }, { personId }) =>
      duplicatesOf(read, personId).flatMap(pair => {
        const otherId = pair.personId === personId ? pair.otherId : pair.personId
        const other = personFile(read, otherId, todayOf(read, core.environment.now()))
        return other ? [{ score: pair.score, evidence: pair.evidence, other }] : []
      }),
  }),
  /** Pairs judged to be two people, all or those of one person. */
  distinct: query({
    permission: 'person.read',
    input: z.object({ personId: Id.optional() }),
    run: ({ read }, { personId }) => distinctJudgements(read, personId),
  }),
  scanDuplicates: command(scanDuplicates),
  /** Starts looking at everybody. Result: `{ people, pairs }`, how many there are. */
  findDuplicates: action({
    permission: 'person.edit',
    input: z.object({}),
    run({ core, signedIn }) {
      const jobId = core.board.start(duplicatesJob.name, signedIn.staffId, async ({ signal, progress }) => {
        const found = await core.jobs.run(
          duplicatesJob,
          {},
          { signal, onProgress: ({ done, of }) => progress(done, of) },
        )
        await core.execute(keepDuplicates, {
          actor: { staffId: null, role: 'system' },
          input: { position: found.position, pairs: found.pairs },
        })
        return { people: found.people, pairs: found.pairs.length }
      })
      return { jobId }
    },
  }),
}
