import { PlusOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { App, Button, Select } from 'antd'
import { useNavigate, useSearchParams } from 'react-router'
import { sheetViews } from '../../../main/contract/sheet-views.ts'
import { type SheetDirection, sheetDirections } from '../../../main/contract/sheets.ts'
import { useCommand, useTRPC, useTRPCClient } from '../../app/api.ts'
import { useHotkey } from '../../app/hotkeys.ts'
import { useTexts } from '../../app/i18n.ts'
import { useMay } from '../../app/session.ts'
import { ConfirmPopover } from '../../components/ConfirmPopover.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { ErrorNote } from '../../components/ErrorState.tsx'
import { ExportMenu } from '../../components/export/ExportMenu.tsx'
import { KeyHint } from '../../components/KeyHint.tsx'
import { Page } from '../../components/Page.tsx'
import { SplitList } from '../../components/split-list/SplitList.tsx'
import '../cases/cases.css'
import { useWord } from '../cases/words.ts'
import { readAddress, type SheetListAddress, writeAddress } from './list-address.ts'
import { sheetPath } from './paths.ts'
import { SheetRowView } from './SheetRowView.tsx'
import { SheetView } from './SheetView.tsx'
import './sheets.css'
import { texts } from './texts.ts'
import { useSheetList } from './useSheetList.ts'

/** Views that make sense for sheets that came in. */
const viewsIn = ['open', 'late', 'closed', 'all'] as const

/** All contact sheets: the list at the left, the chosen one at the right; on narrow screens one after the other. */
export function SheetListPage() {
  const t = useTexts(texts)
  const may = useMay()
  const navigate = useNavigate()
  const [params, setParams] = useSearchParams()
  const address = readAddress(params)
  const list = useSheetList(address)
  const { direction, view, party, selected } = address
  const go = (path: string) => {
    const done = navigate(path)
    if (done instanceof Promise) done.catch(reportError)
  }
  const show = (next: Partial<SheetListAddress>) =>
    setParams(writeAddress({ ...address, selected: undefined, ...next }), { replace: true })
  const write = () => go(direction === 'in' ? '/sheets/received' : '/sheets/new')
  useHotkey({ keys: 'N', label: t('keyWrite'), disabled: !may('sheet.work') }, write)
  const writeButton = may('sheet.work') ? (
    <Button type="primary" icon={<PlusOutlined />} onClick={write}>
      {t(direction === 'in' ? 'receive' : 'write')} <KeyHint keys="N" />
    </Button>
  ) : undefined
  return (
    <Page
      title={t('title')}
      fill
      actions={
        <>
          {may('export.run') ? <ExportSheets address={address} /> : null}
          {writeButton}
        </>
      }
      aside={
        <>
          <Choice
            label={t('direction')}
            value={direction}
            options={sheetDirections.map(one => ({ value: one, label: t(one) }))}
            onChange={(next: SheetDirection) => show({ direction: next, view: 'open', party: undefined })}
          />
          <Choice
            label={t('views')}
            value={view}
            options={(direction === 'in' ? viewsIn : sheetViews).map(one => ({
              value: one,
              label: t(one === 'open' && direction === 'in' ? 'viewIn.open' : `view.${one}`),
            }))}
            onChange={next => show({ view: next })}
          />
          <PartyFilter address={address} onChange={next => show({ party: next })} />
        </>
      }
    >
      <SplitList
        list={list}
        label={t('listLabel')}
        rowHeight={86}
        selected={selected}
        onSelect={row => show({ selected: row.id })}
        onOpen={row => go(sheetPath(row.id))}
        renderRow={row => <SheetRowView row={row} />}
        renderThing={sheetId => <SheetView key={sheetId} sheetId={sheetId} beside />}
        empty={
          view === 'all' && party === undefined ? (
            <EmptyState text={t(direction === 'in' ? 'emptyIn' : 'empty')} action={writeButton} />
          ) : (
            <EmptyState
              text={t('emptyView')}
              action={<Button onClick={() => show({ view: 'all', party: undefined })}>{t('showAll')}</Button>}
            />
          )
        }
        chooseOne={t('chooseOne')}
        keyLabels={{ next: t('keyNext'), previous: t('keyPrevious') }}
      />
    </Page>
  )
}

/** One of a few, as a row of small buttons. */
function Choice<Value extends string>(props: {
  readonly label: string
  readonly value: Value
  readonly options: readonly { readonly value: Value; readonly label: string }[]
  onChange(value: Value): void
}) {
  return (
    <div className="state-tabs" role="group" aria-label={props.label}>
      {props.options.map(({ value, label }) => (
        <button
          key={value}
          type="button"
          aria-pressed={value === props.value}
          className={value === props.value ? 'state-tab state-tab-on' : 'state-tab'}
          onClick={() => props.onChange(value)}
        >
          {label}
        </button>
      ))}
    </div>
  )
}

/** Everybody with something open, the most overdue first, with the counts; and chasing all late ones of one. */
function PartyFilter(props: {
  readonly address: SheetListAddress
  onChange(party: string | undefined): void
}) {
  const t = useTexts(texts)
  const word = useWord()
  const may = useMay()
  const trpc = useTRPC()
  const { message } = App.useApp()
  const { direction, party } = props.address
  const counts = useQuery(trpc.sheets.counts.queryOptions({ direction }))
  const everybody = useQuery(trpc.sheets.recipients.queryOptions())
  const chase = useCommand(trpc.sheets.chaseLate, {
    onSuccess: ({ chased }) => {
      message.success(t('chased', { count: chased }))
    },
  })
  const busy = counts.data?.parties ?? []
  const options = [
    ...busy.map(one => ({
      value: one.party,
      label: t('partyCounts', { name: word(one.name), open: one.open, late: one.late }),
    })),
    ...(everybody.data ?? [])
      .filter(one => !busy.some(known => known.party === one.id))
      .map(one => ({ value: one.id, label: word(one.name) })),
  ]
  const chosen = busy.find(one => one.party === party)
  return (
    <>
      <Select
        className="sheet-party"
        aria-label={t('party')}
        placeholder={t('allParties')}
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        value={party ?? null}
        options={options}
        onChange={next => props.onChange(next ?? undefined)}
        popupMatchSelectWidth={false}
      />
      {direction === 'out' && chosen && chosen.late > 0 && may('sheet.work') ? (
        <ConfirmPopover
          question={t('chaseLateAsk', { name: word(chosen.name), count: chosen.late })}
          verb={t('chaseLateVerb')}
          onConfirm={() => chase.send({ recipient: chosen.party })}
        >
          <Button loading={chase.pending}>{t('chaseLate', { count: chosen.late })}</Button>
        </ConfirmPopover>
      ) : null}
      <ErrorNote error={chase.error} />
    </>
  )
}

/** The register of sheets as a workbook or on paper, narrowed to the recipient that is chosen. */
function ExportSheets({ address }: { readonly address: SheetListAddress }) {
  const t = useTexts(texts)
  const client = useTRPCClient()
  return (
    <ExportMenu
      start={(format, language) =>
        client.reports.ledger.mutate({
          ledger: 'sheets',
          format,
          language,
          title: t('exportTitle'),
          filter: {
            ...(address.party === undefined ? {} : { recipient: address.party }),
            ...(address.view === 'open' || address.view === 'late' ? { state: address.view } : {}),
          },
        })
      }
    />
  )
}
