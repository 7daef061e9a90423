import { Link } from 'react-router'
import { EmptyState } from '../components/EmptyState.tsx'
import { Page } from '../components/Page.tsx'
import { useTexts } from './i18n.ts'
import { texts } from './texts.ts'

/** An address that leads nowhere says so and shows the way back. */
export function NotFound() {
  const t = useTexts(texts)
  return (
    <Page title={t('notFoundTitle')}>
      <EmptyState text={t('notFound')} action={<Link to="/">{t('toToday')}</Link>} />
    </Page>
  )
}
