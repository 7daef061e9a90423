import type { NodeKind } from '../contract/estate.ts'

const parents: Readonly<Record<NodeKind, readonly (NodeKind | undefined)[]>> = {
  project: [undefined],
  phase: ['project'],
  building: ['project', 'phase'],
  entrance: ['building'],
}

/** Whether a node may stand under a parent of this kind; a project stands under none. */
export function mayStandUnder(kind: NodeKind, parent: NodeKind | undefined): boolean {
  return parents[kind].includes(parent)
}

/** Compares names as people order them: 2栋 before 10栋, B座 after A座. */
const collator = new Intl.Collator('zh-Hans-CN', { numeric: true })

export const naturalOrder = (a: string, b: string): number => collator.compare(a, b)

/** Order of nodes under one parent: by what their names mean, so that 一期 comes before 二期 and 十期. */
export function nodeOrder(
  a: { readonly name: string; readonly matchName: string },
  b: { readonly name: string; readonly matchName: string },
): number {
  return naturalOrder(a.matchName, b.matchName) || naturalOrder(a.name, b.name)
}

/** Order of units inside a building: from the ground up, then by room. */
export function unitOrder(
  a: { readonly floor: number | null; readonly room: string; readonly id: string },
  b: { readonly floor: number | null; readonly room: string; readonly id: string },
): number {
  return (a.floor ?? -1000) - (b.floor ?? -1000) || naturalOrder(a.room, b.room) || (a.id < b.id ? -1 : 1)
}
