import { useQuery } from '@tanstack/react-query'
import { Segmented } from 'antd'
import { Link } from 'react-router'
import { useTRPC } from '../../app/api.ts'
import { languages, setLanguage, useLanguage, useTexts } from '../../app/i18n.ts'
import { useMay } from '../../app/session.ts'
import { texts as shellTexts } from '../../app/shell/texts.ts'
import { setTheme, themeChoices, useThemeChoice } from '../../app/look.ts'
import { ErrorState } from '../../components/ErrorState.tsx'
import { Facts } from '../../components/Field.tsx'
import { Loading } from '../../components/Loading.tsx'
import { Page } from '../../components/Page.tsx'
import { StationEntry } from '../station/StationEntry.tsx'
import { texts as standbyTexts } from '../standby/texts.ts'
import { texts as backupTexts } from './backup/texts.ts'
import { BackupPart } from './BackupPart.tsx'
import { DataPlaceNote } from './DataPlaceNote.tsx'
import { DemoPart } from './DemoPart.tsx'
import { ProfilePart } from './profile/ProfilePart.tsx'
import { SiteCardForm } from './SiteCardForm.tsx'
import './settings.css'
import { texts } from './texts.ts'

/** The site card with its letterhead; the look of this computer. */
export function SettingsPage() {
  const t = useTexts(texts)
  const backup = useTexts(backupTexts)
  const standby = useTexts(standbyTexts)
  const trpc = useTRPC()
  const site = useQuery(trpc.site.card.queryOptions())
  const may = useMay()
  return (
    <Page title={t('title')}>
      <div className="settings">
        <DataPlaceNote />
        {site.error && !site.data ? <ErrorState error={site.error} retry={site.refetch} /> : null}
        {site.isPending ? <Loading rows={8} rowHeight={62} /> : null}
        {site.data ? <SiteCardForm key={site.data.id} site={site.data} /> : null}
        <ProfilePart />
        {may('backup.run') ? (
          <>
            <BackupPart />
            <Link to="/more/settings/backup">{backup('manage')}</Link>
          </>
        ) : null}
        {may('station.manage') ? <StationEntry /> : null}
        {may('station.manage') ? <Link to="/more/settings/standby">{standby('manage')}</Link> : null}
        <ThisDevice />
        {site.data ? (
          <section className="settings-part">
            <Facts
              rows={[
                [t('code'), site.data.code],
                [t('zone'), site.data.timeZone],
              ]}
            />
            <p className="desk-soft">{t('codeHint')}</p>
          </section>
        ) : null}
        {site.data?.demo && may('settings.edit') ? <DemoPart code={site.data.code} /> : null}
      </div>
    </Page>
  )
}

function ThisDevice() {
  const t = useTexts(texts)
  const shell = useTexts(shellTexts)
  const language = useLanguage()
  const theme = useThemeChoice()
  return (
    <section className="settings-part">
      <h2>{t('device')}</h2>
      <Facts
        rows={[
          [
            shell('language'),
            <Segmented
              key="language"
              aria-label={shell('language')}
              value={language}
              onChange={setLanguage}
              options={languages.map(code => ({ value: code, label: shell(`language.${code}`) }))}
            />,
          ],
          [
            shell('theme'),
            <Segmented
              key="theme"
              aria-label={shell('theme')}
              value={theme}
              onChange={setTheme}
              options={themeChoices.map(choice => ({ value: choice, label: shell(`theme.${choice}`) }))}
            />,
          ],
        ]}
      />
      <p className="desk-soft">{t('deviceHint')}</p>
    </section>
  )
}
