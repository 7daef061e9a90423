import type { Outputs } from '../../app/api.ts'

/** One entry of a sheet's story as it arrives here. */
export type StoryEntry = Outputs['sheets']['story'][number]
