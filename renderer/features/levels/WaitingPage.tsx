import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { Link, useSearchParams } from 'react-router'
import type { WaitingGroup } from '../../../main/contract/case-views.ts'
import { Channel, channels } from '../../../main/contract/cases.ts'
import { channelWords, waitingWords } from '../../../main/contract/words.ts'
import { useTRPC } from '../../app/api.ts'
import { useTexts } from '../../app/i18n.ts'
import { useMay } from '../../app/session.ts'
import { EmptyState } from '../../components/EmptyState.tsx'
import { ErrorState } from '../../components/ErrorState.tsx'
import { Loading } from '../../components/Loading.tsx'
import { Page } from '../../components/Page.tsx'
import { Time } from '../../components/Time.tsx'
import { useWord } from '../cases/words.ts'
import { AwaitedReplies } from '../sheets/AwaitedReplies.tsx'
import { ExportChase } from '../sheets/ExportChase.tsx'
import './levels.css'
import { texts } from './texts.ts'

/** Whom to chase: waiting cases by who sees to them, by channel, by what they wait for. Each line opens its list. */
export function WaitingPage() {
  const t = useTexts(texts)
  const word = useWord()
  const trpc = useTRPC()
  const may = useMay()
  const found = useQuery(trpc.levels.waiting.queryOptions())
  const [params, setParams] = useSearchParams()
  const channel = Channel.safeParse(params.get('channel')).data
  const groups = (found.data ?? []).filter(group => channel === undefined || group.channel === channel)
  const narrow = (chosen: string | undefined) =>
    setParams(chosen === undefined ? {} : { channel: chosen }, { replace: true })
  return (
    <Page
      title={t('waitingTitle')}
      aside={
        <>
          <Select
            className="waiting-channel"
            aria-label={t('waitingChannel')}
            placeholder={t('waitingChannel')}
            allowClear
            value={channel ?? null}
            options={channels.map(one => ({ value: one, label: word(channelWords[one]) }))}
            onChange={chosen => narrow(chosen ?? undefined)}
          />
          <p className="desk-soft">{t('waitingHint')}</p>
        </>
      }
      actions={
        groups.length > 0 && may('export.run') ? (
          <ExportChase {...(channel === undefined ? {} : { channel })} />
        ) : null
      }
    >
      {found.error && !found.data ? <ErrorState error={found.error} retry={found.refetch} /> : null}
      {found.isPending ? <Loading rows={8} rowHeight={36} /> : null}
      {found.data && groups.length === 0 ? <EmptyState text={t('waitingEmpty')} /> : null}
      {groups.length > 0 ? (
        <table className="waiting-table">
          <tbody>
            {groups.map(group => (
              <tr key={`${group.assignee} ${group.channel} ${group.waitingOn}`}>
                <th scope="row">{group.assigneeName ?? t('unassigned')}</th>
                <td>{word(channelWords[group.channel])}</td>
                <td>
                  {group.waitingOn === null ? '' : word(waitingWords[group.waitingOn], group.waitingOn)}
                </td>
                <td className="desk-figures">{t('waitingOf', { count: group.cases })}</td>
                <td className="desk-soft">
                  {t('longest')} <Time at={group.since} />
                </td>
                <td>
                  <Link to={listOf(group)}>{t('openList')}</Link>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
      <AwaitedReplies />
    </Page>
  )
}

function listOf({ channel, waitingOn, assignee }: WaitingGroup): string {
  const params = new URLSearchParams({ channel, assignee: assignee ?? 'none', waiting: '1' })
  if (waitingOn !== null) params.set('waitingOn', waitingOn)
  return `/cases?${params}`
}
