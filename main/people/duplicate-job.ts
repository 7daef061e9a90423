import { z } from 'zod'
import { defineJob } from '../jobs/job.ts'
import { logStand } from '../log/history.ts'
import { mostProposals } from './duplicate-commands.ts'
import { everyProfile } from './duplicate-profiles.ts'
import { findPairs } from './duplicate-rules.ts'

/** Compares everybody with everybody they could be; pairs judged to be two people are left out when they are shown. */
export const duplicatesJob = defineJob({
  name: 'people.duplicates',
  input: z.object({}),
  async run({ read, progress }) {
    progress(0, 1)
    const position = logStand(read)?.position ?? 0
    const people = everyProfile(read)
    return { position, people: people.length, pairs: findPairs(people, mostProposals, progress) }
  },
})
