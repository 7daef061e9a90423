import { NavLink } from 'react-router'
import { useTexts } from '../../app/i18n.ts'
import { contractorPaths } from './paths.ts'
import { texts } from './texts.ts'

/** Contractors themselves, and what they owe. */
export function ContractorTabs() {
  const t = useTexts(texts)
  return (
    <nav className="owners-tabs" aria-label={t('title')}>
      <NavLink to={contractorPaths.list} end>
        {t('title')}
      </NavLink>
      <NavLink to={contractorPaths.warranty}>{t('warranty')}</NavLink>
    </nav>
  )
}
