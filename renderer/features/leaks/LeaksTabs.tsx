import { NavLink } from 'react-router'
import type { Permission } from '../../../main/contract/permissions.ts'
import { useTexts } from '../../app/i18n.ts'
import { hasPage } from '../../app/pages.ts'
import { useMay } from '../../app/session.ts'
import '../owners/owners.css'
import { leakPaths } from './paths.ts'
import { texts } from './texts.ts'

const tabs = [
  { id: 'board' },
  { id: 'intake', permission: 'leak.work' },
  { id: 'sources' },
  { id: 'section' },
  { id: 'watch' },
  { id: 'teams' },
  { id: 'pack' },
  { id: 'handover' },
  { id: 'emergencies' },
  { id: 'watchList' },
  { id: 'season' },
  { id: 'contractors' },
  { id: 'reports' },
] as const satisfies readonly { readonly id: keyof typeof leakPaths; readonly permission?: Permission }[]

/** The pages about leaks; each of them shows this below its title. */
export function LeaksTabs() {
  const t = useTexts(texts)
  const may = useMay()
  return (
    <nav className="owners-tabs" aria-label={t('places')}>
      {tabs
        .filter(tab => hasPage(leakPaths[tab.id]) && (!('permission' in tab) || may(tab.permission)))
        .map(({ id }) => (
          <NavLink key={id} to={leakPaths[id]} end={id === 'board'}>
            {t(`tab.${id}`)}
          </NavLink>
        ))}
    </nav>
  )
}
