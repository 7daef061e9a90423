import { NavLink } from 'react-router'
import { useTexts } from '../../app/i18n.ts'
import { useMay } from '../../app/session.ts'
import '../owners/owners.css'
import { documentPaths } from './paths.ts'
import { texts } from './texts.ts'

/** The ways to look at papers: what is missing, what waits to be filed, what there is. */
export function DocumentsTabs() {
  const t = useTexts(texts)
  const may = useMay()
  return (
    <nav className="owners-tabs" aria-label={t('title')}>
      <NavLink to={documentPaths.completeness} end>
        {t('tabCompleteness')}
      </NavLink>
      {may('document.work') ? <NavLink to={documentPaths.inbox}>{t('tabInbox')}</NavLink> : null}
      <NavLink to={documentPaths.search}>{t('tabSearch')}</NavLink>
    </nav>
  )
}
