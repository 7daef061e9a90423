import { useQuery } from '@tanstack/react-query'
import { Button, Input, Segmented } from 'antd'
import { useRef, useState } from 'react'
import { Link } from 'react-router'
import { z } from 'zod'
import type { HqSiteRow } from '../../../main/contract/headquarters.ts'
import { useAddress } from '../../app/address.ts'
import { useTRPC } from '../../app/api.ts'
import { useHotkey } from '../../app/hotkeys.ts'
import { useTexts } from '../../app/i18n.ts'
import { useNow } from '../../app/now.ts'
import { useMay } from '../../app/session.ts'
import { EmptyState } from '../../components/EmptyState.tsx'
import { ErrorState } from '../../components/ErrorState.tsx'
import { Loading } from '../../components/Loading.tsx'
import { Page } from '../../components/Page.tsx'
import { StateTag } from '../../components/StateTag.tsx'
import { Time } from '../../components/Time.tsx'
import './headquarters.css'
import { InviteDialog } from './InviteDialog.tsx'
import { OwnKey } from './OwnKey.tsx'
import { ledgerPath, sitePath } from './paths.ts'
import { troublesOf } from './standing.ts'
import { texts } from './texts.ts'
import { TroubleTags } from './TroubleTags.tsx'

const Address = z.object({ show: z.literal('attention').optional() })

/** Every site of this headquarters: when it was heard of, how it stands. */
export function SitesPage() {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const may = useMay()
  const now = useNow()
  const [{ show }, change] = useAddress(Address)
  const [text, setText] = useState('')
  const [inviting, setInviting] = useState(false)
  const found = useQuery(trpc.hq.sites.queryOptions(undefined, { refetchInterval: 60_000 }))
  const wanted = text.trim().toLowerCase()
  const rows = (found.data?.sites ?? []).filter(
    site =>
      `${site.code} ${site.name}`.toLowerCase().includes(wanted) &&
      (show === undefined || troublesOf(site, now).length > 0 || site.enrolledAt === null),
  )
  const invite = may('sync.manage') ? (
    <Button type="primary" onClick={() => setInviting(true)}>
      {t('invite')}
    </Button>
  ) : null
  return (
    <Page
      title={t('sites')}
      actions={invite}
      aside={
        found.data && found.data.sites.length > 0 ? (
          <div className="hq-filter">
            <Input
              allowClear
              className="hq-find"
              aria-label={t('find')}
              placeholder={t('find')}
              value={text}
              onChange={event => setText(event.target.value)}
            />
            <Segmented
              aria-label={t('list')}
              value={show ?? 'all'}
              options={[
                { value: 'all', label: t('all') },
                { value: 'attention', label: t('attention') },
              ]}
              onChange={value => change({ show: value === 'attention' ? value : undefined })}
            />
          </div>
        ) : null
      }
    >
      {found.error && !found.data ? (
        <ErrorState error={found.error} retry={found.refetch} />
      ) : !found.data ? (
        <Loading rows={8} />
      ) : found.data.sites.length === 0 ? (
        <EmptyState text={t('noSites')} action={invite} />
      ) : rows.length === 0 ? (
        <EmptyState text={t('nothingFound')} />
      ) : (
        <SitesTable rows={rows} />
      )}
      {found.data ? <OwnKey fingerprint={found.data.key} /> : null}
      {inviting ? <InviteDialog onClose={() => setInviting(false)} /> : null}
    </Page>
  )
}

const figures = ['open', 'overdue', 'leaks', 'entriesOfWeek', 'quietDays'] as const

/** A number; those of lists lead there. */
function Figure({ site, figure }: { readonly site: HqSiteRow; readonly figure: (typeof figures)[number] }) {
  const value = site[figure]
  const ledger =
    figure === 'leaks' ? 'hq-leaks' : figure === 'open' || figure === 'overdue' ? 'hq-cases' : null
  const shown = figure === 'overdue' && value > 0 ? <StateTag tone="overdue">{value}</StateTag> : value
  if (ledger === null || value === 0) return shown
  return <Link to={ledgerPath(ledger, site.code, figure === 'overdue' ? 'overdue' : 'open')}>{shown}</Link>
}

function SitesTable({ rows }: { readonly rows: readonly HqSiteRow[] }) {
  const t = useTexts(texts)
  const table = useRef<HTMLTableElement>(null)
  const move = (step: 1 | -1) => {
    const links = [...(table.current?.querySelectorAll<HTMLElement>('tbody td:first-child a') ?? [])]
    const here = links.findIndex(link => link === document.activeElement)
    links[here === -1 ? 0 : Math.max(0, Math.min(links.length - 1, here + step))]?.focus()
  }
  useHotkey({ keys: 'J', label: t('site') }, () => move(1))
  useHotkey({ keys: 'K', label: t('site') }, () => move(-1))
  return (
    <div className="hq-scroll">
      <table ref={table} className="hq-table" aria-label={t('list')}>
        <thead>
          <tr>
            <th scope="col">{t('site')}</th>
            <th scope="col">{t('standing')}</th>
            <th scope="col">{t('heard')}</th>
            {figures.map(figure => (
              <th key={figure} scope="col" className="hq-number" title={t(`hint.${figure}`)}>
                {t(figure)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(site => (
            <tr key={site.id}>
              <td>
                <Link to={sitePath(site.id)}>
                  <strong>{site.name}</strong>
                </Link>{' '}
                <span className="desk-soft">{site.code}</span>
              </td>
              <td>
                <TroubleTags site={site} />
              </td>
              <td>
                {site.heardAt === null ? (
                  <span className="desk-soft">{t('never')}</span>
                ) : (
                  <Time at={site.heardAt} />
                )}
              </td>
              {figures.map(figure => (
                <td key={figure} className="hq-number desk-figures">
                  {site.heardAt === null ? null : <Figure site={site} figure={figure} />}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
