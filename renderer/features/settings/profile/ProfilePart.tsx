import { Link } from 'react-router'
import { useTexts } from '../../../app/i18n.ts'
import { texts as settingsTexts } from '../texts.ts'
import { profilePages } from './pages.ts'
import './profile.css'
import { texts } from './texts.ts'

/** The ways to the settings of the profile. */
export function ProfilePart() {
  const t = useTexts(texts)
  const settings = useTexts(settingsTexts)
  return (
    <section className="settings-part">
      <h2>{settings('profile')}</h2>
      <p className="desk-soft">{settings('profileHint')}</p>
      <nav className="profile-links" aria-label={settings('profile')}>
        {profilePages.map(({ section, path }) => (
          <Link key={section} to={path}>
            {t(`title.${section}`)}
          </Link>
        ))}
      </nav>
    </section>
  )
}
