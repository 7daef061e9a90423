import { LeakClusters } from '../../../main/leaks/clusters/engine.ts'
import type { Scenario } from './scenarios.ts'

/** Pairs of reports from different homes: rightly and wrongly in one cluster, and wrongly apart. */
export interface Pairs {
  right: number
  joined: number
  parted: number
}

export const noPairs = (): Pairs => ({ right: 0, joined: 0, parted: 0 })
export const precisionOf = ({ right, joined }: Pairs) => (right + joined === 0 ? 1 : right / (right + joined))
export const recallOf = ({ right, parted }: Pairs) => (right + parted === 0 ? 1 : right / (right + parted))

/** Counts a scenario's pairs into `into`. */
export function score({ building, reports, truth }: Scenario, into: Pairs): void {
  const clusters = new LeakClusters({ buildings: [building], reports, decisions: [] })
  reports.forEach((one, index) => {
    for (const other of reports.slice(index + 1)) {
      if (one.unitId === other.unitId) continue
      const really = truth.get(one.id) === truth.get(other.id)
      const said = clusters.of(one.id) === clusters.of(other.id)
      if (really && said) into.right++
      else if (said) into.joined++
      else if (really) into.parted++
    }
  })
}
