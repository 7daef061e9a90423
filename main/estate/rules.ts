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

interface Ordered {
  readonly floor: number | null
  readonly room: string
  readonly id: string
}

/**
 * Units of a building from the ground up, then by room. Rooms that are numbers are compared as such, which is what
 * the words of people come to and much quicker: a house may have thousands.
 */
export function inUnitOrder<T extends Ordered>(units: readonly T[]): T[] {
  return units
    .map(unit => ({ unit, room: /^\d{1,15}$/.test(unit.room) ? Number(unit.room) : undefined }))
    .sort(
      ({ unit: a, room: numberOfA }, { unit: b, room: numberOfB }) =>
        (a.floor ?? -1000) - (b.floor ?? -1000) ||
        (numberOfA !== undefined && numberOfB !== undefined
          ? numberOfA - numberOfB
          : naturalOrder(a.room, b.room)) ||
        (a.id < b.id ? -1 : 1),
    )
    .map(({ unit }) => unit)
}
