/** What the place of a unit in its entrance is told by. */
export interface StandingUnit {
  readonly unitId: string
  readonly room: string
  readonly floor: number | null
}

/** More stacks than this in one entrance are no stacks but numbers that do not follow the floors. */
const mostStacks = 12

const collator = new Intl.Collator('zh-Hans-CN', { numeric: true })

/** Columns of the units of one entrance, and whether homes of a column stand over one another. */
export interface Stacks {
  readonly columns: ReadonlyMap<string, number>
  readonly stacked: boolean
}

/**
 * The column of each unit of one entrance, all of them on a floor. Homes of one stack share a column, whatever is
 * missing between them. Where the numbers tell no stacks, units stand side by side in the order given.
 */
export function stacksOf(units: readonly StandingUnit[]): Stacks {
  const stacks = [...new Set(units.map(stackName))].sort(collator.compare)
  const taken = new Set(units.map(unit => `${unit.floor}/${stackName(unit)}`))
  if (stacks.length <= mostStacks && taken.size === units.length) {
    return {
      stacked: true,
      columns: new Map(units.map(unit => [unit.unitId, stacks.indexOf(stackName(unit))])),
    }
  }
  const columns = new Map<string, number>()
  const next = new Map<number, number>()
  for (const unit of units) {
    const floor = unit.floor ?? 0
    const column = next.get(floor) ?? 0
    columns.set(unit.unitId, column)
    next.set(floor, column + 1)
  }
  return { stacked: false, columns }
}

/** `01` for 1201 on floor 12: what homes over one another have in common. */
export function stackName(unit: StandingUnit): string {
  const floor = String(unit.floor)
  return unit.room.startsWith(floor) && unit.room.length > floor.length
    ? unit.room.slice(floor.length)
    : unit.room
}
