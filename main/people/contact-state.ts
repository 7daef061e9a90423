import type { OccupancyRole } from '../contract/people.ts'
import { naturalOrder } from '../estate/rules.ts'
import type { ReadDatabase } from '../database/read.ts'

/** What is known of somebody present in a building, none of it said: 1 where it is there. */
export interface ContactState {
  readonly personId: string
  /** Null where the personal data was erased. */
  readonly name: string | null
  readonly unitId: string
  readonly number: string
  readonly floor: number | null
  /** Name of the entrance; null where the house has none. */
  readonly entrance: string | null
  readonly phone: 0 | 1
  readonly phoneVerified: 0 | 1
  readonly address: 0 | 1
  readonly addressVerified: 0 | 1
  readonly idDocument: 0 | 1
  readonly birthday: 0 | 1
}

/** Everybody with one of these roles at homes of a building today, once for each home, as homes are walked. */
export function contactsInBuilding(
  read: ReadDatabase,
  buildingId: string,
  roles: readonly OccupancyRole[],
  today: string,
): ContactState[] {
  const found = read.all<ContactState>(
    `select o.person_id as "personId", p.name, u.id as "unitId", u.number, u.floor, e.name as entrance,
       exists (select 1 from person_phone f where f.person_id=p.id and f.number is not null) as phone,
       exists (select 1 from person_phone f where f.person_id=p.id and f.verified_on is not null) as "phoneVerified",
       p.mailing_address is not null as address, p.address_verified_on is not null as "addressVerified",
       p.id_document is not null as "idDocument", p.birthday is not null as birthday
     from unit u cross join occupancy o on o.unit_id=u.id join person p on p.id=o.person_id
       left join estate_node e on e.id=u.parent_id and e.kind='entrance'
     where u.building_id=? and u.merged_into is null and p.name is not null
       and (o.until_day is null or o.until_day>=?) and o.role in (select value from json_each(?))
     order by u.floor, u.room, u.id, o.person_id`,
    [buildingId, today, JSON.stringify(roles)],
  )
  return found.sort(asWalked)
}

/** Homes of a building in the order somebody goes from door to door: entrance by entrance, from the ground up. */
export function asWalked(
  one: Pick<ContactState, 'entrance' | 'floor' | 'number'>,
  other: Pick<ContactState, 'entrance' | 'floor' | 'number'>,
): number {
  return (
    naturalOrder(one.entrance ?? '', other.entrance ?? '') ||
    (one.floor ?? -1000) - (other.floor ?? -1000) ||
    naturalOrder(one.number, other.number)
  )
}
