import type { BuildingPlaces, LeakReport, Place } from '../../main/leaks/clusters/types.ts'

const hour = 3_600_000
/** 10:00 on a day of heavy rain. */
export const rainMorning = Date.UTC(2026, 6, 12, 2)

/** A house with its homes numbered by floor and stack, `b1/1201`. Floor −1 is a basement. */
export function house(
  buildingId: string,
  { floors, stacks, basement = false }: { floors: number; stacks: number; basement?: boolean },
): BuildingPlaces {
  const units: Place[] = []
  for (let floor = basement ? -1 : 1; floor <= floors; floor++) {
    if (floor === 0) continue
    for (let stack = 1; stack <= stacks; stack++) {
      const room = `${floor}0${stack}`
      units.push({
        unitId: `${buildingId}/${room}`,
        kind: 'dwelling',
        entranceId: null,
        room,
        floor,
        topFloor: null,
        basement: null,
        facade: null,
        orientation: null,
      })
    }
  }
  return { buildingId, entrances: [], units }
}

/** A report of a home, `b1/1201`, so many hours after the morning; called half an hour after the water came. */
export function report(
  unit: string,
  entry: LeakReport['entry'],
  hours: number,
  more: Partial<LeakReport> = {},
): LeakReport {
  const since = rainMorning + hours * hour
  const [buildingId = ''] = unit.split('/')
  return {
    id: `${unit}@${hours}`,
    buildingId,
    unitId: unit,
    entry,
    severity: 'seepage',
    part: null,
    at: since + hour / 2,
    since,
    earlier: 0,
    rain: 12,
    endedAt: null,
    ...more,
  }
}
