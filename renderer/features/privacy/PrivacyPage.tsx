import { useTexts } from '../../app/i18n.ts'
import { useMay } from '../../app/session.ts'
import { Page } from '../../components/Page.tsx'
import './privacy.css'
import { Periods } from './Periods.tsx'
import { SupportPart } from './SupportPart.tsx'
import { texts } from './texts.ts'

/** Personal data as the law sees it: how long it is kept, what is due to go, and what the makers are given. */
export function PrivacyPage() {
  const t = useTexts(texts)
  const may = useMay()
  return (
    <Page title={t('title')}>
      <div className="privacy">
        <Periods />
        {may('settings.edit') ? <SupportPart /> : null}
      </div>
    </Page>
  )
}
