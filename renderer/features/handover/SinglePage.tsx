import { useTexts } from '../../app/i18n.ts'
import { Page } from '../../components/Page.tsx'
import './handover.css'
import { HandoverTabs } from './HandoverTabs.tsx'
import { HomesTab } from './HomesTab.tsx'
import { homeTexts } from './home-texts.ts'
import { texts } from './texts.ts'

/** Homes handed over one by one, outside of any batch. */
export function SinglePage() {
  const t = useTexts(texts)
  const home = useTexts(homeTexts)
  return (
    <Page
      title={t('tab.single')}
      fill
      aside={
        <>
          <HandoverTabs />
          <p className="desk-soft">{home('singleHint')}</p>
        </>
      }
    >
      <HomesTab batch={null} />
    </Page>
  )
}
