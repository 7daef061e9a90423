import { useTexts } from '../../app/i18n.ts'
import { useWindowTitle } from '../../app/window-title.ts'
import { TabletDoor } from './TabletDoor.tsx'
import { TabletHome } from './TabletHome.tsx'
import { texts } from './texts.ts'

/** Home visits where there may be no network: what was taken along, what is recorded, what has reached the desk. */
export function TabletPage() {
  const t = useTexts(texts)
  useWindowTitle(t('title'))
  return <TabletDoor>{inside => <TabletHome {...inside} />}</TabletDoor>
}
