import { TimelinePanel } from '../timeline/TimelinePanel.tsx'
import type { UnitTabProps } from './tabs.tsx'

/** Everything that ever happened to the home, newest first. */
export function TimelineTab({ detail }: UnitTabProps) {
  return (
    <TimelinePanel
      subjectId={detail.unit.id}
      nameOf={personId => detail.people.find(one => one.personId === personId)?.name ?? undefined}
      numberOf={() => undefined}
    />
  )
}
