import { DownOutlined, QuestionCircleOutlined, SearchOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useMe } from '../session.ts'
import { KeyHint } from '../../components/KeyHint.tsx'
import { useTexts } from '../i18n.ts'
import { useTRPC } from '../trpc.ts'
import { texts } from './texts.ts'
import { UserMenu } from './UserMenu.tsx'

interface TopLineProps {
  onSearch(): void
  onHelp(): void
  onLock(): void
}

/** Search, the name of the site, who is signed in. */
export function TopLine({ onSearch, onHelp, onLock }: TopLineProps) {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const { headquarters } = useMe()
  const site = useQuery(trpc.site.state.queryOptions(undefined, { meta: { live: false } }))
  return (
    <header className="top-line">
      <button type="button" className="top-search" onClick={onSearch} aria-keyshortcuts="Control+K">
        <SearchOutlined aria-hidden="true" />
        <span className="top-search-text">{t(headquarters ? 'searchHq' : 'search')}</span>
        <KeyHint keys="Ctrl K" />
      </button>
      <span className="top-site" title={site.data?.site?.name}>
        {site.data?.site?.name}
      </span>
      {site.data?.site?.demo ? <span className="top-demo">{t('demo')}</span> : null}
      <Button
        type="text"
        icon={<QuestionCircleOutlined />}
        aria-label={t('keys')}
        title={t('keys')}
        onClick={onHelp}
      />
      <UserMenu onLock={onLock} icon={<DownOutlined />} />
    </header>
  )
}
