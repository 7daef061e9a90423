import { NavLink } from 'react-router'
import { useTexts } from '../../../app/i18n.ts'
import { profilePages } from './pages.ts'
import { texts } from './texts.ts'

/** The settings of the profile side by side, and the way back to all settings. */
export function ProfileTabs() {
  const t = useTexts(texts)
  return (
    <nav className="profile-tabs" aria-label={t('tabs')}>
      <NavLink to="/more/settings" end>
        {t('allSettings')}
      </NavLink>
      {profilePages.map(({ section, path }) => (
        <NavLink key={section} to={path}>
          {t(`title.${section}`)}
        </NavLink>
      ))}
    </nav>
  )
}
