import { PlusOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import type { CampaignRow } from '../../../main/contract/callback-views.ts'
import { useCommand, useTRPC } from '../../app/api.ts'
import { useHotkey } from '../../app/hotkeys.ts'
import { useTexts } from '../../app/i18n.ts'
import { useMay } from '../../app/session.ts'
import { ConfirmPopover } from '../../components/ConfirmPopover.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { ErrorNote, ErrorState } from '../../components/ErrorState.tsx'
import { KeyHint } from '../../components/KeyHint.tsx'
import { Loading } from '../../components/Loading.tsx'
import { Page } from '../../components/Page.tsx'
import { StateTag } from '../../components/StateTag.tsx'
import './callbacks.css'
import { useWord } from '../cases/words.ts'
import { CampaignForm } from './CampaignForm.tsx'
import { callsPath } from './paths.ts'
import { texts } from './campaign-texts.ts'

/** Calls over a list: those that run, with how far they are and what was answered, and the way to a new one. */
export function CampaignsPage() {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const may = useMay()
  const [params, setParams] = useSearchParams()
  // Handed over by a list: the form stands open for it.
  const [writing, setWriting] = useState(params.has('over'))
  const { data, error, refetch } = useQuery(trpc.callbacks.campaigns.queryOptions())
  const starts = may('callback.campaign')
  useHotkey({ keys: 'N', label: t('newCampaign'), disabled: !starts }, () => setWriting(true))
  const button = starts ? (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => setWriting(true)}>
      {t('newCampaign')} <KeyHint keys="N" />
    </Button>
  ) : undefined
  return (
    <Page title={t('campaigns')} actions={writing ? undefined : button}>
      {writing ? (
        <CampaignForm
          onDone={() => {
            setWriting(false)
            setParams({}, { replace: true })
          }}
        />
      ) : null}
      {data ? (
        data.length === 0 && !writing ? (
          <EmptyState text={t('campaignEmpty')} action={button} />
        ) : (
          <ul className="call-list-of care-list">
            {data.map(one => (
              <CampaignCard key={one.id} campaign={one} />
            ))}
          </ul>
        )
      ) : error ? (
        <ErrorState
          error={error}
          retry={() => {
            refetch().catch(() => undefined)
          }}
        />
      ) : (
        <Loading rows={4} rowHeight={90} />
      )}
    </Page>
  )
}

function CampaignCard({ campaign }: { readonly campaign: CampaignRow }) {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const may = useMay()
  const end = useCommand(trpc.callbacks.endCampaign)
  const word = useWord()
  const { id, name, plan, from, until, total, open, done, reached, endedAt, questions } = campaign
  return (
    <li className="care-card">
      <div className="call-who">
        <strong>{name ?? '—'}</strong>
        <span className="desk-soft desk-figures">{t('campaignDays', { from, until })}</span>
        {plan === null ? null : <span className="desk-soft">{word(plan)}</span>}
        {endedAt === null ? null : <StateTag tone="off">{t('campaignEnded')}</StateTag>}
      </div>
      <p className="desk-figures">{t('campaignProgress', { done, total, reached, open })}</p>
      {questions.map(({ text, answers, mean }) => (
        <p key={text.zh} className="desk-soft desk-figures">
          {t('campaignMean', { text: word(text), mean: mean === null ? '—' : mean.toFixed(1), answers })}
        </p>
      ))}
      <ErrorNote error={end.error} />
      {endedAt === null ? (
        <div className="call-foot">
          {may('callback.record') && open > 0 ? (
            <Link to={`${callsPath}?campaign=${id}`}>{t('campaignCalls')}</Link>
          ) : null}
          {may('callback.campaign') ? (
            <ConfirmPopover
              question={t('campaignEndAsk', { name: name ?? '—', open })}
              verb={t('campaignEnd')}
              onConfirm={() => end.send({ campaignId: id })}
            >
              <Button size="small" loading={end.pending}>
                {t('campaignEnd')}
              </Button>
            </ConfirmPopover>
          ) : null}
        </div>
      ) : null}
    </li>
  )
}
