import type { RoomToInspect } from '../../../../main/contract/unit-types.ts'
import type { Carried, CarriedHome, Drawing } from './carried.ts'

const typeOf = ({ types }: Carried, { typeId }: CarriedHome) => types.find(one => one.typeId === typeId)

/** Rooms of a home with what is looked at there. */
export const roomsOf = (carried: Carried, home: CarriedHome): readonly RoomToInspect[] =>
  typeOf(carried, home)?.rooms ?? []

/** The drawing of a home's type, where it lies on this device. */
export function drawingOf(carried: Carried, home: CarriedHome): Drawing | undefined {
  const plan = typeOf(carried, home)?.plan
  return plan ? carried.drawings.find(({ planId }) => planId === plan.id) : undefined
}
