import { Button } from 'antd'
import { NavLink, useNavigate } from 'react-router'
import { useTexts } from '../../app/i18n.ts'
import { hasPage } from '../../app/pages.ts'
import { useMay } from '../../app/session.ts'
import './owners.css'
import { texts } from './texts.ts'

/** The three ways to look at owners: by the house, by unit, by person. */
export function OwnersTabs() {
  const t = useTexts(texts)
  return (
    <nav className="owners-tabs" aria-label={t('title')}>
      <NavLink to="/owners" end>
        {t('tabBuildings')}
      </NavLink>
      <NavLink to="/owners/units">{t('tabUnits')}</NavLink>
      <NavLink to="/owners/people">{t('tabPeople')}</NavLink>
      <NavLink to="/owners/duplicates">{t('tabDuplicates')}</NavLink>
      <NavLink to="/owners/collections">{t('tabCollections')}</NavLink>
    </nav>
  )
}

const importPage = '/more/imports'

/** Leads to the import of owners for whom may run it; nothing where there is no such page. */
export function ImportOwnersButton({ primary = false }: { readonly primary?: boolean }) {
  const t = useTexts(texts)
  const may = useMay()
  const navigate = useNavigate()
  if (!hasPage(importPage) || !may('import.run')) return null
  const open = async () => {
    await navigate(importPage)
  }
  return (
    <Button type={primary ? 'primary' : 'default'} onClick={() => open().catch(reportError)}>
      {t('importOwners')}
    </Button>
  )
}
