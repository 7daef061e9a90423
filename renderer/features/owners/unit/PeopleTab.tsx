import { Residents } from './Residents.tsx'
import type { UnitTabProps } from './tabs.tsx'

/** Who lives here, who did, and how to reach them. */
export function PeopleTab({ detail, onAddResident }: UnitTabProps) {
  return <Residents detail={detail} onAdd={onAddResident} />
}
