import { useTexts } from '../../../app/i18n.ts'
import { useWindowTitle } from '../../../app/window-title.ts'
import { TabletDoor } from '../../tablet/TabletDoor.tsx'
import { InspectionHome } from './InspectionHome.tsx'
import { texts } from './texts.ts'

/** Walks through homes where there may be no network: what was taken along, what is seen, what has reached the desk. */
export function InspectionTabletPage() {
  const t = useTexts(texts)
  useWindowTitle(t('title'))
  return <TabletDoor>{inside => <InspectionHome {...inside} />}</TabletDoor>
}
