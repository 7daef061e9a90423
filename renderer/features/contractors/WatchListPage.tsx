import { useQuery } from '@tanstack/react-query'
import { Button, Segmented, Select } from 'antd'
import { z } from 'zod'
import {
  WatchReasonCode,
  watchReasons,
  watchReasonText,
  watchReasonWords,
  watchRowName,
  type WatchRow,
} from '../../../main/contract/season-watch.ts'
import { Id } from '../../../main/contract/values.ts'
import { useAddress } from '../../app/address.ts'
import { useTRPC } from '../../app/api.ts'
import { useHotkey } from '../../app/hotkeys.ts'
import { useLanguage, useTexts } from '../../app/i18n.ts'
import { useMay } from '../../app/session.ts'
import { KeyHint } from '../../components/KeyHint.tsx'
import { Page } from '../../components/Page.tsx'
import { StateTag } from '../../components/StateTag.tsx'
import { useWord } from '../cases/words.ts'
import { LeaksTabs } from '../leaks/LeaksTabs.tsx'
import { useBuildings } from '../owners/list/BuildingFilter.tsx'
import { ExportRegister } from '../registers/ExportRegister.tsx'
import { RegisterPanes, wholeList } from '../registers/RegisterPanes.tsx'
import { AddWatch } from './AddWatch.tsx'
import './contractors.css'
import { WatchPanel } from './WatchPanel.tsx'
import { watchTexts } from './watch-texts.ts'
import { Windward } from './Windward.tsx'

const Address = z.object({
  building: Id.optional(),
  reason: WatchReasonCode.optional(),
  decided: z.enum(['added', 'removed']).optional(),
  row: z.string().max(120).optional(),
})

/** Homes and stacks to look at before it rains, each with its reasons; people add and take off with theirs. */
export function WatchListPage() {
  const t = useTexts(watchTexts)
  const word = useWord()
  const language = useLanguage()
  const works = useMay()('leak.work')
  const buildings = useBuildings()
  const [{ building, reason, decided, row }, change] = useAddress(Address)
  const question = {
    ...(building === undefined ? {} : { buildingId: building }),
    ...(reason === undefined ? {} : { reason }),
    ...(decided === undefined ? {} : { decided }),
  }
  const found = useQuery(useTRPC().seasonWatch.list.queryOptions(question))
  const list = found.data
  const add = () => change({ row: 'new' })
  useHotkey({ keys: 'N', label: t('add'), disabled: !works }, add)
  const chosen = list?.rows.find(one => one.id === row)
  const close = () => change({ row: '' })
  const words = [
    ...buildings.filter(one => one.value === building).map(one => one.label),
    ...(reason === undefined ? [] : [word(watchReasonWords[reason])]),
    ...(decided === undefined ? [] : [t(decided)]),
  ]
  const button = works ? (
    <Button type="primary" onClick={add}>
      {t('add')} <KeyHint keys="N" />
    </Button>
  ) : null
  const rows = list?.rows ?? []
  return (
    <Page
      title={t('title')}
      fill
      actions={
        <>
          <ExportRegister seen={{ list: { list: 'season-watch', ...question }, title: t('title'), words }} />
          {button}
        </>
      }
      aside={
        <>
          <LeaksTabs />
          <p className="desk-soft watch-why">{t('why')}</p>
          <div className="contractor-aside">
            <Segmented
              aria-label={t('title')}
              value={decided ?? 'all'}
              options={(['all', 'added', 'removed'] as const).map(value => ({
                value,
                label: value === 'removed' && list ? `${t(value)} ${list.removed}` : t(value),
              }))}
              onChange={value => change({ decided: value === 'all' ? '' : value, row: '' })}
            />
            <Select
              aria-label={t('building')}
              className="warranty-filter"
              allowClear
              placeholder={t('building')}
              showSearch={{ optionFilterProp: 'label' }}
              value={building ?? null}
              options={buildings}
              onChange={value => change({ building: value ?? '' })}
            />
            <Select
              aria-label={t('anyReason')}
              className="warranty-filter"
              allowClear
              placeholder={t('anyReason')}
              value={reason ?? null}
              options={watchReasons.map(value => ({
                value,
                label: `${word(watchReasonWords[value])} ${list?.counts[value] ?? 0}`,
              }))}
              onChange={value => change({ reason: value ?? '' })}
            />
            {list ? <Windward windward={list.windward} /> : null}
            {list ? (
              <span className="desk-soft">
                {list.total > rows.length
                  ? t('cut', { count: list.total, shown: rows.length })
                  : t('shown', { count: list.total })}
              </span>
            ) : null}
          </div>
        </>
      }
    >
      <RegisterPanes
        label={t('title')}
        list={wholeList({ ...found, data: list?.rows })}
        chosen={row}
        onChoose={id => change({ row: id })}
        renderRow={one => <WatchLine row={one} language={language} />}
        empty={t(decided === 'removed' ? 'nothingRemoved' : words.length > 0 ? 'nothingFits' : 'empty')}
        emptyAction={words.length > 0 ? null : button}
        choose={t('choose')}
        detail={
          row === 'new' && works ? (
            <AddWatch
              onDone={id => change({ row: id, decided: '', reason: '', building: '' })}
              onCancel={close}
            />
          ) : chosen ? (
            <WatchPanel key={chosen.id} row={chosen} works={works} onClose={close} />
          ) : null
        }
      />
    </Page>
  )
}

function WatchLine({ row, language }: { readonly row: WatchRow; readonly language: 'zh' | 'en' }) {
  const t = useTexts(watchTexts)
  return (
    <div className="watch-line">
      <span className="reg-head">
        <strong>{watchRowName(row, language)}</strong>
        {row.decision ? (
          <StateTag tone={row.decision.kind === 'added' ? 'plain' : 'off'}>{t(row.decision.kind)}</StateTag>
        ) : null}
        <span className="watch-weight desk-soft desk-figures">{t('weight', { weight: row.weight })}</span>
      </span>
      <span className="desk-soft watch-reasons">
        {row.reasons.map(one => watchReasonText(one, language)).join(' · ') || row.decision?.reason}
      </span>
    </div>
  )
}
