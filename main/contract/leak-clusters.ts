import type { LeakEntry } from './leaks.ts'

/** The part of the home that is wet. */
export const leakParts = ['bathroom', 'kitchen', 'living', 'bedroom', 'balcony', 'storage'] as const
export type LeakPart = (typeof leakParts)[number]

/**
 * What homes may have in common: an area of the roof, a riser, a line of outer wall or windows, the wet room of one
 * home over others, a zone of the basement, a line of balconies. A home for itself is `single`.
 */
export const sourceKinds = ['roof', 'riser', 'facade', 'wet-room', 'basement', 'balcony'] as const
export type SourceKind = (typeof sourceKinds)[number]
export type ClusterKind = SourceKind | 'single' | 'unknown'

/** Something that speaks for or against a cluster; screens put it into words. Floors from the top down. */
export type ClusterEvidence =
  | {
      readonly code: 'place'
      readonly homes: number
      readonly stacks: readonly string[]
      readonly highest: number
      readonly lowest: number
    }
  | { readonly code: 'within'; readonly homes: number; readonly minutes: number }
  | { readonly code: 'entry'; readonly entry: LeakEntry; readonly units: readonly string[] }
  | { readonly code: 'rain'; readonly millimetres: number; readonly homes: number }
  | { readonly code: 'dry'; readonly homes: number }
  | { readonly code: 'severity-falls'; readonly worst: string }
  | { readonly code: 'silent'; readonly units: readonly string[] }
  | { readonly code: 'entry-differs'; readonly entry: LeakEntry; readonly units: readonly string[] }
  | { readonly code: 'entry-unknown'; readonly units: readonly string[] }
  | { readonly code: 'late'; readonly units: readonly string[]; readonly minutes: number }
  | { readonly code: 'earlier-leaks'; readonly units: readonly string[] }
  | { readonly code: 'also-possible'; readonly kind: SourceKind; readonly percent: number }
  | { readonly code: 'people'; readonly reports: number }
  | { readonly code: 'out-of-reach'; readonly units: readonly string[] }

/** A question or a look that would settle what is doubtful. */
export type ClusterQuestion =
  | { readonly code: 'ask-entry'; readonly unitId: string }
  | { readonly code: 'ask-wet-too'; readonly unitId: string }
  | { readonly code: 'ask-water-used'; readonly unitId: string }
  | { readonly code: 'ask-since'; readonly unitId: string }

/** Where work on the source begins: at a home, or over the homes named (the roof above, the wall beside). */
export type ClusterBegin =
  | { readonly code: 'in-home'; readonly unitId: string }
  | { readonly code: 'roof-above'; readonly units: readonly string[] }
  | { readonly code: 'wall-above'; readonly unitId: string }
  | { readonly code: 'basement-at'; readonly units: readonly string[] }
  | { readonly code: 'unknown' }
