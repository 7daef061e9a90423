import { PhoneOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button, Checkbox, Select } from 'antd'
import { Link, useNavigate, useSearchParams } from 'react-router'
import { callbackStateWords, callbackWhenWords } from '../../../main/contract/callback-words.ts'
import { CallbackState, type CallbackWhose } from '../../../main/contract/callbacks.ts'
import { useTRPC, useTRPCClient } from '../../app/api.ts'
import { useHotkey } from '../../app/hotkeys.ts'
import { useTexts } from '../../app/i18n.ts'
import { useMay } from '../../app/session.ts'
import { countText } from '../../components/count-text.ts'
import { EmptyState } from '../../components/EmptyState.tsx'
import { ExportMenu } from '../../components/export/ExportMenu.tsx'
import { KeyHint } from '../../components/KeyHint.tsx'
import { Page } from '../../components/Page.tsx'
import { SplitList } from '../../components/split-list/SplitList.tsx'
import '../cases/cases.css'
import { useProfile } from '../cases/useProfile.ts'
import { useWord } from '../cases/words.ts'
import './callbacks.css'
import { CallbackRowView } from './CallbackRowView.tsx'
import { CallbackView } from './CallbackView.tsx'
import { MonthFigures } from './Figures.tsx'
import { type CallbackListAddress, callbackViews, readAddress, writeAddress } from './list-address.ts'
import { callbackPath, callsPath, carePath, summaryPath } from './paths.ts'
import { texts } from './texts.ts'
import { useCallbackList } from './useCallbackList.ts'

/** All callbacks: what is due first, the chosen one at the right, both figures always on top. */
export function CallbackListPage() {
  const t = useTexts(texts)
  const may = useMay()
  const navigate = useNavigate()
  const [params, setParams] = useSearchParams()
  const address = readAddress(params)
  const list = useCallbackList(address)
  const { selected, plan, campaignId } = address
  const go = (path: string) => {
    const done = navigate(path)
    if (done instanceof Promise) done.catch(reportError)
  }
  const show = (next: Partial<CallbackListAddress>) =>
    setParams(writeAddress({ ...address, selected: undefined, ...next }), { replace: true })
  const calls = new URLSearchParams()
  if (plan !== undefined) calls.set('plan', plan)
  if (campaignId !== undefined) calls.set('campaign', campaignId)
  const start = () => go(calls.size === 0 ? callsPath : `${callsPath}?${calls.toString()}`)
  useHotkey({ keys: 'N', label: t('keyCalls'), disabled: !may('callback.record') }, start)
  return (
    <Page
      title={t('title')}
      fill
      actions={
        <>
          <Link to={summaryPath}>{t('summary')}</Link>
          {may('export.run') ? <Exports address={address} /> : null}
          {may('callback.record') ? (
            <Button type="primary" icon={<PhoneOutlined />} onClick={start}>
              {t('startCalls')} <KeyHint keys="N" />
            </Button>
          ) : null}
        </>
      }
      aside={
        <>
          <Tabs address={address} show={show} />
          <PlanFilter plan={plan} onChange={chosen => show({ plan: chosen, campaignId: undefined })} />
          <MineOnly whose={address.whose} onChange={whose => show({ whose })} />
          <MonthFigures />
        </>
      }
    >
      <SplitList
        list={list}
        label={t('listLabel')}
        rowHeight={86}
        selected={selected}
        onSelect={row => show({ selected: row.id })}
        onOpen={row => go(callbackPath(row.id))}
        renderRow={row => <CallbackRowView row={row} />}
        renderThing={callbackId => <CallbackView key={callbackId} callbackId={callbackId} beside />}
        empty={<EmptyState text={t(address.view === 'others' ? 'othersEmpty' : 'empty')} />}
        chooseOne={t('chooseOne')}
        keyLabels={{ next: t('keyNext'), previous: t('keyPrevious') }}
      />
    </Page>
  )
}

function Tabs(props: {
  readonly address: CallbackListAddress
  show(next: Partial<CallbackListAddress>): void
}) {
  const t = useTexts(texts)
  const word = useWord()
  const trpc = useTRPC()
  const { view, plan, campaignId, whose } = props.address
  const filter = {
    ...(plan === undefined ? {} : { plan }),
    ...(campaignId === undefined ? {} : { campaignId }),
    ...(whose === undefined ? {} : { whose }),
  }
  const { data } = useQuery(trpc.callbacks.counts.queryOptions({ filter }))
  const countOf = (one: keyof NonNullable<typeof data>) => {
    const found = data?.[one]
    return found === undefined ? '' : countText(found)
  }
  return (
    <div className="state-tabs" role="group" aria-label={t('views')}>
      {callbackViews.map(one => {
        const ended = CallbackState.safeParse(one)
        return (
          <button
            key={one}
            type="button"
            aria-pressed={one === view}
            className={one === view ? 'state-tab state-tab-on' : 'state-tab'}
            onClick={() => props.show({ view: one })}
          >
            {ended.success ? word(callbackStateWords[ended.data]) : null}
            {one === 'overdue' || one === 'today' || one === 'now' || one === 'planned' ? (
              <>
                {word(callbackWhenWords[one])} <span className="desk-figures">{countOf(one)}</span>
              </>
            ) : null}
            {one === 'others' ? (
              <>
                {t('othersTab')} <span className="desk-figures">{countOf('others')}</span>
              </>
            ) : null}
          </button>
        )
      })}
      <Link to={carePath} className="state-tab">
        {t('care')} <span className="desk-figures">{countOf('care')}</span>
      </Link>
    </div>
  )
}

/** Leaves out what one did oneself: somebody else has to call there. */
function MineOnly(props: {
  readonly whose: CallbackWhose | undefined
  onChange(whose: CallbackWhose | undefined): void
}) {
  const t = useTexts(texts)
  return (
    <Checkbox
      checked={props.whose === 'mine'}
      onChange={event => props.onChange(event.target.checked ? 'mine' : undefined)}
    >
      {t('mineOnly')}
    </Checkbox>
  )
}

function PlanFilter(props: { readonly plan: string | undefined; onChange(plan: string | undefined): void }) {
  const t = useTexts(texts)
  const word = useWord()
  const profile = useProfile()
  return (
    <Select
      aria-label={t('plan')}
      placeholder={t('allPlans')}
      allowClear
      value={props.plan ?? null}
      options={[
        ...(profile?.callbacks.plans ?? []).map(plan => ({ value: plan.id, label: word(plan.name) })),
        { value: 'campaign', label: t('campaigns') },
      ]}
      onChange={chosen => props.onChange(chosen ?? undefined)}
      popupMatchSelectWidth={false}
    />
  )
}

/** The register. */
function Exports({ address }: { readonly address: CallbackListAddress }) {
  const t = useTexts(texts)
  const client = useTRPCClient()
  const state = CallbackState.safeParse(address.view)
  return (
    <ExportMenu
      start={(format, language) =>
        client.reports.ledger.mutate({
          ledger: 'callbacks',
          format,
          language,
          title: t('exportTitle'),
          filter: state.success ? { state: state.data } : { state: 'open' },
        })
      }
    />
  )
}
