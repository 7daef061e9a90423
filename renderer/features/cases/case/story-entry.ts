import type { Outputs } from '../../../app/api.ts'

/** One entry of a case's timeline as it arrives here; see main/contract/timeline.ts. */
export type StoryEntry = Outputs['cases']['timeline']['entries'][number]
