import { NavLink } from 'react-router'
import { useTexts } from '../../app/i18n.ts'
import { hasPage } from '../../app/pages.ts'
import '../owners/owners.css'
import { handoverPaths } from './paths.ts'
import { texts } from './texts.ts'

const tabs = ['batches', 'day', 'single', 'defects', 'report'] as const

/** The pages about handing homes over; each of them shows this below its title. */
export function HandoverTabs() {
  const t = useTexts(texts)
  return (
    <nav className="owners-tabs" aria-label={t('places')}>
      {tabs
        .filter(id => hasPage(handoverPaths[id]))
        .map(id => (
          <NavLink key={id} to={handoverPaths[id]} end={id === 'batches'}>
            {t(`tab.${id}`)}
          </NavLink>
        ))}
    </nav>
  )
}
