import type { EmergencyKind } from './emergencies.ts'
import {
  type LeakDanger,
  leakDangers,
  type LeakEntry,
  leakEntries,
  type LeakSeverity,
  leakSeverities,
  type LeakTest,
} from './leaks.ts'

/** What reports of one kind of emergency are asked for, and what proves that they are over. */
export interface KindRules {
  readonly severities: readonly LeakSeverity[]
  /** Where it comes in; a kind with `unknown` alone is not asked. */
  readonly entries: readonly LeakEntry[]
  readonly dangers: readonly LeakDanger[]
  /** What proves that a repair holds; none where it is plain to see. */
  readonly tests: readonly LeakTest[]
}

/** A cut-off supply is no patch on a wall: whether anybody is in danger, and how many it concerns, is all there is. */
export const kindRules: Readonly<Record<EmergencyKind, KindRules>> = {
  storm: {
    severities: leakSeverities,
    entries: leakEntries,
    dangers: leakDangers,
    tests: ['ponding', 'rain'],
  },
  'burst-pipe': {
    severities: leakSeverities,
    entries: ['pipe', 'wet-room-above', 'basement', 'unknown'],
    dangers: leakDangers,
    tests: ['pressure'],
  },
  power: {
    severities: ['danger', 'spreading', 'seepage'],
    entries: ['unknown'],
    dangers: ['electricity', 'trapped'],
    tests: [],
  },
  lift: {
    severities: ['danger', 'seepage'],
    entries: ['unknown'],
    dangers: ['trapped'],
    tests: [],
  },
  gas: {
    severities: ['danger', 'spreading', 'seepage'],
    entries: ['unknown'],
    dangers: ['trapped'],
    tests: ['pressure'],
  },
  heating: {
    severities: ['danger', 'spreading', 'seepage', 'damp'],
    entries: ['pipe', 'unknown'],
    dangers: ['electricity', 'trapped'],
    tests: [],
  },
}
