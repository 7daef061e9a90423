import { NavLink } from 'react-router'
import { useTexts } from '../../app/i18n.ts'
import { hasPage } from '../../app/pages.ts'
import '../owners/owners.css'
import { HandoverTabs } from '../handover/HandoverTabs.tsx'
import './inspections.css'
import { inspectionPaths } from './paths.ts'
import { texts } from './texts.ts'

const tabs = ['inspections', 'defects', 'orders', 'figures', 'types'] as const

/** The pages about inspections and repairs; each of them shows this below its title. */
export function InspectionTabs() {
  const t = useTexts(texts)
  return (
    <>
      <HandoverTabs />
      <nav className="owners-tabs inspection-tabs" aria-label={t('places')}>
        {tabs
          .filter(id => hasPage(inspectionPaths[id]))
          .map(id => (
            <NavLink key={id} to={inspectionPaths[id]} end={id === 'defects'}>
              {t(`tab.${id}`)}
            </NavLink>
          ))}
      </nav>
    </>
  )
}
