import type { Chance } from '../../../main/demo/random.ts'
import type { BuildingPlaces, Place } from '../../../main/leaks/clusters/types.ts'

/** Shapes of buildings. Those used to tune the model and those it never saw are listed in `sets.ts`. */
export const shapes = ['slab', 'tower', 'low', 'deep', 'corridor', 'stepped', 'point'] as const
export type Shape = (typeof shapes)[number]

interface Form {
  readonly entrances: number
  readonly columns: number
  readonly floors: number
  /** Homes on the ground floor with a basement, and storage rooms under them. */
  readonly basement: boolean
  /** Floors that each next column is lower. */
  readonly steps: number
}

function formOf(shape: Shape, chance: Chance): Form {
  const form = { entrances: 1, columns: 2, floors: 6, basement: false, steps: 0 }
  switch (shape) {
    case 'slab':
      return { ...form, entrances: chance.between(2, 4), floors: chance.between(6, 11) }
    case 'tower':
      return { ...form, columns: chance.between(4, 6), floors: chance.between(18, 33) }
    case 'low':
      return { ...form, entrances: chance.between(2, 3), floors: chance.between(3, 4) }
    case 'deep':
      return { ...form, entrances: chance.between(3, 4), floors: chance.between(6, 9), basement: true }
    case 'corridor':
      return { ...form, columns: chance.between(8, 12), floors: chance.between(9, 14), basement: true }
    case 'stepped':
      return { ...form, entrances: 2, columns: 3, floors: chance.between(10, 16), steps: 1 }
    case 'point':
      return { ...form, columns: 3, floors: chance.between(14, 26), basement: true }
  }
}

/** A made-up building; where nobody wrote traits down, they are null. */
export function buildingOf(buildingId: string, shape: Shape, chance: Chance): BuildingPlaces {
  const form = formOf(shape, chance)
  const entrances = Array.from({ length: form.entrances }, (_, index) => `${buildingId}-${index + 1}`)
  const traits = chance.happens(0.6)
  const units: Place[] = []
  entrances.forEach((entranceId, entrance) => {
    for (let column = 1; column <= form.columns; column++) {
      const top = form.floors - form.steps * (entrance * form.columns + column - 1)
      for (let floor = form.basement ? -1 : 1; floor <= top; floor++) {
        if (floor === 0) continue
        const room = `${floor < 0 ? `B${-floor}` : floor}${String(column).padStart(2, '0')}`
        units.push({
          unitId: `${entranceId}-${room}`,
          kind: floor < 0 ? 'other' : 'dwelling',
          entranceId: form.entrances === 1 ? null : entranceId,
          room: floor < 0 ? `${floor}${String(column).padStart(2, '0')}` : room,
          floor,
          topFloor: traits ? floor === top : null,
          basement: traits ? floor < 0 || (form.basement && floor === 1) : floor < 0 ? true : null,
          facade: null,
          orientation: null,
        })
      }
    }
  })
  return { buildingId, entrances: form.entrances === 1 ? [] : entrances, units }
}
