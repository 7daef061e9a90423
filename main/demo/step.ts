/**
 * One thing somebody did: a command as it would have been asked for. Steps are played in order of `at` (UTC
 * milliseconds); `staffId` null is the program itself.
 */
export interface DemoStep {
  readonly at: number
  readonly staffId: string | null
  readonly name: string
  readonly input: unknown
}

export const minute = 60_000
export const hour = 60 * minute
export const day = 24 * hour
