import { ArrowLeftOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { Link, useParams } from 'react-router'
import type { HqKeyRow, HqSiteRow } from '../../../main/contract/headquarters.ts'
import { ofOneThing, useCommand, useTRPC } from '../../app/api.ts'
import { useTexts } from '../../app/i18n.ts'
import { useNow } from '../../app/now.ts'
import { useMay } from '../../app/session.ts'
import { ConfirmPopover } from '../../components/ConfirmPopover.tsx'
import { ErrorNote, ErrorState } from '../../components/ErrorState.tsx'
import { Facts } from '../../components/Field.tsx'
import { Loading } from '../../components/Loading.tsx'
import { Page } from '../../components/Page.tsx'
import { StateTag } from '../../components/StateTag.tsx'
import { Time } from '../../components/Time.tsx'
import './headquarters.css'
import { HeldBackPart } from './HeldBackPart.tsx'
import { InboxList } from './InboxList.tsx'
import { InviteDialog } from './InviteDialog.tsx'
import { inGroups } from './key-groups.ts'
import { ledgerPath, sitesPath } from './paths.ts'
import { ReceiptButton } from './ReceiptButton.tsx'
import { SiteLettersPart } from './SiteLetters.tsx'
import { SiteMessages } from './SiteMessages.tsx'
import { SiteSeason } from './SiteSeason.tsx'
import { SiteSectionsPart } from './SiteSectionsPart.tsx'
import { troublesOf } from './standing.ts'
import { texts } from './texts.ts'
import { TroubleTags } from './TroubleTags.tsx'

/** One site: how it stands and what to do about it, its keys, what came of it. */
export function SitePage() {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const may = useMay()
  const { hqSiteId = '' } = useParams()
  const [inviting, setInviting] = useState(false)
  const found = useQuery(trpc.hq.site.queryOptions({ hqSiteId }, { ...ofOneThing, refetchInterval: 60_000 }))
  const site = found.data
  if (!site)
    return (
      <Page title={t('site')}>
        {found.error ? <ErrorState error={found.error} retry={found.refetch} /> : <Loading rows={8} />}
      </Page>
    )
  return (
    <Page
      title={site.name}
      beside={<span className="desk-soft">{site.code}</span>}
      actions={
        <>
          {may('sync.run') && site.receipts > 0 ? (
            <ReceiptButton hqSiteId={site.id}>{t('receipt')}</ReceiptButton>
          ) : null}
          {may('sync.manage') ? <Button onClick={() => setInviting(true)}>{t('inviteAgain')}</Button> : null}
        </>
      }
      aside={
        <Link to={sitesPath}>
          <ArrowLeftOutlined /> {t('back')}
        </Link>
      }
    >
      <div className="hq-site">
        <section aria-label={t('facts')}>
          <h2>{t('facts')}</h2>
          <FactsOf site={site} />
        </section>
        <Troubles site={site} />
        {site.heldBack > 0 ? <HeldBackPart hqSiteId={site.id} /> : null}
        {site.heardAt === null ? null : <SiteSeason hqSiteId={site.id} />}
        <Keys site={site} keys={site.keys} />
        <SiteSectionsPart hqSiteId={site.id} />
        {site.heardAt === null ? null : <SiteLettersPart site={site} />}
        {site.heardAt === null ? null : <SiteMessages site={site} />}
        <section aria-label={t('parcels')}>
          <h2>{t('parcels')}</h2>
          <InboxList hqSiteId={site.id} />
        </section>
      </div>
      {inviting ? (
        <InviteDialog again={{ code: site.code, name: site.name }} onClose={() => setInviting(false)} />
      ) : null}
    </Page>
  )
}

const minute = 60_000
/** Clocks that are further apart are told, in minutes. */
const tolerated = 30

function FactsOf({ site }: { readonly site: HqSiteRow }) {
  const t = useTexts(texts)
  const { heardAt, saidAt, enrolledAt } = site
  // A stick may be on its way for days, but no parcel comes before it was made.
  const ahead = heardAt !== null && saidAt !== null ? Math.round((saidAt - heardAt) / minute) : 0
  return (
    <Facts
      rows={[
        [t('standing'), <TroubleTags key="standing" site={site} />],
        [t('heard'), heardAt === null ? t('never') : <Time key="heard" at={heardAt} />],
        [
          t('madeAt'),
          saidAt === null ? null : (
            <>
              <Time at={saidAt} as="moment" />{' '}
              {ahead > tolerated ? (
                <StateTag tone="dueSoon">{t('clockOff', { minutes: ahead })}</StateTag>
              ) : null}
            </>
          ),
        ],
        [t('open'), <OpenCases key="open" site={site} />],
        [t('leaks'), site.leaks],
        [t('entriesOfWeek'), site.entriesOfWeek],
        [t('quietDays'), t('quietOf', { days: site.quietDays, of: site.ofDays })],
        [t('held'), site.operations],
        [t('receipts'), site.receipts],
        [t('program'), site.program],
        [t('enrolled'), enrolledAt === null ? null : <Time key="enrolled" at={enrolledAt} as="moment" />],
      ]}
    />
  )
}

function OpenCases({ site }: { readonly site: HqSiteRow }) {
  const t = useTexts(texts)
  return (
    <>
      <Link to={ledgerPath('hq-cases', site.code, 'open')}>{site.open}</Link>{' '}
      {site.overdue > 0 ? (
        <Link to={ledgerPath('hq-cases', site.code, 'overdue')}>
          <StateTag tone="overdue">{t('ofThemOverdue', { count: site.overdue })}</StateTag>
        </Link>
      ) : null}
    </>
  )
}

function Troubles({ site }: { readonly site: HqSiteRow }) {
  const t = useTexts(texts)
  const troubles = troublesOf(site, useNow())
  return (
    <section aria-label={t('troubles')}>
      <h2>{t('troubles')}</h2>
      {troubles.length === 0 ? <p className="desk-soft">{t('noTroubles')}</p> : null}
      <ul className="hq-troubles">
        {troubles.map(({ trouble, count }) => (
          <li key={trouble}>{t(`how.${trouble}`, trouble === 'silent' ? { days: count } : { count })}</li>
        ))}
      </ul>
      {site.receipts > 0 ? <p className="desk-soft">{t('receiptHint')}</p> : null}
    </section>
  )
}

function Keys({ site, keys }: { readonly site: HqSiteRow; readonly keys: readonly HqKeyRow[] }) {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const may = useMay()
  const revoke = useCommand(trpc.hq.revokeKey)
  return (
    <section aria-label={t('keys')}>
      <h2>{t('keys')}</h2>
      <p className="desk-soft">{t(keys.length === 0 ? 'noKeys' : 'keyHint')}</p>
      <ul className="hq-keys">
        {keys.map(({ fingerprint, since, revokedAt, replacedAt }) => (
          <li key={fingerprint}>
            <code title={fingerprint}>{inGroups(fingerprint.slice(0, 16))}</code>
            <StateTag tone={(revokedAt ?? replacedAt) === null ? 'done' : 'off'}>
              {t(revokedAt !== null ? 'keyRevoked' : replacedAt === null ? 'keyInUse' : 'keyReplaced')}
            </StateTag>
            <span className="desk-soft">
              {t((revokedAt ?? replacedAt) === null ? 'keySince' : 'keyUntil')}{' '}
              <Time at={revokedAt ?? replacedAt ?? since} />
            </span>
            {revokedAt === null && may('sync.manage') ? (
              <ConfirmPopover
                question={t('revokeAsk', { name: site.name })}
                detail={t('revokeDetail')}
                verb={t('revoke')}
                danger
                onConfirm={() => revoke.send({ fingerprint })}
              >
                <Button size="small" danger>
                  {t('revoke')}
                </Button>
              </ConfirmPopover>
            ) : null}
          </li>
        ))}
      </ul>
      <ErrorNote error={revoke.error} />
      {keys.length > 0 && may('sync.manage') ? (
        <details className="hq-lost">
          <summary>{t('lost')}</summary>
          <p>{t('lostHow', { code: site.code })}</p>
        </details>
      ) : null}
    </section>
  )
}
