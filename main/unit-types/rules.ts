import type { ChecklistItem, ProfileInspection } from '../contract/profile-inspection.ts'
import { itemsOfKind } from '../contract/profile-inspection.ts'
import type { RoomChecklist, RoomToInspect, TypeRoom } from '../contract/unit-types.ts'
import { normalise } from '../search/text.ts'

/** Names of types as they are compared: width, case and blanks say nothing. */
export const typeKey = (name: string): string => normalise(name).replaceAll(' ', '')

interface DescribedType {
  readonly rooms: readonly TypeRoom[]
  readonly checklists: readonly RoomChecklist[]
}

/** The rooms of a home with what is looked at in each; the usual rooms where nobody described its type. Pure. */
export function roomsToInspect(
  checklist: ProfileInspection,
  type: DescribedType | undefined,
): RoomToInspect[] {
  if (!type || type.rooms.length === 0)
    return checklist.rooms
      .filter(({ usual }) => usual)
      .map(({ id, name }) => ({
        id,
        kind: id,
        name: name.zh,
        area: [],
        items: itemsOfKind(checklist, id),
      }))
  const own = new Map(type.checklists.map(one => [one.roomId, one]))
  return type.rooms.map(({ id, kind, name, area }) => ({
    id,
    kind,
    name,
    area,
    items: itemsOfRoom(itemsOfKind(checklist, kind), own.get(id)),
  }))
}

function itemsOfRoom(items: readonly ChecklistItem[], own: RoomChecklist | undefined): ChecklistItem[] {
  const leftOut = new Set(own?.leftOut)
  return [
    ...items.filter(({ id }) => !leftOut.has(id)),
    ...(own?.added ?? []).filter(({ retired }) => !retired),
  ]
}
