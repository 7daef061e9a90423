import { useQuery } from '@tanstack/react-query'
import { DeskError } from '../../../main/contract/errors.ts'
import { type Outputs, useTRPC } from '../../app/api.ts'
import { useTexts } from '../../app/i18n.ts'
import { useMay } from '../../app/session.ts'
import { useThisDevice } from '../../app/this-device.ts'
import { EmptyState } from '../../components/EmptyState.tsx'
import { ErrorNote, ErrorState } from '../../components/ErrorState.tsx'
import { Facts } from '../../components/Field.tsx'
import { Loading } from '../../components/Loading.tsx'
import { Page } from '../../components/Page.tsx'
import { StateTag } from '../../components/StateTag.tsx'
import { Time } from '../../components/Time.tsx'
import '../settings/settings.css'
import { ageText } from './age-text.ts'
import { InvitePart } from './InvitePart.tsx'
import { SetAsidePart } from './SetAsidePart.tsx'
import { texts } from './texts.ts'
import { errorOf } from './trouble.ts'

/** Between two looks at the standbys, in milliseconds. */
const lookEvery = 5_000

/** The standbys of this desk: how old their copies are, what went wrong, and how to add one. */
export function StandbyPage() {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const may = useMay()
  const onThisComputer = useThisDevice().device === null
  const status = useQuery(
    trpc.standby.status.queryOptions(undefined, { meta: { live: false }, refetchInterval: lookEvery }),
  )
  if (!may('station.manage'))
    return (
      <Page title={t('title')}>
        <ErrorNote error={new DeskError('permission.denied', { permission: 'station.manage' })} />
      </Page>
    )
  return (
    <Page title={t('title')}>
      <div className="settings">
        <section className="settings-part">
          <p className="desk-soft">{t('intro')}</p>
          {status.error && !status.data ? <ErrorState error={status.error} retry={status.refetch} /> : null}
          {status.isPending ? <Loading rows={3} rowHeight={40} /> : null}
          {status.data?.length === 0 ? <EmptyState text={t('none')} /> : null}
          <InvitePart />
        </section>
        {status.data?.map(row => (
          <Standby key={row.deviceId} row={row} />
        ))}
        {status.data && status.data.length > 0 ? <p className="desk-soft">{t('revokeHint')}</p> : null}
        {onThisComputer ? <SetAsidePart /> : null}
      </div>
    </Page>
  )
}

function Standby({ row }: { readonly row: Outputs['standby']['status'][number] }) {
  const t = useTexts(texts)
  const { name, age, copyAt, heardAt, isThere, late, trouble } = row
  const lacks = age === null ? t('noCopy') : age < 60_000 ? t('complete') : ageText(age, t)
  return (
    <section className="settings-part">
      <h2>{name ?? '—'}</h2>
      <Facts
        rows={[
          [
            '',
            <StateTag key="there" tone={isThere ? 'done' : 'overdue'}>
              {t(isThere ? 'there' : 'away')}
            </StateTag>,
          ],
          [
            t('copyAge'),
            late ? (
              <StateTag key="late" tone="overdue">
                {lacks}
              </StateTag>
            ) : (
              lacks
            ),
          ],
          [t('copyAt'), copyAt === null ? t('noCopy') : <Time key="copy" at={copyAt} as="moment" />],
          [t('awaySince'), heardAt === null ? t('never') : <Time key="heard" at={heardAt} />],
        ]}
      />
      {isThere ? null : <p role="status">{t('ageAwayWhat')}</p>}
      {trouble ? (
        <div>
          <p>
            {t('trouble')} <Time at={trouble.at} as="moment" />
          </p>
          <ErrorNote error={errorOf(trouble)} />
        </div>
      ) : null}
    </section>
  )
}
