import {
  ApartmentOutlined,
  CalendarOutlined,
  CheckSquareOutlined,
  CloudOutlined,
  EllipsisOutlined,
  FormOutlined,
  InboxOutlined,
  KeyOutlined,
  SettingOutlined,
  TableOutlined,
  TeamOutlined,
} from '@ant-design/icons'
import type { ComponentType } from 'react'
import { Link, useLocation } from 'react-router'
import { ordinaryToday } from '../../features/emergencies/paths.ts'
import { useRunning } from '../../features/emergencies/useCurrent.ts'
import { useTexts } from '../i18n.ts'
import { useMay, useMe } from '../session.ts'
import { type Place, placeOf, shownPlaces } from './places.ts'
import { texts } from './texts.ts'

const icons: Readonly<Record<Place['id'], ComponentType>> = {
  today: CalendarOutlined,
  intake: FormOutlined,
  owners: TeamOutlined,
  handover: KeyOutlined,
  leaks: CloudOutlined,
  more: EllipsisOutlined,
  sites: ApartmentOutlined,
  inbox: InboxOutlined,
  decisions: CheckSquareOutlined,
  ledgers: TableOutlined,
  sections: SettingOutlined,
}

/** The places of the desk; at the bottom of the screen on a phone. */
export function Rail() {
  const t = useTexts(texts)
  const { pathname } = useLocation()
  const shown = shownPlaces(useMay(), useMe().headquarters)
  const here = placeOf(pathname, shown)
  // The home screen is the emergency then, which has a place of its own.
  const running = (useRunning() ?? []).length > 0
  return (
    <nav className="rail" aria-label={t('places')}>
      {shown.map(({ id, path }) => {
        const Icon = icons[id]
        return (
          <Link
            key={id}
            to={id === 'today' && running ? ordinaryToday : path}
            className="rail-place"
            aria-current={here === id ? 'page' : undefined}
          >
            <span className="rail-icon" aria-hidden="true">
              <Icon />
            </span>
            {t(`place.${id}`)}
          </Link>
        )
      })}
    </nav>
  )
}
